import { compare } from '../../../core/engine/compare.ts';
import type { Plan } from '../../../core/engine/plan.ts';
import { replay } from '../../../core/engine/replay.ts';
import { CHANGES, type AskedWindow, type Change } from '../../../../shared/model/replay-request.ts';
import { limitsOf } from './asked-limits.ts';
import type { ReplayedTraces } from './replayed-traces.ts';
import { idsOfRows } from './trace-sets.ts';

export interface ComparedIds extends Record<Change, string[]> {
  counts: Record<Change, number>;
}

/** What the second notification does with the traces that the first does not. */
export function compareDrafts(
  traces: ReplayedTraces,
  before: Plan,
  after: Plan,
  asked: AskedWindow,
): ComparedIds {
  const { index } = traces;
  const limits = limitsOf(traces, asked);
  const changes = compare(replay(before, index, limits), replay(after, index, limits));
  const ids = CHANGES.map((change): [Change, string[]] => [change, idsOfRows(traces, changes[change])]);
  const counts = ids.map(([change, found]): [Change, number] => [change, found.length]);
  // Each change is there once, as the list says.
  return { ...Object.fromEntries(ids), counts: Object.fromEntries(counts) } as ComparedIds;
}
