import { COLUMN_NAMES, type ColumnName } from './trace-columns.ts';
import { TRACE_FIELDS, type TraceFieldName } from './trace-fields.ts';

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

/** Fields that no column of the data holds, and the members that the model has no field for. */
export type MemberField = 'extra' | Exclude<TraceFieldName, ColumnName | 'time' | 'record_time'>;

/** Fields with members; a text may be JSON. */
export const WITH_MEMBERS = ['request', 'response', 'message', 'location_info', 'extra'] as const;

/** Read from the original of each trace that is seen: such a field, or a path into it, as a query writes it. */
export type MemberColumn =
  Exclude<MemberField, 'trace_id'> | `${(typeof WITH_MEMBERS)[number]}${'.' | '['}${string}`;

/** What columns of the data answer at once. */
export type FixedColumn = JoinedColumn | ColumnName;
export type ListColumn = FixedColumn | MemberColumn;

/** Fields that a joined column shows already are offered all the same: each alone. */
export const FIXED_COLUMNS: readonly FixedColumn[] = [...JOINED_COLUMNS, ...COLUMN_NAMES];

const NAMES: ReadonlySet<string> = new Set(FIXED_COLUMNS);

export function isFixedColumn(name: string): name is FixedColumn {
  return NAMES.has(name);
}

const isOffered = (name: string): name is Exclude<MemberField, 'extra' | 'trace_id'> => !NAMES.has(name);

/** Whole fields that are read from originals; paths into them are countless. */
export const WHOLE_MEMBERS = TRACE_FIELDS.map(({ name }) => name).filter(isOffered);
