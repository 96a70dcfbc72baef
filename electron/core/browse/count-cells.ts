import { bitCount, lowBits, lowestBit } from '../columns/bit-count.ts';
import type { PackedIds } from '../columns/packed-ids.ts';
import type { Selection } from './selection.ts';

/** From so many rows of a word on, looking at all 32 costs less than finding them one by one. */
const MANY_IN_WORD = 16;

export interface Buckets {
  /** Inclusive. Whole milliseconds, as the width. */
  from: number;
  widthMs: number;
  buckets: number;
}

export interface Slots {
  /** By id: which slot of a bucket counts it. */
  slotOf: Uint32Array;
  /** Slots a bucket. */
  width: number;
}

/** A selection with fewer rows than one in so many is counted row by row, if its places are not made yet. */
const FEW_SELECTED = 3;

/**
 * Selected rows by bucket and slot, bucket after bucket. By places in time the borders are looked up, and a row costs neither its time
 * nor a division. Making the places is a pass over all rows; of few rows it costs less to compute each one's bucket.
 */
export function countCells(
  selection: Selection,
  ids: PackedIds,
  { slotOf, width }: Slots,
  buckets: Buckets,
): Uint32Array {
  const cells = new Uint32Array(buckets.buckets * width);
  if (!selection.isOrdered && selection.total * FEW_SELECTED < selection.rows.length) {
    countRows(selection, ids, { slotOf, width }, buckets, cells);
    return cells;
  }
  let start = selection.order.firstFrom(buckets.from);
  for (let bucket = 0; bucket < buckets.buckets; bucket += 1) {
    const end = selection.order.firstFrom(buckets.from + (bucket + 1) * buckets.widthMs);
    const counts = cells.subarray(bucket * width, (bucket + 1) * width);
    countBetween(selection, { start, end }, ids, slotOf, counts);
    start = end;
  }
  return cells;
}

function countRows(
  { rows: { words }, order: { times } }: Selection,
  ids: PackedIds,
  { slotOf, width }: Slots,
  { from, widthMs, buckets }: Buckets,
  cells: Uint32Array,
): void {
  const to = from + widthMs * buckets;
  for (let at = 0; at < words.length; at += 1) {
    for (let word = (words[at] ?? 0) | 0; word !== 0; word &= word - 1) {
      const row = at * 32 + lowestBit(word);
      const time = times[row] ?? 0;
      if (!(time >= from && time < to)) continue;
      const bucket = ((time - from) / widthMs) | 0;
      const cell = bucket * width + (slotOf[ids[row] ?? 0] ?? 0);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
  }
}

/** Neighbours mostly share a slot, and a count just written is slow to read: rows take turns between two counts. */
function countBetween(
  { ordered, order }: Selection,
  { start, end }: { start: number; end: number },
  ids: PackedIds,
  slotOf: Uint32Array,
  counts: Uint32Array,
): void {
  const { words } = ordered.positions;
  const { rows } = order;
  const other = new Uint32Array(counts.length);
  for (let at = start >>> 5; at * 32 < end; at += 1) {
    let word = (words[at] ?? 0) | 0;
    if (at * 32 < start) word &= ~lowBits(start & 31);
    if (end - at * 32 < 32) word &= lowBits(end & 31);
    if (end - at * 32 >= 32 && bitCount(word) >= MANY_IN_WORD) {
      for (let position = at * 32; position < at * 32 + 32; position += 2) {
        const even = slotOf[ids[rows[position] ?? 0] ?? 0] ?? 0;
        const odd = slotOf[ids[rows[position + 1] ?? 0] ?? 0] ?? 0;
        counts[even] = (counts[even] ?? 0) + (word & 1);
        other[odd] = (other[odd] ?? 0) + ((word >>> 1) & 1);
        word >>>= 2;
      }
    } else {
      for (; word !== 0; word &= word - 1) {
        const slot = slotOf[ids[rows[at * 32 + lowestBit(word)] ?? 0] ?? 0] ?? 0;
        counts[slot] = (counts[slot] ?? 0) + 1;
      }
    }
  }
  for (let slot = 0; slot < counts.length; slot += 1) counts[slot] = (counts[slot] ?? 0) + (other[slot] ?? 0);
}
