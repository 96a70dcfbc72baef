import { bitCount, lowestBit } from '../columns/bit-count.ts';
import type { IdColumn } from '../columns/id-column.ts';
import type { PackedIds } from '../columns/packed-ids.ts';
import { bucketCount, rowBuckets, type Borders, type RowBuckets } from './row-buckets.ts';
import type { Selection } from './selection.ts';

/** From so many rows of a word on, looking at all 32 costs less than finding them one by one. */
const MANY_IN_WORD = 16;
/** Counts of more cells are not kept twice. */
const FEW_CELLS = 1 << 16;
/** A selection with fewer rows than one in so many is counted by its rows' times, if no buckets are made yet. */
const FEW_SELECTED = 4;
/** Fewer rows than one a word are counted one by one. */
const ROWS_A_WORD = 32;

export interface Slots {
  /** By id: which slot of a bucket counts it. */
  slotOf: Uint32Array;
  /** Slots a bucket. */
  width: number;
}

/** Selected rows by bucket and slot, bucket after bucket. */
export function countCells(
  selection: Selection,
  column: IdColumn,
  slots: Slots,
  asked: Borders,
): Uint32Array {
  const { width } = slots;
  return counted(selection, column, slots, { asked, stride: width, end: bucketCount(asked) * width });
}

/** Selected rows of all buckets together, by slot. */
export function countSlots(
  selection: Selection,
  column: IdColumn,
  slots: Slots,
  asked: Borders,
): Uint32Array {
  return counted(selection, column, slots, { asked, stride: 0, end: slots.width });
}

interface Places {
  asked: Borders;
  /** From one bucket's slots to the next one's. */
  stride: number;
  /** Behind the last bucket's slots. */
  end: number;
}

interface Cells extends Slots {
  /** Where the slots of each bucket begin; behind the last those of rows in none, then those of words whose rows differ. */
  starts: Uint32Array;
}

function counted(selection: Selection, column: IdColumn, slots: Slots, places: Places): Uint32Array {
  const { rows, order, total } = selection;
  const { asked, end, stride } = places;
  const buckets = bucketCount(asked);
  const starts = new Uint32Array(buckets + 2).map((_, bucket) => bucket * stride);
  starts[buckets] = end;
  starts[buckets + 1] = end + slots.width;
  const counts = new Uint32Array(end + 2 * slots.width);
  const ofRows = rowBuckets(order, asked, total * FEW_SELECTED < rows.length);
  const cells = { ...slots, starts };
  if (ofRows === undefined) countTimes(selection, column.ids, cells, asked, counts);
  else if (total * ROWS_A_WORD < rows.length) countRows(rows.words, column.ids, cells, ofRows, counts);
  else countIn(ofRows, rows.words, column, cells, counts);
  return counts.subarray(0, end);
}

function countTimes(
  { rows: { words }, order: { times } }: Selection,
  ids: PackedIds,
  { slotOf, starts }: Cells,
  borders: Borders,
  counts: Uint32Array,
): void {
  const [from, to] = [borders[0] ?? 0, borders.at(-1) ?? 0];
  const perMs = bucketCount(borders) / Math.max(1, to - from);
  for (let at = 0; at < words.length; at += 1) {
    for (let word = (words[at] ?? 0) | 0; word !== 0; word &= word - 1) {
      const row = at * 32 + lowestBit(word);
      const time = times[row] ?? 0;
      if (!(time >= from && time < to)) continue;
      // Buckets are nearly even: where they would be is a step or two away.
      let bucket = ((time - from) * perMs) | 0;
      while (time < (borders[bucket] ?? 0)) bucket -= 1;
      while (time >= (borders[bucket + 1] ?? Infinity)) bucket += 1;
      const cell = (starts[bucket] ?? 0) + (slotOf[ids[row] ?? 0] ?? 0);
      counts[cell] = ((counts[cell] ?? 0) + 1) | 0;
    }
  }
}

/** Rows come nearly in order of time, so 32 of them mostly share a bucket: of few values the rows of each are counted 32 at a time. */
function countIn(
  buckets: RowBuckets,
  words: Uint32Array,
  column: IdColumn,
  cells: Cells,
  counts: Uint32Array,
): void {
  const byValue = column.valueRows()?.words;
  if (byValue === undefined) {
    countRows(words, column.ids, cells, buckets, counts);
    return;
  }
  for (const [id, rowsOfValue] of byValue.entries()) {
    countValue(words, rowsOfValue, buckets, cells.starts, cells.slotOf[id] ?? 0, counts);
  }
  const mixed = mixedWords(words, buckets, cells.starts.length - 1);
  countRows(mixed, column.ids, cells, buckets, counts);
}

function countValue(
  words: Uint32Array,
  rowsOfValue: Uint32Array,
  { firstWord, endWord, ofWord }: RowBuckets,
  starts: Uint32Array,
  slot: number,
  counts: Uint32Array,
): void {
  let bucket = 0;
  let count = 0;
  for (let at = firstWord; at < endWord; at += 1) {
    const next = ofWord[at] ?? 0;
    if (next !== bucket) {
      const cell = (starts[bucket] ?? 0) + slot;
      counts[cell] = (counts[cell] ?? 0) + count;
      bucket = next;
      count = 0;
    }
    count = (count + bitCount((words[at] ?? 0) & (rowsOfValue[at] ?? 0))) | 0;
  }
  const cell = (starts[bucket] ?? 0) + slot;
  counts[cell] = (counts[cell] ?? 0) + count;
}

function mixedWords(
  words: Uint32Array,
  { firstWord, endWord, ofWord }: RowBuckets,
  mixed: number,
): Uint32Array {
  const left = new Uint32Array(words.length);
  for (let at = firstWord; at < endWord; at += 1) if (ofWord[at] === mixed) left[at] = words[at] ?? 0;
  return left;
}

/** Neighbours mostly share a cell, and a count just written is slow to read: rows take turns between two counts. */
function countRows(
  words: Uint32Array,
  ids: PackedIds,
  { slotOf, starts }: Cells,
  { firstWord, endWord, ofRow }: RowBuckets,
  counts: Uint32Array,
): void {
  const other = counts.length > FEW_CELLS ? counts : new Uint32Array(counts.length);
  const whole = ofRow.length >>> 5;
  for (let at = firstWord; at < endWord; at += 1) {
    let word = (words[at] ?? 0) | 0;
    if (word === 0) continue;
    if (at < whole && bitCount(word) >= MANY_IN_WORD) {
      for (let row = at * 32; row < at * 32 + 32; row += 2) {
        const even = (starts[ofRow[row] ?? 0] ?? 0) + (slotOf[ids[row] ?? 0] ?? 0);
        const odd = (starts[ofRow[row + 1] ?? 0] ?? 0) + (slotOf[ids[row + 1] ?? 0] ?? 0);
        counts[even] = ((counts[even] ?? 0) + (word & 1)) | 0;
        other[odd] = ((other[odd] ?? 0) + ((word >>> 1) & 1)) | 0;
        word >>>= 2;
      }
    } else {
      for (; word !== 0; word &= word - 1) {
        const row = at * 32 + lowestBit(word);
        const cell = (starts[ofRow[row] ?? 0] ?? 0) + (slotOf[ids[row] ?? 0] ?? 0);
        counts[cell] = ((counts[cell] ?? 0) + 1) | 0;
      }
    }
  }
  if (other === counts) return;
  for (let cell = 0; cell < counts.length; cell += 1) counts[cell] = (counts[cell] ?? 0) + (other[cell] ?? 0);
}
