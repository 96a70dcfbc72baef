import { COLUMN_NAMES, type ColumnName } from './trace-columns.ts';

/** What a column of the list may show besides a field: several fields, or a time. */
export const JOINED_COLUMNS = [
  'time',
  'record_time',
  'rating',
  'operation',
  'resource',
  'user',
  'trace_id',
  'mark',
] as const;
export type JoinedColumn = (typeof JOINED_COLUMNS)[number];

export type ListColumn = JoinedColumn | ColumnName;

/** Fields that a joined column shows already are offered all the same: each alone. */
export const LIST_COLUMNS: readonly ListColumn[] = [...JOINED_COLUMNS, ...COLUMN_NAMES];

const NAMES: ReadonlySet<string> = new Set(LIST_COLUMNS);

export function isListColumn(name: string): name is ListColumn {
  return NAMES.has(name);
}
