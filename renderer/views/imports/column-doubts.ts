import { zoneOfHeading, type ColumnMapping, type Sheet } from '../../../shared/model/sheet.ts';
import type { TraceFieldName } from '../../../shared/model/trace-fields.ts';

/** What the columns of all tables of a file were taken for: one mapping serves them all. */
export function guessedMapping(sheets: readonly Sheet[]): Record<string, TraceFieldName | null> {
  return Object.fromEntries(
    sheets.flatMap(({ headings, mapping }) =>
      headings.map((heading) => [
        heading,
        Object.hasOwn(mapping, heading) ? (mapping[heading] ?? null) : null,
      ]),
    ),
  );
}

export interface Doubts {
  /** Fields that two columns of one table are set to. */
  twice: TraceFieldName[];
  /** A table has no column for the time, so that every row of it would be refused. */
  noTime: boolean;
}

export function doubtsIn(sheets: readonly Sheet[], mapping: ColumnMapping): Doubts {
  const twice = new Set<TraceFieldName>();
  let noTime = false;
  for (const { headings } of sheets) {
    const seen = new Set<TraceFieldName>();
    for (const heading of headings) {
      const field = mapping[heading] ?? null;
      if (field === null) continue;
      if (seen.has(field)) twice.add(field);
      seen.add(field);
    }
    noTime ||= !seen.has('time');
  }
  return { twice: [...twice], noTime };
}

/** What was said of times without a zone: one thing for all tables of a file. */
export const saidZone = (sheets: readonly Sheet[]): string | null =>
  sheets.find(({ zone }) => zone !== undefined)?.zone ?? null;

/** Whether there is anything to say: a heading that names a zone says it of all below. */
export const mayLackZone = (sheets: readonly Sheet[], mapping: ColumnMapping): boolean =>
  sheets.some(({ headings }) =>
    headings.some((heading) => mapping[heading] === 'time' && zoneOfHeading(heading) === null),
  );
