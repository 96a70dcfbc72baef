import { Bitset } from './bitset.ts';
import type { TimeOrder } from './time-order.ts';

/** Rows from one time, inclusive, to another, exclusive. Touches at most half of the rows; none where they came in order. */
export function rowsBetween(order: TimeOrder, from: number, to: number): Bitset {
  const first = order.firstFrom(from);
  const end = Math.max(first, order.firstFrom(to));
  if (order.isRowOrder) return new Bitset(order.length).fill(first, end);
  if ((end - first) * 2 <= order.length) return rowsAt(order, first, end);
  return rowsAt(order, 0, first)
    .or(rowsAt(order, end, order.length))
    .not();
}

function rowsAt({ rows, length }: TimeOrder, first: number, end: number): Bitset {
  const set = new Bitset(length);
  const { words } = set;
  for (let at = first; at < end; at += 1) {
    const row = rows[at] ?? 0;
    words[row >>> 5] = (words[row >>> 5] ?? 0) | (1 << (row & 31));
  }
  return set;
}
