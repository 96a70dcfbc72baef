import type { PageCursor, PageOrder } from '../../../shared/model/browse.ts';
import type { Selection } from './selection.ts';

export interface Place {
  /** The row's index in the list; the index it would have where it is not in it. */
  index: number;
  isThere: boolean;
}

/** Where a row stands in a selection. A row that came in later than the selection is placed by its time. */
export function placeOf(selection: Selection, { row, time }: PageCursor, order: PageOrder): Place {
  const { order: byTime, ordered, total } = selection;
  const position = row < byTime.length ? byTime.positionOf(row) : byTime.firstFrom(time);
  const isThere = selection.counted.has(row);
  const before = ordered.rank(position);
  if (order === 'oldest') return { index: before, isThere };
  return { index: total - before - (isThere ? 1 : 0), isThere };
}

/** The index of the first row that is not before the time in the order of the list; the total where there is none. */
export function placeOfTime(
  { order: byTime, ordered, total }: Selection,
  time: number,
  order: PageOrder,
): number {
  if (order === 'oldest') return ordered.rank(byTime.firstFrom(time));
  return total - ordered.rank(byTime.firstAfter(time));
}

/** The row of a selection nearest in time, the earlier of two as near; undefined where nothing is selected. */
export function nearestRow({ order: byTime, ordered }: Selection, time: number): number | undefined {
  const rank = ordered.rank(byTime.firstFrom(time));
  const [later] = ordered.rowsFrom(rank, 1, 1);
  const [earlier] = ordered.rowsFrom(rank - 1, 1, -1);
  if (later === undefined || earlier === undefined) return later ?? earlier;
  const { times } = byTime;
  return (times[later] ?? 0) - time < time - (times[earlier] ?? 0) ? later : earlier;
}
