import type { Writer } from './handle.ts';
import { markedRows } from './marks.ts';
import { COLUMNS_A_SEGMENT } from './segment-column.ts';
import { segmentEntries, timesOf, type SegmentEntry } from './segments.ts';
import { removedRanges, removeRows, type RowRange } from './versions.ts';

/**
 * Takes out all rows of before an instant, within its caller's transaction: the rows at once, originals and columns where
 * nothing else lies with them. How many went. Only segments with such rows are looked at. Marked traces stay.
 */
export function removeRowsBefore(db: Writer, before: number): number {
  const gone = joined(removedRanges(db));
  const marked = markedRows(db);
  let count = 0;
  for (const segment of segmentEntries(db)) {
    if (segment.firstTime >= before || isWithin(segment, gone)) continue;
    const ranges = expiredRanges(
      segment,
      timesOf(db, segment),
      before,
      (row) => marked.has(row) || isWithin({ firstRow: row, rows: 1 }, gone),
    );
    for (const range of ranges) {
      removeRows(db, range);
      count += range.rows;
    }
  }
  if (count > 0) dropWhatIsEmpty(db);
  return count;
}

function expiredRanges(
  { firstRow, rows }: SegmentEntry,
  times: Float64Array,
  before: number,
  isLeftAlone: (row: number) => boolean,
): RowRange[] {
  const ranges: RowRange[] = [];
  for (let at = 0; at < rows; at += 1) {
    const row = firstRow + at;
    if (!((times[at] ?? Infinity) < before) || isLeftAlone(row)) continue;
    const last = ranges.at(-1);
    if (last !== undefined && last.firstRow + last.rows === row) last.rows += 1;
    else ranges.push({ firstRow: row, rows: 1 });
  }
  return ranges;
}

/** Ranges in order, those that touch as one: a segment may have gone piece by piece. */
function joined(ranges: readonly RowRange[]): RowRange[] {
  const result: RowRange[] = [];
  for (const { firstRow, rows } of ranges) {
    const last = result.at(-1);
    if (last !== undefined && last.firstRow + last.rows >= firstRow)
      last.rows = Math.max(last.rows, firstRow + rows - last.firstRow);
    else result.push({ firstRow, rows });
  }
  return result;
}

/** Whether all rows of a run lie in one of the joined ranges. */
function isWithin({ firstRow, rows }: RowRange, ranges: readonly RowRange[]): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle]?.firstRow ?? 0) <= firstRow) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low - 1];
  return found !== undefined && firstRow + rows <= found.firstRow + found.rows;
}

/** Row numbers stay given: a segment stays listed when its columns are gone. */
function dropWhatIsEmpty(db: Writer): void {
  const gone = joined(removedRanges(db));
  const blocks = db.prepare<[], RowRange>('SELECT first_row AS firstRow, rows FROM block').all();
  const dropBlock = db.prepare('DELETE FROM block WHERE first_row = ?');
  for (const block of blocks) if (isWithin(block, gone)) dropBlock.run(block.firstRow);
  const dropColumns = db.prepare('DELETE FROM segment_column WHERE id >= ? AND id < ?');
  for (const segment of segmentEntries(db))
    if (isWithin(segment, gone))
      dropColumns.run(segment.id * COLUMNS_A_SEGMENT, (segment.id + 1) * COLUMNS_A_SEGMENT);
}
