import { Bitset } from './bitset.ts';
import { BLOCK_ROWS, type Crossings } from './crossings.ts';
import type { TimeOrder } from './time-order.ts';

/** So few rows of all are put in one by one. */
const FEW_SHARE = 32;

/** Rows from one time, inclusive, to another, exclusive. Where they did not come nearly in order, half of all rows are touched at most. */
export function rowsBetween(order: TimeOrder, from: number, to: number): Bitset {
  const first = order.firstFrom(from);
  return rowsAtPositions(order, first, Math.max(first, order.firstFrom(to)));
}

/** The rows that stand from one position to before another. */
export function rowsAtPositions(order: TimeOrder, first: number, end: number): Bitset {
  const { length } = order;
  if (order.isRowOrder || end - first === length) return new Bitset(length).fill(first, end);
  const isMuch = (end - first) * FEW_SHARE > length;
  if (isMuch && order.crossings !== undefined) return nearlyFilled(order, order.crossings, first, end);
  const set = new Bitset(length);
  if ((end - first) * 2 <= length) return put(order, first, end, set);
  return put(order, end, length, put(order, 0, first, set)).not();
}

function put({ rows }: TimeOrder, first: number, end: number, set: Bitset): Bitset {
  const { words } = set;
  for (let at = first; at < end; at += 1) {
    const row = rows[at] ?? 0;
    words[row >>> 5] = (words[row >>> 5] ?? 0) | (1 << (row & 31));
  }
  return set;
}

/** All numbers between two borders, but for the rows that cross one of them; then what is left before and behind. */
function nearlyFilled(order: TimeOrder, crossings: Crossings, first: number, end: number): Bitset {
  const set = new Bitset(order.length);
  const start = Math.ceil(first / BLOCK_ROWS);
  const stop = Math.floor(end / BLOCK_ROWS);
  if (start >= stop) return put(order, first, end, set);
  const [lowest, highest] = [start * BLOCK_ROWS, stop * BLOCK_ROWS];
  set.fill(lowest, highest);
  // In this order: a row that crosses both borders is in none of the blocks between.
  for (const row of crossings.at(start)) if (row < lowest) set.add(row);
  for (const row of crossings.at(stop)) if (row < highest) set.remove(row);
  for (const row of crossings.at(stop)) if (row >= highest) set.add(row);
  for (const row of crossings.at(start)) if (row >= lowest) set.remove(row);
  put(order, first, lowest, set);
  return put(order, highest, end, set);
}
