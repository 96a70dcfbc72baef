import type { TraceFieldName } from './trace-fields.ts';

/** Which field of a trace each column holds, by its heading; null for a column that is none and is kept as it is. */
export type ColumnMapping = { readonly [heading: string]: TraceFieldName | null };

/** How the rows of a table are read. */
export interface SheetColumns {
  /** The field of each column that has one. */
  readonly fields: ReadonlyMap<string, TraceFieldName>;
  /** Of times that name none, as somebody said; null where nobody did, and they are refused. */
  readonly zone: string | null;
}

/** A table found in a file, and how its columns were understood. */
export interface Sheet {
  /** Of the sheet in a workbook. */
  name: string | null;
  /** Each is there once: the reader tells apart those that are empty or come again. */
  headings: string[];
  mapping: ColumnMapping;
  /** Rows that stand before the headings, as titles do. */
  rowsBefore: number;
  /** The zone that was said for times that name none. */
  zone?: string;
}

/** Behind a heading, in brackets or not: `Operation Time (GMT+08:00)`, `操作时间（UTC+8）`. */
const ZONE = /[\s([]+((?:GMT|UTC)\s*(?:[+-]\d{1,2}(?::?\d{2})?)?)[\s)\]]*$/i;

/** The zone that a heading says its times are in; null where it says none. */
export const zoneOfHeading = (heading: string): string | null =>
  ZONE.exec(heading.normalize('NFKC'))?.[1]?.replace(/\s/g, '') ?? null;

export const withoutZone = (heading: string): string => heading.normalize('NFKC').replace(ZONE, '');
