import { EvenStretches } from '../../../core/engine/even-stretches.ts';
import type { Plan } from '../../../core/engine/plan.ts';
import { countOf } from '../../../core/engine/replay.ts';
import { replayAll } from '../../../core/engine/replay-all.ts';
import { perDay } from '../../../../shared/model/per-day.ts';
import type { TimeWindow } from '../../../../shared/model/replay.ts';
import type { AskedWindow } from '../../../../shared/model/replay-request.ts';
import {
  COUNTED_STRETCHES,
  type DraftCounts,
  type StoredDraft,
} from '../../../../shared/model/stored-draft.ts';
import { limitsOf, partOf } from '../replay/asked-limits.ts';
import { checkOnTraces } from '../replay/check-drafts.ts';
import { planOfDraft } from '../replay/drafted.ts';
import type { Replaying } from '../replay/held-replay.ts';
import type { ReplayedTraces } from '../replay/replayed-traces.ts';
import { unreadOf } from '../replay/unread.ts';
import { draftOf } from './draft-text.ts';

/** What all drafts do in a window, in one pass over the rows; to be given up between two steps. */
export function* countSteps(
  { traces, operations }: Replaying,
  stored: readonly StoredDraft[],
  window: AskedWindow,
): Generator<void, DraftCounts[]> {
  const drafts = stored.map(draftOf);
  const plans = drafts.map((draft) => planOfDraft(draft));
  yield* traces.ready();
  const verdicts = replayAll(plans, traces.index, limitsOf(traces, window));
  yield;
  const closed = closedWindow(window);
  const stretches = closed && new EvenStretches(traces.index.columns.times, closed, COUNTED_STRETCHES);
  const readMs = closed === null ? () => 0 : readTimes(traces, closed, partOf(traces, window));
  const counts: DraftCounts[] = [];
  for (const [at, { id, version }] of stored.entries()) {
    yield;
    const [draft, plan, found] = [drafts[at], plans[at], verdicts[at]];
    if (draft === undefined || plan === undefined || found === undefined) continue;
    const { matched, unknown } = countOf(found);
    counts.push({
      ...{ id, version, matched, unknown },
      overTime: matched === 0 || stretches === null ? [] : stretches.countsOf(found.match),
      perDay: perDay(matched, readMs(plan)),
      issues: checkOnTraces(draft, plan, operations, traces),
    });
  }
  return counts;
}

const closedWindow = ({ from, to }: AskedWindow): TimeWindow | null =>
  from === null || to === null || to <= from ? null : { from, to };

/** How much of a window was read, for plans of one kind only once: it goes through the ledger. */
function readTimes(
  traces: ReplayedTraces,
  window: TimeWindow,
  part: ReturnType<typeof partOf>,
): (plan: Plan) => number {
  const known = new Map<string, number>();
  return (plan) => {
    const { provider, projectId, assumptions } = plan;
    const scope = [assumptions['other-projects-out-of-scope'], assumptions['data-traces-excluded']];
    const key = JSON.stringify([provider, projectId, ...scope]);
    const unread = (): number =>
      unreadOf(traces.db, plan, window, part).reduce((sum, { from, to }) => sum + to - from, 0);
    const read = known.get(key) ?? window.to - window.from - unread();
    known.set(key, read);
    return read;
  };
}
