import type { PageOrder, PageRequest, PageRows, PageStart } from '../../../shared/model/browse.ts';
import { placeOf, placeOfTime } from './locate.ts';
import type { Selection } from './selection.ts';

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

function rowsAt(selection: Selection, first: number, end: number, order: PageOrder): number[] {
  const rows: number[] = [];
  if (first >= end) return rows;
  const { positions } = selection.ordered;
  const newest = order === 'newest';
  const nth = newest ? selection.total - 1 - first : first;
  let position = selection.ordered.positionOfNth(nth);
  while (rows.length < end - first) {
    rows.push(selection.order.rows[position] ?? 0);
    position = newest ? positions.previous(position - 1) : positions.next(position + 1);
  }
  return rows;
}

/**
 * The first page walks the order and stops when it is full, so that showing it does not wait for anything else. Where hits are
 * so rare that the walk would be long, the places are worth making: they serve every later page.
 */
function firstRows(selection: Selection, limit: number, order: PageOrder): number[] {
  const { total } = selection;
  const wanted = Math.min(limit, total);
  const walk = (wanted / Math.max(1, total)) * selection.order.length;
  if (selection.isOrdered || walk * 8 > selection.order.length) return rowsAt(selection, 0, wanted, order);
  const { rows: byTime } = selection.order;
  const { words } = selection.rows;
  const rows: number[] = [];
  const step = order === 'newest' ? -1 : 1;
  let position = order === 'newest' ? byTime.length - 1 : 0;
  for (; rows.length < wanted; position += step) {
    const row = byTime[position] ?? 0;
    if ((((words[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1) rows.push(row);
  }
  return rows;
}
