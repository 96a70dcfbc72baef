import type { Bitset } from './bitset.ts';
import type { TimeOrder } from './time-order.ts';

/** So few rows of all are sorted by themselves. */
const FEW_SHARE = 64;

/** All rows of a set, by time. */
export function rowsInOrder(order: TimeOrder, set: Bitset): Uint32Array {
  if (order.isRowOrder) return set.rows();
  const count = set.count();
  if (count * FEW_SHARE <= order.length) return fewInOrder(order, set);
  const found = new Uint32Array(count);
  const { words } = set;
  const { rows } = order;
  // By number: an iterator takes three times as long.
  for (let position = 0, at = 0; at < count; position += 1) {
    const row = rows[position] ?? 0;
    if ((((words[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 0) continue;
    found[at] = row;
    at += 1;
  }
  return found;
}

function fewInOrder(order: TimeOrder, set: Bitset): Uint32Array {
  const positions = set.rows().map((row) => order.positionOf(row));
  return positions.sort().map((position) => order.rows[position] ?? 0);
}

/** The last rows of a set by time, the newest first. */
export function newestRows(order: TimeOrder, set: Bitset, most: number): number[] {
  const found: number[] = [];
  if (order.isRowOrder) {
    for (
      let row = set.previous(order.length - 1);
      row >= 0 && found.length < most;
      row = set.previous(row - 1)
    )
      found.push(row);
    return found;
  }
  for (let position = order.length - 1; position >= 0 && found.length < most; position -= 1) {
    const row = order.rows[position] ?? 0;
    if (set.has(row)) found.push(row);
  }
  return found;
}
