import { explain } from '../../../core/engine/explain.ts';
import type { Plan } from '../../../core/engine/plan.ts';
import { scopeOf } from '../../../core/engine/scope.ts';
import type { ExplainedRow } from '../../../../shared/model/replay-request.ts';
import type { ReplayedTraces } from './replayed-traces.ts';

/** Undefined where the original of the row was removed. */
export function explainRow(traces: ReplayedTraces, plan: Plan, row: number): ExplainedRow | undefined {
  const trace = traces.held.trace(row);
  if (trace === undefined) return undefined;
  const { isIn } = scopeOf(plan, trace.provider, trace.project_id);
  return { row, inScope: isIn, ...explain(plan, trace, traces.carriedBy(row, trace)) };
}

/** Every version of the trace; those that the plan looks at come first. */
export function explainTrace(traces: ReplayedTraces, plan: Plan, traceId: string): ExplainedRow[] {
  const rows = traces.held.rowsOfIds([traceId]).get(traceId) ?? [];
  const { order } = traces.index.columns;
  return rows
    .sort((a, b) => order.positionOf(a) - order.positionOf(b))
    .flatMap((row) => explainRow(traces, plan, row) ?? [])
    .sort((a, b) => Number(b.inScope) - Number(a.inScope));
}
