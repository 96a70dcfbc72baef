import type { TimeOrder } from '../columns/time-order.ts';

/** Where buckets begin, rising, and the end of the last. Whole milliseconds. */
export type Borders = readonly number[];

export const bucketCount = (borders: Borders): number => Math.max(0, borders.length - 1);

export type BucketList = Uint16Array | Uint32Array;

/** Which bucket rows are in. A number of the bucket beyond the last says: in none. */
export interface RowBuckets {
  /** Words of a set of rows: only of rows in these, from the first to before the end, is anything known; all others are in no bucket. */
  firstWord: number;
  endWord: number;
  ofRow: BucketList;
  /** That of all rows of a word; one more than "in none" where they differ. */
  ofWord: BucketList;
}

interface Kept {
  borders: Borders;
  /** Undefined until they are worth making. */
  made: RowBuckets | undefined;
}

/** Those asked for last: a chart keeps its window while filters change. An order never changes, so neither do they. */
const KEPT = new WeakMap<TimeOrder, Kept>();

/**
 * The buckets of all rows, 2 bytes a row; making them is a pass over the rows of the window. For few rows they are made only where
 * the same window is asked for again; until then undefined.
 */
export function rowBuckets(order: TimeOrder, borders: Borders, isForFew: boolean): RowBuckets | undefined {
  const last = KEPT.get(order);
  const isKnown = last !== undefined && areSame(last.borders, borders);
  if (isKnown && last.made !== undefined) return last.made;
  const made = isForFew && !isKnown ? undefined : makeBuckets(order, borders);
  KEPT.set(order, { borders, made });
  return made;
}

function areSame(one: Borders, other: Borders): boolean {
  return one.length === other.length && one.every((border, at) => border === other[at]);
}

function makeBuckets(order: TimeOrder, borders: Borders): RowBuckets {
  const buckets = bucketCount(borders);
  const type = buckets < 0xffff ? Uint16Array : Uint32Array;
  const [ofRow, ofWord] = [new type(order.length), new type(Math.ceil(order.length / 32))];
  const start = order.firstFrom(borders[0] ?? 0);
  const end = Math.max(start, order.firstFrom(borders.at(-1) ?? 0));
  const { firstWord, endWord } = wordsBetween(order, start, end);
  const known = ofRow.subarray(firstWord * 32, endWord * 32);
  if (end - start < known.length) known.fill(buckets);
  putBuckets(order, borders, start, ofRow);
  const mixed = buckets + 1;
  for (let at = firstWord; at < endWord; at += 1)
    ofWord[at] = oneBucket(ofRow, at * 32, Math.min(at * 32 + 32, ofRow.length), mixed);
  return { firstWord, endWord, ofRow, ofWord };
}

/** The words in which the rows lie that have these positions. */
function wordsBetween(order: TimeOrder, start: number, end: number): { firstWord: number; endWord: number } {
  if (start === end) return { firstWord: 0, endWord: 0 };
  const isPlain = order.isRowOrder || end - start === order.length;
  const [lowest, highest] = isPlain ? [start, end - 1] : rowsBetween(order.rows, start, end);
  return { firstWord: lowest >>> 5, endWord: (highest >>> 5) + 1 };
}

function rowsBetween(rows: Uint32Array, start: number, end: number): [lowest: number, highest: number] {
  let lowest = rows[start] ?? 0;
  let highest = lowest;
  for (let position = start; position < end; position += 1) {
    const row = rows[position] ?? 0;
    if (row < lowest) lowest = row;
    if (row > highest) highest = row;
  }
  return [lowest, highest];
}

function putBuckets(order: TimeOrder, borders: Borders, first: number, ofRow: BucketList): void {
  const { rows } = order;
  let start = first;
  for (const [bucket, border] of borders.slice(1).entries()) {
    const end = order.firstFrom(border);
    for (let position = start; position < end; position += 1) ofRow[rows[position] ?? 0] = bucket;
    start = end;
  }
}

function oneBucket(ofRow: BucketList, start: number, end: number, mixed: number): number {
  const bucket = ofRow[start] ?? 0;
  let differing = 0;
  for (let row = start + 1; row < end; row += 1) differing |= (ofRow[row] ?? 0) ^ bucket;
  return differing === 0 ? bucket : mixed;
}
