import { COLUMN_NAMES, isColumnName, type ColumnName } from '../../../shared/model/trace-columns.ts';

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
export type ListColumn = (typeof JOINED_COLUMNS)[number] | ColumnName;

/** The fields that a column shows, the first being what it is most about. */
export const FIELDS_OF: Readonly<Record<(typeof JOINED_COLUMNS)[number], readonly ColumnName[]>> = {
  time: [],
  record_time: [],
  trace_id: [],
  mark: [],
  rating: ['trace_rating'],
  operation: ['trace_name', 'service_type', 'resource_type'],
  resource: ['resource_name', 'resource_id'],
  user: ['user.name', 'user.user_name'],
};

/** Those that a joined column shows already are offered all the same: each alone. */
export const ALL_COLUMNS: readonly ListColumn[] = [...JOINED_COLUMNS, ...COLUMN_NAMES];

/** Asked for whatever is shown: the menu of a row offers what was done with them. */
const ALWAYS: readonly ColumnName[] = [
  ...['trace_rating', 'service_type', 'resource_type', 'trace_name', 'resource_name', 'resource_id'],
  ...['user.name', 'user.user_name', 'source_ip', 'user.access_key_id'],
] as readonly ColumnName[];

const WIDTHS_PX: Partial<Record<ListColumn, number>> = {
  ...{ time: 164, record_time: 164, rating: 90, operation: 214, resource: 144, user: 92, source_ip: 112 },
  ...{ mark: 64, trace_id: 280, code: 64, provider: 88, trace_rating: 88 },
};
const WIDTH_PX = 150;

const FIRST: readonly ListColumn[] = ['mark', 'time', 'rating', 'operation', 'resource', 'user', 'source_ip'];

let shown = $state.raw<readonly ListColumn[]>(FIRST);
let widths = $state.raw<Readonly<Partial<Record<ListColumn, number>>>>({});

const asked = $derived<readonly ColumnName[]>([
  ...ALWAYS,
  ...shown.filter((column): column is ColumnName => isColumnName(column) && !ALWAYS.includes(column)),
]);

/** The columns of the list, as long as the app runs. */
export const listColumns = {
  get shown(): readonly ListColumn[] {
    return shown;
  },
  /** The fields to ask for. */
  get asked(): readonly ColumnName[] {
    return asked;
  },
  widthOf(column: ListColumn): number {
    return widths[column] ?? WIDTHS_PX[column] ?? WIDTH_PX;
  },
  resize(column: ListColumn, widthPx: number): void {
    widths = { ...widths, [column]: widthPx };
  },
  /** The last one stays: a list of nothing helps nobody. */
  toggle(column: ListColumn): void {
    if (!shown.includes(column)) shown = [...shown, column];
    else if (shown.length > 1) shown = shown.filter((one) => one !== column);
  },
  /** Before another column, or after the last with null. */
  move(column: ListColumn, before: ListColumn | null): void {
    const rest = shown.filter((one) => one !== column);
    const at = before === null ? -1 : rest.indexOf(before);
    shown = at < 0 ? [...rest, column] : [...rest.slice(0, at), column, ...rest.slice(at)];
  },
  reset(): void {
    shown = FIRST;
    widths = {};
  },
};

export function isListColumn(name: string): name is ListColumn {
  return (ALL_COLUMNS as readonly string[]).includes(name);
}

export function fieldsOf(column: ListColumn): readonly ColumnName[] {
  return isColumnName(column) ? [column] : FIELDS_OF[column];
}
