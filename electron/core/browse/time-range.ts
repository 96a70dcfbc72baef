import { Bitset } from '../columns/bitset.ts';
import { rowsBetween } from '../columns/rows-between.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';
import type { TimeRange } from '../../../shared/query/query.ts';

/** Rows of a range of time. */
export function rowsInRange(
  columns: TraceColumns,
  { field, from = -Infinity, to = Infinity }: TimeRange,
): Bitset {
  if (field === 'record_time') return scanned(columns.recordTimes, from, to);
  return rowsBetween(columns.order, from, to);
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
