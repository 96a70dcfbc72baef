import { Bitset } from '../columns/bitset.ts';
import type { IdColumn } from '../columns/id-column.ts';
import { narrow, scan } from '../columns/scan.ts';
import type { Asked, ReplayIndex } from './replay-index.ts';

/** Ids of a column that pass, with how many rows have one. */
export interface Test {
  asked: Asked;
  column: IdColumn;
  table: Uint8Array;
  rows: number;
}

/** Where one value is one in thousands. Postings are 4 bytes a row, and a pass over any other column costs little more. */
const WITH_POSTINGS: ReadonlySet<Asked> = new Set(['operation', 'resource_id', 'resource_name']);

export function hasPostings({ asked }: Test): boolean {
  return WITH_POSTINGS.has(asked);
}

export function testOf(index: ReplayIndex, asked: Asked, table: Uint8Array): Test {
  const column = index.column(asked);
  const counts = column.counts();
  let rows = 0;
  for (let id = 0; id < counts.length; id += 1) if (table[id] === 1) rows += counts[id] ?? 0;
  return { asked, column, table, rows };
}

/** Up to one row in so many, rows are gone through one by one; beyond that, words of a set. */
const VERY_RARE = 64;

/**
 * Of the rows that are looked at, those that pass one test of each list. What passes fewest comes first, by postings where it is
 * rare; the others look only at words that still have rows. Lists that all rows pass cost nothing.
 */
export function passingRows(looked: Bitset, lists: readonly (readonly Test[])[]): Bitset {
  const rows = looked.length;
  const narrowing = lists
    .map((tests) => ({ tests, most: Math.max(0, ...tests.map((test) => test.rows)), sum: sumOf(tests) }))
    .filter(({ most }) => most < rows)
    .sort((a, b) => a.sum - b.sum)
    .map(({ tests }) => tests);
  const [first, ...others] = narrowing;
  if (first === undefined) return looked.copy();
  if (sumOf(first) === 0) return new Bitset(rows);
  const few = rareRowsOf(rows, first);
  if (few !== undefined) return passingFew(looked, few, others);
  let passing = unionOf(first.map((test) => rowsOf(rows, test)));
  for (const tests of others) passing = narrowed(passing, tests);
  return passing.and(looked);
}

function rareRowsOf(rows: number, [only, ...others]: readonly Test[]): number[] | undefined {
  if (only === undefined || others.length > 0 || !hasPostings(only)) return undefined;
  return only.column.rareRowList(only.table, rows / VERY_RARE);
}

function passingFew(looked: Bitset, few: readonly number[], lists: readonly (readonly Test[])[]): Bitset {
  const passing = new Bitset(looked.length);
  const passes = (row: number, tests: readonly Test[]): boolean => {
    for (const { column, table } of tests) if (table[column.ids[row] ?? 0] === 1) return true;
    return false;
  };
  for (const row of few) if (looked.has(row) && lists.every((tests) => passes(row, tests))) passing.add(row);
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

function rowsOf(rows: number, test: Test): Bitset {
  const { column, table } = test;
  const rare = hasPostings(test) ? column.rareRows(table) : undefined;
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
