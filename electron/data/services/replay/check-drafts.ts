import { neverSeen, seenOperations } from '../../../core/engine/seen.ts';
import type { Plan } from '../../../core/engine/plan.ts';
import type { Issue } from '../../../../shared/model/issue.ts';
import type { Provider } from '../../../../shared/model/trace.ts';
import { check } from '../../../../shared/notification/check.ts';
import type { Draft } from '../../../../shared/notification/draft.ts';
import { knownOperationsOf, type KnownOperations } from '../../../../shared/notification/known-operations.ts';
import type { ReplayedTraces } from './replayed-traces.ts';

/** What is known of operations by documents and by the traces that are held; made anew when traces came or went. */
export class HeldOperations {
  private readonly traces: ReplayedTraces;
  private readonly known = new Map<Provider, KnownOperations>();
  private version = -1;

  constructor(traces: ReplayedTraces) {
    this.traces = traces;
  }

  of(plan: Plan): KnownOperations {
    const { version } = this.traces.index.columns;
    if (version !== this.version) this.known.clear();
    this.version = version;
    const { provider } = plan;
    const known = this.known.get(provider) ?? knownOperationsOf(provider, this.seen(plan));
    this.known.set(provider, known);
    return known;
  }

  /** Of all projects: a name that is right in one is right in all. */
  private seen(plan: Plan) {
    return seenOperations({ ...plan, projectId: null }, this.traces.index).flatMap(
      ({ service_type, resource_type, trace_name, seen }) =>
        service_type === null || trace_name === null
          ? []
          : [{ service_type, resource_type: resource_type ?? '', trace_name, seen }],
    );
  }
}

/** With what only traces can tell: names that occur, and parts that none of them can satisfy. */
export function checkOnTraces(
  draft: Draft,
  plan: Plan,
  operations: HeldOperations,
  traces: ReplayedTraces,
): Issue[] {
  const issues = check(draft, { catalogue: () => operations.of(plan) });
  const unseen = neverSeen(plan, traces.index);
  return [...issues, ...unseen.map((issue) => ({ ...issue, path: `${draft.path}${issue.path}` }))];
}
