import type { Sheet, SheetColumns } from '../../../../../shared/model/sheet.ts';
import type { TraceFieldName } from '../../../../../shared/model/trace-fields.ts';

/** A row's cells by their headings; cells beyond the headings get names of their own. */
export function cellsOf(headings: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(cells.map((cell, column) => [headings[column] ?? `column ${column + 1}`, cell]));
}

/** How the rows of a table are read. */
export function columnsOf({ mapping, zone }: Pick<Sheet, 'mapping' | 'zone'>): SheetColumns {
  const fields = new Map<string, TraceFieldName>();
  for (const [heading, field] of Object.entries(mapping)) if (field !== null) fields.set(heading, field);
  return { fields, zone: zone ?? null };
}
