import type { PageOrder, PageRequest, PageRows, PageStart } from '../../../shared/model/browse.ts';
import { placeOf, placeOfTime } from './locate.ts';
import type { Selection } from './selection.ts';

/** So many positions are walked before it is asked whether it is still worth it; walking no more is the shortest way in any case. */
const LOOK_AGAIN = 1024;
/** Walking so many takes less than counting the rows of a selection that is not yet counted. */
const UNCOUNTED = 32_768;

/** A page of a selection in order of time: the rows that the request names, fewer at either end. */
export function page(selection: Selection, { from, limit, order }: PageRequest): PageRows {
  const { total } = selection;
  if ('start' in from) return { rows: firstRows(selection, limit, order), first: 0, total };
  const start = startOf(selection, from, order);
  const end = 'before' in from ? start : Math.min(total, start + limit);
  const first = 'before' in from ? Math.max(0, start - limit) : start;
  return { rows: rowsAt(selection, first, end, order), first, total };
}

/** The index the page starts at; for a page before a row, the index it ends before. */
function startOf(selection: Selection, from: Exclude<PageStart, { start: true }>, order: PageOrder): number {
  if ('index' in from) return Math.max(0, Math.min(selection.total, Math.floor(from.index)));
  if ('time' in from) return placeOfTime(selection, from.time, order);
  if ('before' in from) return placeOf(selection, from.before, order).index;
  const { index, isThere } = placeOf(selection, from.after, order);
  return isThere ? index + 1 : index;
}

function rowsAt({ total, ordered }: Selection, first: number, end: number, order: PageOrder): number[] {
  if (first >= end) return [];
  return order === 'newest'
    ? ordered.rowsFrom(total - 1 - first, end - first, -1)
    : ordered.rowsFrom(first, end - first, 1);
}

/**
 * The first page walks the order and stops when it is full, so that showing it does not wait for places, unless those cost less. They are made
 * all the same where the rows turn out to lie together far from that end.
 */
function firstRows(selection: Selection, limit: number, order: PageOrder): number[] {
  const { total } = selection;
  const wanted = Math.min(limit, total);
  const walk = (wanted / Math.max(1, total)) * selection.order.length;
  return (
    (isShort(walk, selection) ? walked(selection, wanted, order) : undefined) ??
    rowsAt(selection, 0, wanted, order)
  );
}

/** Undefined where they are not found in so many positions as would be gone through sooner than places are made. */
function walked(selection: Selection, wanted: number, order: PageOrder): number[] | undefined {
  const { order: byTime, counted } = selection;
  const rows: number[] = [];
  const step = order === 'newest' ? -1 : 1;
  let position = order === 'newest' ? byTime.length - 1 : 0;
  for (let looked = 0; rows.length < wanted; looked += 1, position += step) {
    if (looked % LOOK_AGAIN === 0 && !isShort(looked, selection)) return undefined;
    const row = byTime.rows[position] ?? 0;
    if (counted.has(row)) rows.push(row);
  }
  return rows;
}

/** Whether so many positions are gone through sooner than places are made: as many at a time as those take, or all of them one by one. */
function isShort(positions: number, { isOrdered, order }: Selection): boolean {
  if (positions <= LOOK_AGAIN) return true;
  if (isOrdered) return false;
  if (positions <= UNCOUNTED) return true;
  if (positions * 32 <= order.length) return true;
  return positions * 8 <= order.length && order.crossings === undefined;
}
