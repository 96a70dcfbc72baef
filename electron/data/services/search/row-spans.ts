import type { SegmentEntry } from '../../cache/segments.ts';
import type { RowSpan } from './search-message.ts';

/** A few milliseconds of work: short enough for a first answer, long enough that handing it out costs nothing. */
const ROWS_A_SPAN = 2048;

/**
 * All rows in portions, the last first. They are cut where segments begin, and within long ones at multiples of what a
 * block holds: a block in two portions would be unpacked twice.
 */
export function rowSpans(segments: readonly SegmentEntry[]): RowSpan[] {
  const spans: RowSpan[] = [];
  let to = 0;
  let from = 0;
  const close = (): void => {
    if (to > from) spans.push({ from, to });
    from = to;
  };
  for (const { firstRow, rows } of segments) {
    if (to - from + rows > ROWS_A_SPAN) close();
    to = firstRow + rows;
    while (to - from > ROWS_A_SPAN) {
      spans.push({ from, to: from + ROWS_A_SPAN });
      from += ROWS_A_SPAN;
    }
  }
  close();
  return spans.reverse();
}
