import { compare } from '../../../core/engine/compare.ts';
import { countOf, replay } from '../../../core/engine/replay.ts';
import { ASSUMPTIONS, DEFAULT_ASSUMPTIONS } from '../../../../shared/model/assumptions.ts';
import type { AssumedEffect, AssumedRequest } from '../../../../shared/model/live-test.ts';
import { limitsOf } from '../replay/asked-limits.ts';
import { planOfReplay } from '../replay/replayed-draft.ts';
import type { ReplayedTraces } from '../replay/replayed-traces.ts';
import type { KeptVerdicts } from './kept-verdicts.ts';

/** What taking something else for granted would do, for each value that is not chosen; to be given up between two steps. */
export function* assumedSteps(
  traces: ReplayedTraces,
  { draft, window, names }: Omit<AssumedRequest, 'asker'>,
  kept: KeptVerdicts,
): Generator<void, AssumedEffect[]> {
  const before = kept.of(traces, draft, window).verdicts;
  const chosen = { ...DEFAULT_ASSUMPTIONS, ...draft.assumptions };
  const effects: AssumedEffect[] = [];
  for (const name of names)
    for (const value of ASSUMPTIONS[name]) {
      if (value === chosen[name]) continue;
      yield;
      const plan = planOfReplay({ ...draft, assumptions: { ...draft.assumptions, [name]: value } });
      const after = replay(plan, traces.index, limitsOf(traces, window));
      const { gained, lost } = compare(before, after);
      const { unknown } = countOf(after);
      effects.push({ name, value, gained: gained.count(), lost: lost.count(), unknown });
    }
  return effects;
}
