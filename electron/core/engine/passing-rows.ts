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

/** One test of each list has to pass. */
export type Lists = readonly (readonly Test[])[];

/** Sets that were made beforehand, of tests that cost a pass over their column. */
export type MadeSets = (test: Test) => Bitset | undefined;
const NONE_MADE: MadeSets = () => undefined;

/** Where one value is one in thousands. Postings are 4 bytes a row, and a pass over any other column costs little more. */
const WITH_POSTINGS: ReadonlySet<Asked> = new Set(['operation', 'resource_id', 'resource_name']);

export function testOf(index: ReplayIndex, asked: Asked, table: Uint8Array): Test {
  const column = index.column(asked);
  const counts = column.counts();
  let rows = 0;
  for (let id = 0; id < counts.length; id += 1) if (table[id] === 1) rows += counts[id] ?? 0;
  return { asked, column, table, rows };
}

/** Of a table that says the same of all ids but those that are named, which saves to look at each. */
export function testOfFew(
  index: ReplayIndex,
  asked: Asked,
  table: Uint8Array,
  named: readonly number[],
): Test {
  const column = index.column(asked);
  const counts = column.counts();
  const rowsOf = (ids: readonly number[]): number => ids.reduce((sum, id) => sum + (counts[id] ?? 0), 0);
  const passing = rowsOf(named.filter((id) => table[id] === 1));
  const isNamed = new Set(named);
  let other = 0;
  while (isNamed.has(other)) other += 1;
  const rows = passing + (table[other] === 1 ? column.rows - rowsOf(named) : 0);
  return { asked, column, table, rows };
}

/** Up to one row in so many, rows are gone through one by one; beyond that, words of a set. */
const VERY_RARE = 64;
/** Up to one row in so many, the other tests look at what is left alone. */
const RARE = 16;

/**
 * Of the rows that are looked at, those that pass one test of each list. What passes fewest comes first, by postings where it is
 * rare; the others look only at words that still have rows. Lists that all rows pass cost nothing.
 */
export function passingRows(looked: Bitset, lists: Lists, made: MadeSets = NONE_MADE): Bitset {
  const rows = looked.length;
  const [first, ...others] = narrowing(rows, lists);
  if (first === undefined) return looked.copy();
  const most = sumOf(first);
  if (most === 0) return new Bitset(rows);
  if (isVeryRare(rows, first)) return passingFew(looked, first, others);
  let passing = unionOf(first.map((test) => rowsOf(rows, test, made)));
  for (const tests of others) passing = narrowed(passing, tests, most, made);
  return passing.and(looked);
}

/**
 * The tests that cost a pass over their column: those of `lists` when they are gone through, and of `again` when what they leave is
 * gone through once more.
 */
export function scannedOf(rows: number, lists: Lists, again: Lists): Test[] {
  const [first, ...others] = narrowing(rows, lists);
  if (first === undefined ? again.length === 0 : isVeryRare(rows, first)) return [];
  const isRare = first !== undefined && sumOf(first) * RARE <= rows;
  return [first ?? [], ...(isRare ? [] : [...others, ...again])]
    .flat()
    .filter((test) => test.rows > 0 && test.rows < rows && !isLookedUp(test));
}

/** More rows than so many do not pass one test of each list. */
export function leastOf(rows: number, lists: Lists): number {
  return Math.min(rows, ...lists.map(sumOf));
}

/** The same for tests that say the same. */
export function keyOfTest({ asked, table }: Test): string {
  let key: string = asked;
  // No more at once than a call takes arguments.
  for (let from = 0; from < table.length; from += KEYED)
    key += String.fromCharCode(...table.subarray(from, from + KEYED));
  return key;
}
const KEYED = 4096;

export function keyOfTests(lists: Lists): string {
  return lists.map((tests) => tests.map(keyOfTest).join('|')).join('&');
}

