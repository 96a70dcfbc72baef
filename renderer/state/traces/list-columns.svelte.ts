import {
  isFixedColumn,
  type JoinedColumn,
  type ListColumn,
  type MemberColumn,
} from '../../../shared/model/list-column.ts';
import { isColumnName, type ColumnName } from '../../../shared/model/trace-columns.ts';
import type { ViewColumn } from '../../../shared/model/trace-view.ts';

/** The fields that a column shows, the first being what it is most about. */
export const FIELDS_OF: Readonly<Record<JoinedColumn, readonly ColumnName[]>> = {
  time: [],
  record_time: [],
  trace_id: [],
  mark: [],
  rating: ['trace_rating'],
  operation: ['trace_name', 'service_type', 'resource_type'],
  resource: ['resource_name', 'resource_id'],
  user: ['user.name', 'user.user_name'],
};

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
/** Those whose texts are often longer than their columns. */
const GROWS: Partial<Record<ListColumn, number>> = { operation: 3, resource: 3, user: 1 };

const FIRST: readonly ListColumn[] = ['mark', 'time', 'rating', 'operation', 'resource', 'user', 'source_ip'];

let order = $state.raw<readonly ListColumn[]>(FIRST);
let pinned = $state.raw<readonly ListColumn[]>([]);
let widths = $state.raw<Readonly<Partial<Record<ListColumn, number>>>>({});

/** Those that are pinned stand first, each part in its order. */
const shown = $derived([
  ...order.filter((column) => pinned.includes(column)),
  ...order.filter((column) => !pinned.includes(column)),
]);
const asked = $derived<readonly ColumnName[]>([
  ...ALWAYS,
  ...shown.filter((column): column is ColumnName => isColumnName(column) && !ALWAYS.includes(column)),
]);
let lastMembers: readonly MemberColumn[] = [];
/** The same list while they are the same: moving a column asks nothing. */
const shownMembers = $derived.by(() => {
  const next = shown.filter(isMember).toSorted();
  if (next.join('\0') !== lastMembers.join('\0')) lastMembers = next;
  return lastMembers;
});
const saved = $derived<ViewColumn[]>(
  shown.map((name) => ({ name, widthPx: widths[name] ?? null, isPinned: pinned.includes(name) })),
);

/** The columns of the list. */
export const listColumns = {
  get shown(): readonly ListColumn[] {
    return shown;
  },
  /** The fields to ask for. */
  get asked(): readonly ColumnName[] {
    return asked;
  },
  /** Those whose cells are read from originals. */
  get members(): readonly MemberColumn[] {
    return shownMembers;
  },
  /** As a view keeps them. */
  get saved(): ViewColumn[] {
    return saved;
  },
  widthOf(column: ListColumn): number {
    return widths[column] ?? WIDTHS_PX[column] ?? WIDTH_PX;
  },
  /** Its shares of what is left of the width; none once a person chose one. */
  growsOf(column: ListColumn): number {
    return widths[column] === undefined ? (GROWS[column] ?? 0) : 0;
  },
  isPinned: (column: ListColumn): boolean => pinned.includes(column),
  resize(column: ListColumn, widthPx: number): void {
    widths = { ...widths, [column]: widthPx };
  },
  /** The last one stays: a list of nothing helps nobody. */
  toggle(column: ListColumn): void {
    if (!order.includes(column)) order = [...shown, column];
    else if (order.length > 1) {
      order = order.filter((one) => one !== column);
      pinned = pinned.filter((one) => one !== column);
    }
  },
  togglePin(column: ListColumn): void {
    pinned = pinned.includes(column) ? pinned.filter((one) => one !== column) : [...pinned, column];
  },
  /** Before another column, or after the last with null. Pinned ones stay among themselves. */
  move(column: ListColumn, before: ListColumn | null): void {
    const rest = shown.filter((one) => one !== column);
    const at = before === null ? -1 : rest.indexOf(before);
    order = at < 0 ? [...rest, column] : [...rest.slice(0, at), column, ...rest.slice(at)];
  },
  apply(columns: readonly ViewColumn[]): void {
    order = columns.map(({ name }) => name);
    pinned = columns.filter(({ isPinned }) => isPinned).map(({ name }) => name);
    widths = Object.fromEntries(
      columns.flatMap(({ name, widthPx }) => (widthPx === null ? [] : [[name, widthPx]])),
    );
  },
  reset(): void {
    order = FIRST;
    pinned = [];
    widths = {};
  },
};

export function isMember(column: ListColumn): column is MemberColumn {
  return !isFixedColumn(column);
}

export function fieldsOf(column: ListColumn): readonly ColumnName[] {
  if (isMember(column)) return [];
  return isColumnName(column) ? [column] : FIELDS_OF[column];
}
