import { Bitset } from '../columns/bitset.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';
import type { Query } from '../../../shared/query/query.ts';
import { fieldTable, joinTables, type FieldTable } from './field-table.ts';
import { NONE_FOUND, type FoundRows } from './found-rows.ts';
import { JoinedRows } from './joined-rows.ts';
import type { CountedRows } from './counted-rows.ts';
import { keepAmong, keepWithIds } from './kept-places.ts';
import { namedRows } from './named-rows.ts';
import { narrow, scan } from '../columns/scan.ts';
import { RankSamples } from './rank-samples.ts';
import { RowList } from './row-list.ts';
import { rowsInRange } from './time-range.ts';
import { TimeStretch } from './time-stretch.ts';

/** One row in so many is listed and looked up in the other columns sooner than sets of all rows are joined. */
const LISTED = 256;
/** The same where the list is there and all other tests are sets. */
const LISTED_IN_SETS = 32;
/** So many rows are put in order sooner than sets of all rows are made and counted. */
const SORTED = 4096;
/** Looking up a row of few takes as long as putting so many into a set. */
const LOOKED_UP = 4;

/** The standing rows that a query asks for. Each part that speaks of one field costs one pass over its column. */
export function selectRows(columns: TraceColumns, query: Query, found: FoundRows = NONE_FOUND): Bitset {
  return countedRows(columns, query, found).set;
}

export function countedRows(columns: TraceColumns, query: Query, found: FoundRows = NONE_FOUND): CountedRows {
  const parts = (query.kind === 'and' ? query.of : [query]).filter(({ kind }) => kind !== 'all');
  const stretch = columns.isWhole ? stretchOf(columns, parts) : undefined;
  if (stretch !== undefined) return stretch;
  return allOf(columns, partsOf(columns, parts, 'and'), found, columns.isWhole ? [] : [columns.standingNow]);
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
    case 'reported':
    case 'file':
      return new Bitset(columns.rows).or(found(query) ?? new Bitset(0));
    case 'rows':
      return namedRows(columns, query);
    case 'not':
      return rowsOf(columns, query.of, found).not();
    case 'or':
      return anyOf(columns, partsOf(columns, query.of, 'or'), found);
    case 'and':
    case 'field':
      return allOf(columns, partsOf(columns, query.kind === 'and' ? query.of : [query], 'and'), found, [])
        .set;
  }
}

/** Where nothing but time is asked. */
function stretchOf({ order }: TraceColumns, parts: readonly Query[]): TimeStretch | undefined {
  let [first, end] = [0, order.length];
  for (const part of parts) {
    if (part.kind !== 'time' || part.field !== 'time') return undefined;
    if (part.from !== undefined) first = Math.max(first, order.firstFrom(part.from));
    if (part.to !== undefined) end = Math.min(end, order.firstFrom(part.to));
  }
  return new TimeStretch(order, first, end);
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
function allOf(
  columns: TraceColumns,
  { tables, others }: Parts,
  found: FoundRows,
  shared: readonly Bitset[],
): CountedRows {
  const byRows = tables.map((table) => countedTable(columns, table)).sort((a, b) => a.rows - b.rows);
  const listed = listOfFew(columns, byRows, shared);
  if (listed !== undefined && others.length === 0) return listed;
  const isRange = (part: Query): boolean => part.kind === 'time' && part.field === 'time';
  const joined = new JoinedRows(columns.rows);
  for (const range of others.filter(isRange)) joined.take(rowsOf(columns, range, found));
  if (listed !== undefined) joined.take(listed.set);
  else for (const table of byRows) joinTable(columns, table, joined, byRows[0]?.rows ?? 0);
  for (const other of others) if (!isRange(other)) joined.take(rowsOf(columns, other, found));
  for (const set of shared) joined.share(set);
  const [only] = byRows;
  const isCounted = byRows.length === 1 && others.length === 0 && shared.length === 0;
  return joined.counted(isCounted ? only?.rows : undefined);
}

interface CountedTable extends FieldTable {
  /** How many rows it asks for, standing or not. */
  rows: number;
}

function countedTable(columns: TraceColumns, { field, table }: FieldTable): CountedTable {
  const counts = columns.column(field).counts();
  let rows = 0;
  for (let id = table.indexOf(1); id >= 0; id = table.indexOf(1, id + 1)) rows += counts[id] ?? 0;
  return { field, table, rows };
}

/** The rows that pass all tests and are in all sets, where one test leaves so few that each is looked up. */
function listOfFew(
  columns: TraceColumns,
  [first, ...others]: readonly CountedTable[],
  sets: readonly Bitset[],
): CountedRows | undefined {
  if (first === undefined) return undefined;
  const column = columns.column(first.field);
  const tests = others.map(({ field, table }) => {
    const { ids } = columns.column(field);
    return { ids, table, held: columns.column(field).heldRows(table) };
  });
  // Rows of one value are listed already, and a look into a set is the shortest.
  const isShort = isOneId(first.table) && !column.heldRows(first.table) && tests.every(({ held }) => held);
  const most = columns.rows / (isShort ? LISTED_IN_SETS : LISTED);
  if (first.rows > most) return undefined;
  const list = column.rareRowList(first.table, most);
  if (list === undefined) return undefined;
  if (tests.length + sets.length === 0) return countedList(columns.rows, list, isOneId(first.table));
  const kept = Bitset.full(list.length);
  for (const { ids, table, held } of tests) {
    if (held === undefined) keepWithIds(kept, list, ids, table);
    else keepAmong(kept, list, held);
  }
  for (const set of sets) keepAmong(kept, list, set);
  const places = RankSamples.of(kept);
  if (isOneId(first.table)) return new RowList(columns.rows, list, places);
  return countedList(
    columns.rows,
    Uint32Array.from(places.members(), (place) => list[place] ?? 0),
    false,
  );
}

/** Lists of several ids are one behind the other; that of one rises, and need not be gone through to see it. */
function countedList(length: number, rows: Uint32Array, isOfOne: boolean): CountedRows {
  if (isOfOne) return new RowList(length, rows);
  let isRising = true;
  for (let at = 1; at < rows.length && isRising; at += 1) isRising = (rows[at - 1] ?? 0) < (rows[at] ?? 0);
  if (isRising) return new RowList(length, rows);
  if (rows.length <= SORTED) return new RowList(length, rows.toSorted());
  return RankSamples.of(Bitset.of(length, rows), rows.length);
}

/** `fewest` is how many rows the joined sets have at the most. */
function joinTable(columns: TraceColumns, asked: CountedTable, joined: JoinedRows, fewest: number): void {
  const column = columns.column(asked.field);
  const held = column.heldRows(asked.table);
  if (held !== undefined) {
    joined.share(held);
    return;
  }
  if (joined.isEverything) {
    joined.take(rowsOfTable(columns, asked));
    return;
  }
  const isFew = fewest * LOOKED_UP < Math.min(asked.rows, columns.rows - asked.rows);
  const known = isFew ? column.valueRows()?.passing(asked.table) : column.knownRows(asked.table);
  if (known === undefined) narrow(column.ids, asked.table, joined.rows());
  else joined.take(known);
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

function isOneId(table: Uint8Array = new Uint8Array(0)): boolean {
  const id = table.indexOf(1);
  return id >= 0 && !table.includes(1, id + 1);
}