/** Lists that leave rows out, those that leave fewest first. */
function narrowing(rows: number, lists: Lists): Lists {
  return lists
    .map((tests) => ({ tests, most: Math.max(0, ...tests.map((test) => test.rows)), sum: sumOf(tests) }))
    .filter(({ most }) => most < rows)
    .sort((a, b) => a.sum - b.sum)
    .map(({ tests }) => tests);
}

function isVeryRare(rows: number, [only, ...others]: readonly Test[]): boolean {
  return (
    only !== undefined &&
    others.length === 0 &&
    WITH_POSTINGS.has(only.asked) &&
    only.rows * VERY_RARE <= rows
  );
}

/** Whether its rows, or those that it leaves out, are found by postings. */
function isLookedUp({ asked, column, rows }: Test): boolean {
  return WITH_POSTINGS.has(asked) && (column.isRare(rows) || column.isRare(column.rows - rows));
}

/** The rows of a very rare test are listed, and the list is gone through once for each of the others. */
function passingFew(looked: Bitset, [first]: readonly Test[], lists: Lists): Bitset {
  // A copy: what passes is moved to its front, and a list of one id is the column's own.
  const rows = first?.column.rareRowList(first.table, first.rows)?.slice() ?? new Uint32Array(0);
  let left = rows.length;
  for (const tests of lists) left = passingAtOnce(rows, left, tests);
  const passing = new Bitset(looked.length);
  for (let at = 0; at < left; at += 1) {
    const row = rows[at] as number;
    if (looked.has(row)) passing.add(row);
  }
  return passing;
}

/** Moves rows of the list that pass a test to its front, and gives how many they are. */
function passingAtOnce(rows: Uint32Array, left: number, [test, ...others]: readonly Test[]): number {
  if (test === undefined) return 0;
  const { table } = test;
  const { ids } = test.column;
  let passing = 0;
  for (let at = 0; at < left; at += 1) {
    const row = rows[at] as number;
    if (table[ids[row] as number] !== 1 && !passesOne(row, others)) continue;
    rows[passing] = row;
    passing += 1;
  }
  return passing;
}

function passesOne(row: number, tests: readonly Test[]): boolean {
  for (const { column, table } of tests) if (table[column.ids[row] ?? 0] === 1) return true;
  return false;
}

/** Changes the set that is given, which has `most` rows at most. */
export function narrowed(
  set: Bitset,
  tests: readonly Test[],
  most: number,
  made: MadeSets = NONE_MADE,
): Bitset {
  if (tests.some(({ rows }) => rows === set.length)) return set;
  const [only, ...others] = tests.filter(({ rows }) => rows > 0);
  if (only === undefined) return new Bitset(set.length);
  const known = (test: Test): Bitset | undefined => made(test) ?? lookedUp(test, most);
  if (others.length === 0) {
    const { column, table } = only;
    const rows = known(only);
    if (rows !== undefined) return set.and(rows);
    narrow(column.ids, table, set);
    return set;
  }
  // What is at hand is cut out of the set at once; the others look at the set's rows.
  const found = new Bitset(set.length);
  const scanned = [only, ...others].filter((test) => {
    const rows = known(test);
    if (rows !== undefined) found.or(rows);
    return rows === undefined;
  });
  found.and(set);
  for (const { column, table } of scanned) {
    const left = set.copy().andNot(found);
    narrow(column.ids, table, left);
    found.or(left);
  }
  return found;
}

/** By postings, where that costs less than to look at `most` rows; undefined otherwise. */
function lookedUp(test: Test, most: number): Bitset | undefined {
  const { column, table, rows } = test;
  const out = column.rows - rows;
  if (Math.min(rows, out) >= most || !isLookedUp(test)) return undefined;
  return rows <= out ? column.rareRows(table) : column.rareRows(table, 0)?.not();
}

/** Of a test that not all rows pass. */
function rowsOf(length: number, test: Test, made: MadeSets): Bitset {
  const known = made(test)?.copy() ?? lookedUp(test, Infinity);
  if (known !== undefined) return known;
  const found = new Bitset(length);
  scan(test.column.ids, test.table, found);
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
