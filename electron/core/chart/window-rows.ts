import type { TraceColumns } from '../columns/trace-columns.ts';

/** The standing rows before a moment, the oldest first. No copy where every row stands. */
export function rowsBefore({ order, standing, rows }: TraceColumns, to: number): Uint32Array {
  const all = order.rows.subarray(0, order.firstFrom(to));
  if (standing.count() === rows) return all;
  const { words } = standing;
  const kept = new Uint32Array(all.length);
  let length = 0;
  for (let at = 0; at < all.length; at += 1) {
    const row = all[at] ?? 0;
    kept[length] = row;
    length += ((words[row >>> 5] ?? 0) >>> (row & 31)) & 1;
  }
  return kept.subarray(0, length);
}

/** The first place whose row is not before the time. */
export function placeFrom({ times }: TraceColumns, rows: Uint32Array, time: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[rows[middle] ?? 0] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
