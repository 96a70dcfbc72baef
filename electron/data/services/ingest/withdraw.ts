import { forgetCoverage } from '../../cache/coverage.ts';
import type { Reader } from '../../cache/handle.ts';
import { markedRows } from '../../cache/marks.ts';
import {
  isWithdrawn,
  livePartsWithSightings,
  markWithdrawn,
  partsOf,
  sameBytes,
  withdrawnRanges,
} from '../../cache/sources.ts';
import { removedRanges, removeRows, sightingsOf, type RowRange } from '../../cache/versions.ts';
import { understood, type SheetChoices } from '../../sources/files/sheet/sheet-choices.ts';
import type { KeptRows } from './kept-rows.ts';

/** Whether the columns of a source's sheets would be taken for other fields now than when it was read, or their times for others. */
export function isMappedOtherwise(db: Reader, sourceId: number, choices: SheetChoices): boolean {
  return partsOf(db, sourceId).some(({ sheets }) =>
    sheets.some((sheet) => {
      const { mapping, zone } = understood(sheet.headings, choices);
      return (
        zone !== sheet.zone || sheet.headings.some((heading) => mapping[heading] !== sheet.mapping[heading])
      );
    }),
  );
}

/**
 * Takes out the traces of a source, and of all that were the same bytes, but for those that another source told too, and those
 * that somebody marked. What stayed for the sake of this one goes with it. Within its caller's transaction.
 */
export function withdraw(kept: KeptRows, sourceId: number, at: number): void {
  const { db } = kept;
  // The same sheet under another path has seen to it already, and what came of reading it again is right.
  if (isWithdrawn(db, sourceId)) return;
  for (const id of sameBytes(db, sourceId)) {
    for (const part of partsOf(db, id)) forgetCoverage(db, part.id);
    markWithdrawn(db, id, at);
  }
  const stay = markedRows(db);
  for (const part of livePartsWithSightings(db)) for (const row of sightingsOf(db, part).rows) stay.add(row);
  const gone = removedRanges(db);
  for (const { firstRow, rows } of withdrawnRanges(db)) {
    const ranges = rangesWithout(firstRow, rows, (row) => stay.has(row) || isIn(gone, row));
    for (const range of ranges) removeRows(db, range);
    kept.forget(ranges);
  }
}

function rangesWithout(firstRow: number, rows: number, isLeftAlone: (row: number) => boolean): RowRange[] {
  const ranges: RowRange[] = [];
  let from = firstRow;
  for (let row = firstRow; row <= firstRow + rows; row += 1) {
    if (row < firstRow + rows && !isLeftAlone(row)) continue;
    if (row > from) ranges.push({ firstRow: from, rows: row - from });
    from = row + 1;
  }
  return ranges;
}

/** Of ranges in order. */
function isIn(ranges: readonly RowRange[], row: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle]?.firstRow ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low - 1];
  return found !== undefined && row < found.firstRow + found.rows;
}
