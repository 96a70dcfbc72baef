import { Bitset } from '../columns/bitset.ts';
import type { TimeOrder } from '../columns/time-order.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';
import type { TimeRange } from '../../../shared/query/query.ts';

/** Rows of a range of time. What comes by the order of time touches at most half of the rows. */
export function rowsInRange(
  columns: TraceColumns,
  { field, from = -Infinity, to = Infinity }: TimeRange,
): Bitset {
  if (field === 'record_time') return scanned(columns.recordTimes, from, to);
  const { order } = columns;
  const first = order.firstFrom(from);
  const end = Math.max(first, order.firstFrom(to));
  if (order.isRowOrder) return new Bitset(order.length).fill(first, end);
  if ((end - first) * 2 <= order.length) return between(order, first, end);
  return between(order, 0, first)
    .or(between(order, end, order.length))
    .not();
}

function between({ rows, length }: TimeOrder, first: number, end: number): Bitset {
  const set = new Bitset(length);
  const { words } = set;
  for (let at = first; at < end; at += 1) {
    const row = rows[at] ?? 0;
    words[row >>> 5] = (words[row >>> 5] ?? 0) | (1 << (row & 31));
  }
  return set;
}

/** NaN is in no range. */
function scanned(times: Float64Array, from: number, to: number): Bitset {
  const set = new Bitset(times.length);
  const { words } = set;
  for (let at = 0; at < words.length; at += 1) {
    const end = Math.min(at * 32 + 32, times.length);
    let word = 0;
    for (let row = at * 32; row < end; row += 1) {
      const time = times[row] ?? NaN;
      if (time >= from && time < to) word |= 1 << (row & 31);
    }
    words[at] = word;
  }
  return set;
}
