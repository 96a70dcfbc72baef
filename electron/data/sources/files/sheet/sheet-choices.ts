import { zoneOfHeading, type ColumnMapping, type Sheet } from '../../../../../shared/model/sheet.ts';
import { mapColumns } from './column-mapping.ts';

/** What was said about tables. */
export interface SheetChoices {
  /** The field of a column, by its heading. */
  mapping: ColumnMapping;
  /** The zone of times that name none, by the heading of their column. */
  zones: Readonly<Record<string, string>>;
  /** What is said of all tables that are read now, whatever was said before. */
  zone?: string;
}

/** What the columns of a table are, as it was said and else guessed. A zone is never guessed. */
export function understood(
  headings: readonly string[],
  { mapping: set, zones, zone: said }: SheetChoices = { mapping: {}, zones: {} },
): Pick<Sheet, 'mapping' | 'zone'> {
  const mapping = mapColumns(headings, set);
  const heading = timeHeading({ headings, mapping });
  if (heading === undefined || zoneOfHeading(heading) !== null) return { mapping };
  const zone = said ?? (Object.hasOwn(zones, heading) ? zones[heading] : undefined);
  return zone === undefined ? { mapping } : { mapping, zone };
}

/** The column that tells when: what is said of a table's zone is remembered under its heading. */
export function timeHeading({ headings, mapping }: TakenColumns): string | undefined {
  return headings.find((heading) => mapping[heading] === 'time');
}

interface TakenColumns {
  headings: readonly string[];
  mapping: ColumnMapping;
}
