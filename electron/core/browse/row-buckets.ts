import type { TimeOrder } from '../columns/time-order.ts';

export interface Buckets {
  /** Inclusive. Whole milliseconds, as the width. */
  from: number;
  widthMs: number;
  buckets: number;
}

export type BucketList = Uint16Array | Uint32Array;

/** Which bucket rows are in. A number of the bucket beyond the last says: in none. */
export interface RowBuckets {
  ofRow: BucketList;
  /** That of 32 rows, as a set of rows has them in one word; one more than "in none" where they differ. */
  ofWord: BucketList;
}

interface Kept extends Buckets {
  /** Undefined until they are worth making. */
  made: RowBuckets | undefined;
}

/** Those asked for last: a chart keeps its window while filters change. An order never changes, so neither do they. */
const KEPT = new WeakMap<TimeOrder, Kept>();

/**
 * The buckets of all rows, 2 bytes a row; making them is a pass over all times. For few rows they are made only where the same
 * window is asked for again; until then undefined.
 */
export function rowBuckets(order: TimeOrder, asked: Buckets, isForFew: boolean): RowBuckets | undefined {
  const { from, widthMs, buckets } = asked;
  const last = KEPT.get(order);
  const isKnown = last?.from === from && last.widthMs === widthMs && last.buckets === buckets;
  if (isKnown && last.made !== undefined) return last.made;
  const made = isForFew && !isKnown ? undefined : makeBuckets(order.times, asked);
  KEPT.set(order, { from, widthMs, buckets, made });
  return made;
}

function makeBuckets(times: Float64Array, asked: Buckets): RowBuckets {
  const type = asked.buckets < 0xffff ? Uint16Array : Uint32Array;
  const ofRow = new type(times.length);
  fillBuckets(times, asked, ofRow);
  const ofWord = new type(Math.ceil(times.length / 32));
  for (let at = 0; at < ofWord.length; at += 1) {
    const end = Math.min(at * 32 + 32, ofRow.length);
    const bucket = ofRow[at * 32] ?? 0;
    let row = at * 32 + 1;
    while (row < end && ofRow[row] === bucket) row += 1;
    ofWord[at] = row === end ? bucket : asked.buckets + 1;
  }
  return { ofRow, ofWord };
}

/** Neighbours mostly share a bucket, so that few rows cost a division. */
function fillBuckets(times: Float64Array, asked: Buckets, ofRow: BucketList): void {
  let bucket = 0;
  let start = Infinity;
  let end = -Infinity;
  for (let row = 0; row < ofRow.length; row += 1) {
    const time = times[row] ?? 0;
    if (!(time >= start && time < end)) {
      bucket = bucketAt(time, asked);
      start = bucket < asked.buckets ? asked.from + bucket * asked.widthMs : Infinity;
      end = start + asked.widthMs;
    }
    ofRow[row] = bucket;
  }
}

/** The bucket of a time, the number of buckets where it is in none. */
export function bucketAt(time: number, { from, widthMs, buckets }: Buckets): number {
  const bucket = Math.floor((time - from) / widthMs);
  return bucket >= 0 && bucket < buckets ? bucket : buckets;
}
