import { Bitset } from '../columns/bitset.ts';
import type { IdColumn } from '../columns/id-column.ts';
import { narrow, scan } from '../columns/scan.ts';
import type { Asked, ReplayIndex } from './replay-index.ts';

/** Ids of a column that pass, with how many rows have one. */
export interface Test {
  column: IdColumn;
  table: Uint8Array;
  rows: number;
  /** Whether few rows are looked up rather than searched for. */
  hasPostings: boolean;
}

/** Where one value is one in thousands. Postings are 4 bytes a row, and a pass over any other column costs little more. */
const WITH_POSTINGS: ReadonlySet<Asked> = new Set(['operation', 'resource_id', 'resource_name']);

export function testOf(index: ReplayIndex, asked: Asked, table: Uint8Array): Test {
  const column = index.column(asked);
  const counts = column.counts();
  let rows = 0;
  for (let id = 0; id < counts.length; id += 1) if (table[id] === 1) rows += counts[id] ?? 0;
  return { column, table, rows, hasPostings: WITH_POSTINGS.has(asked) };
}

/**
 * The rows that pass one test of each list. What passes fewest comes first, by postings where it is rare; the others look only at
 * words that still have rows. Lists that all rows pass cost nothing.
 */
export function passingRows(rows: number, lists: readonly (readonly Test[])[]): Bitset {
  const narrowing = lists
    .map((tests) => ({ tests, most: Math.max(0, ...tests.map((test) => test.rows)), sum: sumOf(tests) }))
    .filter(({ most }) => most < rows)
    .sort((a, b) => a.sum - b.sum);
  const [first, ...others] = narrowing;
  if (first === undefined) return Bitset.full(rows);
  if (first.sum === 0) return new Bitset(rows);
  let passing = unionOf(first.tests.map((test) => rowsOf(rows, test)));
  for (const { tests } of others) passing = narrowed(passing, tests);
  return passing;
}

/** Changes the set that is given. */
export function narrowed(set: Bitset, tests: readonly Test[]): Bitset {
  const [only] = tests;
  if (tests.length > 1) return unionOf(tests.map((test) => narrowed(set.copy(), [test])));
  if (only === undefined || only.rows === 0) return new Bitset(set.length);
  if (only.rows < set.length) narrow(only.column.ids, only.table, set);
  return set;
}

function rowsOf(rows: number, { column, table, hasPostings }: Test): Bitset {
  const rare = hasPostings ? column.rareRows(table) : undefined;
  if (rare !== undefined) return rare;
  const found = new Bitset(rows);
  scan(column.ids, table, found);
  return found;
}

function sumOf(tests: readonly Test[]): number {
  return tests.reduce((sum, test) => sum + test.rows, 0);
}

function unionOf(sets: readonly Bitset[]): Bitset {
  const [first, ...others] = sets;
  if (first === undefined) throw new Error('A union of no sets is asked for.');
  for (const other of others) first.or(other);
  return first;
}
