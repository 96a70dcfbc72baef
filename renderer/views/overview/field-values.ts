import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import type { FieldValue } from '../../state/overview/open-rows.ts';

/** The values of columns, each with its own. */
export function fieldValues(
  columns: readonly ColumnName[],
  values: readonly (string | null)[],
): FieldValue[] {
  return columns.map((field, at) => ({ field, value: values[at] ?? null }));
}
