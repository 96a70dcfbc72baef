import { countOf } from '../../../core/engine/replay.ts';
import { replayAll } from '../../../core/engine/replay-all.ts';
import type { DraftCounts, StoredDraft } from '../../../../shared/model/stored-draft.ts';
import type { AskedWindow } from '../../../../shared/model/replay-request.ts';
import { limitsOf } from '../replay/answer.ts';
import { checkOnTraces } from '../replay/check-drafts.ts';
import { planOfDraft } from '../replay/drafted.ts';
import type { Replaying } from '../replay/held-replay.ts';
import { draftOf } from './draft-text.ts';

/** What all drafts do in a window, in one pass over the rows; to be given up between two steps. */
export function* countSteps(
  { traces, operations }: Replaying,
  stored: readonly StoredDraft[],
  window: AskedWindow,
): Generator<void, DraftCounts[]> {
  const drafts = stored.map(draftOf);
  const plans = drafts.map((draft) => planOfDraft(draft));
  // It is built when it is first asked for, which takes longer than the replay.
  void traces.index;
  yield;
  const verdicts = replayAll(plans, traces.index, limitsOf(window));
  const counts: DraftCounts[] = [];
  for (const [at, { id, version }] of stored.entries()) {
    yield;
    const [draft, plan, found] = [drafts[at], plans[at], verdicts[at]];
    if (draft === undefined || plan === undefined || found === undefined) continue;
    const { matched, unknown } = countOf(found);
    counts.push({ id, version, matched, unknown, issues: checkOnTraces(draft, plan, operations, traces) });
  }
  return counts;
}
