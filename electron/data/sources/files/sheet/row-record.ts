import type { TraceFieldName } from '../../../../../shared/model/trace-fields.ts';
import type { ColumnMapping } from '../../../../../shared/model/sheet.ts';

/** A row's cells by their headings; cells beyond the headings get names of their own. */
export function cellsOf(headings: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(cells.map((cell, column) => [headings[column] ?? `column ${column + 1}`, cell]));
}

/** The field of each column that has one. */
export function fieldsOf(mapping: ColumnMapping): ReadonlyMap<string, TraceFieldName> {
  const columns = new Map<string, TraceFieldName>();
  for (const [heading, field] of Object.entries(mapping)) if (field !== null) columns.set(heading, field);
  return columns;
}
