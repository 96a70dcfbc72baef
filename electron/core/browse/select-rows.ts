import { Bitset } from '../columns/bitset.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';
import type { Query } from '../../../shared/query/query.ts';
import { fieldTable, joinTables, type FieldTable } from './field-table.ts';
import { NONE_FOUND, type FoundRows } from './found-rows.ts';
import { namedRows } from './named-rows.ts';
import { narrow, scan } from '../columns/scan.ts';
import { rowsInRange } from './time-range.ts';

/** Rows looked at to guess which of several tests leaves the fewest. */
const SAMPLE_ROWS = 512;
/** One row in so many is looked up one by one sooner than a set of all that pass is joined. */
const FEW_SHARE = 16;

/** The standing rows that a query asks for. Each part that speaks of one field costs one pass over its column. */
export function selectRows(columns: TraceColumns, query: Query, found: FoundRows = NONE_FOUND): Bitset {
  return rowsOf(columns, query, found).and(columns.standing);
}

function rowsOf(columns: TraceColumns, query: Query, found: FoundRows): Bitset {
  switch (query.kind) {
    case 'all':
      return Bitset.full(columns.rows);
    case 'time':
      return rowsInRange(columns, query);
    case 'found':
    case 'marked':
    case 'draft':
      return new Bitset(columns.rows).or(found(query) ?? new Bitset(0));
    case 'rows':
      return namedRows(columns, query);
    case 'not':
      return rowsOf(columns, query.of, found).not();
    case 'or':
      return anyOf(columns, partsOf(columns, query.of, 'or'), found);
    case 'and':
    case 'field':
      return allOf(columns, partsOf(columns, query.kind === 'and' ? query.of : [query], 'and'), found);
  }
}

interface Parts {
  tables: FieldTable[];
  others: Query[];
}

function partsOf(columns: TraceColumns, queries: readonly Query[], kind: 'and' | 'or'): Parts {
  const tables: FieldTable[] = [];
  const others: Query[] = [];
  for (const query of queries) {
    const table = fieldTable(columns, query);
    if (table === undefined) others.push(query);
    else tables.push(table);
  }
  return { tables: joinTables(tables, kind), others };
}

function anyOf(columns: TraceColumns, { tables, others }: Parts, found: FoundRows): Bitset {
  const rows = new Bitset(columns.rows);
  for (const table of tables) rows.or(rowsOfTable(columns, table));
  for (const other of others) rows.or(rowsOf(columns, other, found));
  return rows;
}

/** Ranges of time first: they touch few rows. Then what leaves the fewest, so that the next pass has less to look at. */
function allOf(columns: TraceColumns, { tables, others }: Parts, found: FoundRows): Bitset {
  const byShare = tables
    .map((table) => ({ table, share: sampledShare(columns, table) }))
    .sort((a, b) => a.share - b.share);
  const ranges = others.filter((other) => other.kind === 'time' && other.field === 'time');
  let rows: Bitset | undefined;
  for (const range of ranges) {
    const within = rowsOf(columns, range, found);
    rows = rows === undefined ? within : rows.and(within);
  }
  const isFew = (byShare[0]?.share ?? 1) * FEW_SHARE < 1;
  for (const { table } of byShare) {
    if (rows === undefined) rows = rowsOfTable(columns, table);
    else narrowTo(columns, table, rows, isFew);
  }
  for (const other of others) {
    if (ranges.includes(other)) continue;
    const asked = rowsOf(columns, other, found);
    rows = rows === undefined ? asked : rows.and(asked);
  }
  return rows ?? Bitset.full(columns.rows);
}

function rowsOfTable(columns: TraceColumns, { field, table }: FieldTable): Bitset {
  if (!table.includes(1)) return new Bitset(columns.rows);
  if (!table.includes(0)) return Bitset.full(columns.rows);
  const column = columns.column(field);
  const known = column.knownRows(table);
  if (known !== undefined) return known;
  const rows = new Bitset(columns.rows);
  scan(column.ids, table, rows);
  return rows;
}

function narrowTo(columns: TraceColumns, { field, table }: FieldTable, rows: Bitset, isFew: boolean): void {
  const column = columns.column(field);
  const known = isFew ? column.valueRows()?.passing(table) : column.knownRows(table);
  if (known === undefined) narrow(column.ids, table, rows);
  else rows.and(known);
}

function sampledShare(columns: TraceColumns, { field, table }: FieldTable): number {
  const { ids } = columns.column(field);
  const step = Math.max(1, Math.floor(ids.length / SAMPLE_ROWS));
  let passing = 0;
  let looked = 0;
  for (let row = 0; row < ids.length; row += step) {
    passing += table[ids[row] ?? 0] ?? 0;
    looked += 1;
  }
  return looked === 0 ? 0 : passing / looked;
}
