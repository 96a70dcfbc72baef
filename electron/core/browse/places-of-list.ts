import type { TimeOrder } from '../columns/time-order.ts';
import type { OrderedRows } from './ordered-rows.ts';

/** Of rows that are listed in order of time. */
export function placesOfList(order: TimeOrder, list: ArrayLike<number>): OrderedRows {
  return {
    rank: (position) => (position >= order.length ? list.length : before(list, order, position)),
    rowsFrom: (nth, count, step) => {
      const found: number[] = [];
      for (let at = nth; found.length < count; at += step) {
        const row = list[at];
        if (row === undefined) break;
        found.push(row);
      }
      return found;
    },
  };
}

function before(list: ArrayLike<number>, order: TimeOrder, position: number): number {
  const row = order.rows[position] ?? 0;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order.compare(list[middle] ?? 0, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
