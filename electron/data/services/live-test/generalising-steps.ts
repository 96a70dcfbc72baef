import { countOf, replay } from '../../../core/engine/replay.ts';
import type {
  ClauseEffect,
  Generalising,
  GeneralisingRequest,
} from '../../../../shared/model/generalising.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import { clauseChoices, type ExampleTrace } from '../../../../shared/notification/clause-choices.ts';
import type { OperationName } from '../../../../shared/notification/edit/operations.ts';
import { limitsOf } from '../replay/asked-limits.ts';
import { planOfReplay } from '../replay/replayed-draft.ts';
import type { ReplayedTraces } from '../replay/replayed-traces.ts';
import type { KeptVerdicts } from './kept-verdicts.ts';

/** What the traces that have to match have in common, and what asking for more than that would report; to be given up between two steps. */
export function* generalisingSteps(
  traces: ReplayedTraces,
  { draft, window, examples }: Omit<GeneralisingRequest, 'asker'>,
  known: () => readonly OperationName[],
  kept: KeptVerdicts,
): Generator<void, Generalising> {
  const before = countOf(kept.of(traces, draft, window).verdicts);
  yield;
  const rows = [...traces.held.rowsOfIds(examples).values()].flatMap((of) => of.slice(0, 1));
  const found = rows.flatMap((row) => traces.held.trace(row) ?? []).map(exampleOf);
  const clauses: Generalising['clauses'] = [];
  for (const { choices, ...clause } of clauseChoices(draft.notification, found, known())) {
    const weighed: Generalising['clauses'][number]['choices'] = [];
    for (const choice of choices) {
      yield;
      const effect = choice.isNow ? before : effectOf(choice.notification);
      weighed.push({ ...choice, effect: { matched: effect.matched, unknown: effect.unknown } });
    }
    clauses.push({ ...clause, choices: weighed });
  }
  return { examples: found.length, matched: before.matched, clauses };

  function effectOf(notification: JsonObject): ClauseEffect {
    return countOf(replay(planOfReplay({ ...draft, notification }), traces.index, limitsOf(traces, window)));
  }
}

function exampleOf(trace: Trace): ExampleTrace {
  const { service_type, resource_type, trace_name, api_version, code } = trace;
  const { trace_rating, trace_type, resource_id, resource_name } = trace;
  return {
    ...{ service_type, resource_type, trace_name, api_version, code },
    ...{ trace_rating, trace_type, resource_id, resource_name },
    user: trace['user.name'] ?? trace['user.user_name'],
  };
}
