import type { ColumnMapping } from '../../../../shared/model/sheet.ts';
import { forgetCoverage } from '../../cache/coverage.ts';
import type { Reader } from '../../cache/handle.ts';
import { markWithdrawn, otherPartIds, partsOf, type PartEntry } from '../../cache/sources.ts';
import { removeRows, sightingsOf, type RowRange } from '../../cache/versions.ts';
import { mapColumns } from '../../sources/files/sheet/column-mapping.ts';
import type { KeptRows } from './kept-rows.ts';

/** Whether the columns of a source's sheets would be taken for other fields now than when it was read. */
export function isMappedOtherwise(db: Reader, sourceId: number, mapping: ColumnMapping): boolean {
  return partsOf(db, sourceId).some(({ sheets }) =>
    sheets.some((sheet) => {
      const now = mapColumns(sheet.headings, mapping);
      return sheet.headings.some((heading) => now[heading] !== sheet.mapping[heading]);
    }),
  );
}

/** Takes out the traces of a source, but for those that another source holds too. Within its caller's transaction. */
export function withdraw(kept: KeptRows, sourceId: number, at: number): void {
  const { db } = kept;
  const parts = partsOf(db, sourceId);
  const stay = rowsSeenElsewhere(db, sourceId, parts);
  for (const part of parts) {
    const ranges = rangesWithout(part, stay);
    for (const range of ranges) removeRows(db, range);
    kept.forget(ranges);
    forgetCoverage(db, part.id);
  }
  markWithdrawn(db, sourceId, at);
}

function rowsSeenElsewhere(db: Reader, sourceId: number, parts: readonly PartEntry[]): Set<number> {
  const seen = new Set<number>();
  const isOurs = (row: number): boolean =>
    parts.some(({ firstRow, rows }) => row >= firstRow && row < firstRow + rows);
  for (const part of otherPartIds(db, sourceId))
    for (const row of sightingsOf(db, part).rows) if (isOurs(row)) seen.add(row);
  return seen;
}

function rangesWithout({ firstRow, rows }: PartEntry, stay: ReadonlySet<number>): RowRange[] {
  const ranges: RowRange[] = [];
  let from = firstRow;
  for (let row = firstRow; row <= firstRow + rows; row += 1) {
    if (row < firstRow + rows && !stay.has(row)) continue;
    if (row > from) ranges.push({ firstRow: from, rows: row - from });
    from = row + 1;
  }
  return ranges;
}
