import { Bitset } from '../../../core/columns/bitset.ts';
import { mainCauses } from '../../../core/engine/main-causes.ts';
import { replay } from '../../../core/engine/replay.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import type {
  Exclusion,
  ExclusionEffect,
  Tuning,
  TuningHint,
  TuningRequest,
} from '../../../../shared/model/tuning.ts';
import { withoutValue } from '../../../../shared/notification/exclude-value.ts';
import { limitsOf } from '../replay/asked-limits.ts';
import { planOfReplay } from '../replay/replayed-draft.ts';
import type { ReplayedTraces } from '../replay/replayed-traces.ts';
import type { KeptVerdicts } from './kept-verdicts.ts';

/** What causes most matches, and whether the draft can leave it out; to be given up between two steps. */
export function* tuningSteps(
  traces: ReplayedTraces,
  { draft, window }: Omit<TuningRequest, 'asker'>,
  kept: KeptVerdicts,
): Generator<void, Tuning> {
  const { match } = kept.of(traces, draft, window).verdicts;
  yield;
  const causes = mainCauses(traces.index, match);
  const hints: TuningHint[] = [];
  for (const { of, matched } of causes) {
    yield;
    const exclusion = withoutValue(draft.notification, of);
    const effect = yield* effectSteps(traces, { draft, window }, match, exclusion);
    hints.push({ of, matched, exclusion, effect });
  }
  return { matched: match.count(), hints };
}

function* effectSteps(
  traces: ReplayedTraces,
  { draft, window }: Omit<TuningRequest, 'asker'>,
  before: Bitset,
  exclusion: Exclusion,
): Generator<void, ExclusionEffect | null> {
  if (exclusion.kind === 'never') return null;
  const after = new Bitset(before.length);
  const possible = new Bitset(before.length);
  let messages = 0;
  for (const notification of partsOf(exclusion)) {
    const found = replay(planOfReplay({ ...draft, notification }), traces.index, limitsOf(traces, window));
    after.or(found.match);
    possible.or(found.possible);
    messages += found.match.count();
    yield;
  }
  const lost = before.copy().andNot(after);
  const unknown = lost.copy().and(possible).count();
  return { fewer: lost.count(), unknown, doubled: messages - after.count() };
}

const partsOf = (exclusion: Exclude<Exclusion, { kind: 'never' }>): JsonObject[] =>
  exclusion.kind === 'within' ? [exclusion.notification] : exclusion.notifications;
