import type { IdColumn } from '../columns/id-column.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import type { Query } from '../../../shared/query/query.ts';
import { tableOfTest } from './value-table.ts';

/** What a part of a query says of one field: 1 at each id that it asks for. */
export interface FieldTable {
  field: ColumnName;
  table: Uint8Array;
}

/** The table of a part that speaks of one field only, however deep; undefined for any other. */
export function fieldTable(columns: TraceColumns, query: Query): FieldTable | undefined {
  const field = onlyField(query);
  return field === undefined ? undefined : { field, table: tableOf(columns.column(field), query) };
}

/** Tables of one field joined into one, in the order the fields are first met. */
export function joinTables(tables: readonly FieldTable[], kind: 'and' | 'or'): FieldTable[] {
  const joined = new Map<ColumnName, Uint8Array>();
  for (const { field, table } of tables) {
    const other = joined.get(field);
    joined.set(field, other === undefined ? table : combined(other, table, kind));
  }
  return [...joined].map(([field, table]) => ({ field, table }));
}

function onlyField(query: Query): ColumnName | undefined {
  switch (query.kind) {
    case 'field':
      return query.field;
    case 'not':
      return onlyField(query.of);
    case 'and':
    case 'or': {
      const [first, ...others] = query.of;
      const field = first && onlyField(first);
      return field !== undefined && others.every((part) => onlyField(part) === field) ? field : undefined;
    }
    case 'all':
    case 'found':
    case 'marked':
    case 'draft':
    case 'reported':
    case 'file':
    case 'rows':
    case 'time':
      return undefined;
  }
}

function tableOf(column: IdColumn, query: Query): Uint8Array {
  switch (query.kind) {
    case 'field':
      return tableOfTest(column, query.test);
    case 'not':
      return tableOf(column, query.of).map((passes) => 1 - passes);
    case 'and':
    case 'or':
      return query.of
        .map((part) => tableOf(column, part))
        .reduce((joined, table) => combined(joined, table, query.kind));
    case 'all':
    case 'found':
    case 'marked':
    case 'draft':
    case 'reported':
    case 'file':
    case 'rows':
    case 'time':
      throw new Error('Only what speaks of a field has a table.');
  }
}

function combined(one: Uint8Array, other: Uint8Array, kind: 'and' | 'or'): Uint8Array {
  return kind === 'and'
    ? one.map((passes, id) => passes & (other[id] ?? 0))
    : one.map((passes, id) => passes | (other[id] ?? 0));
}
