import type { TraceColumns } from '../columns/trace-columns.ts';
import type { TimeOrder } from '../columns/time-order.ts';
import type { PageOrder, PageRequest, PageStart } from '../../../shared/model/browse.ts';
import type { Query } from '../../../shared/query/query.ts';
import type { FoundRows } from './found-rows.ts';
import { rowTest } from './row-test.ts';

/** Rows looked at before it is left to a selection: one to three milliseconds. */
const WALK_LIMIT = 100_000;

/** Where a page can begin without knowing how many rows come before. */
export type EarlyStart = Exclude<PageStart, { index: number }>;

/**
 * The rows of a page before anything is selected, so that what is on screen does not wait for the whole, however many rows there are.
 * The same rows as `page` gives. Undefined where too few of the rows looked at pass: then the selection is the shorter way.
 */
export function earlyPage(
  columns: TraceColumns,
  query: Query,
  { from, limit, order }: PageRequest & { from: EarlyStart },
  found?: FoundRows,
): number[] | undefined {
  const { order: byTime, standing } = columns;
  const backwards = 'before' in from;
  const step = (order === 'newest') === backwards ? 1 : -1;
  const passes = rowTest(columns, query, found);
  const rows: number[] = [];
  const start = startOf(byTime, from, order);
  const end = Math.max(-1, Math.min(byTime.length, start + step * WALK_LIMIT));
  let position = start;
  for (; position !== end && rows.length < limit; position += step) {
    const row = byTime.rows[position] ?? 0;
    if (standing.has(row) && passes(row)) rows.push(row);
  }
  const isWhole = rows.length === limit || end === (step > 0 ? byTime.length : -1);
  if (!isWhole) return undefined;
  return backwards ? rows.reverse() : rows;
}

/** The first position to look at; before 0 or at the length where there is none. */
function startOf(byTime: TimeOrder, from: EarlyStart, order: PageOrder): number {
  const newest = order === 'newest';
  if ('start' in from) return newest ? byTime.length - 1 : 0;
  if ('time' in from) return newest ? byTime.firstAfter(from.time) - 1 : byTime.firstFrom(from.time);
  const cursor = 'after' in from ? from.after : from.before;
  const towardsNewer = newest === 'before' in from;
  if (cursor.row >= byTime.length) {
    const place = byTime.firstFrom(cursor.time);
    return towardsNewer ? place : place - 1;
  }
  return byTime.positionOf(cursor.row) + (towardsNewer ? 1 : -1);
}
