import { bitCount, lowBits, lowestBit } from '../columns/bit-count.ts';
import { Bitset } from '../columns/bitset.ts';
import type { TimeOrder } from '../columns/time-order.ts';

/** Words between two samples of the rank. */
const WORDS_A_SAMPLE = 16;

/**
 * A selection as a bit a position of the order of time, with the number of rows before every 512th: where the nth row is, and the
 * how-manieth a position is, cost a search among the samples and a few words.
 */
export class OrderedRows {
  readonly positions: Bitset;
  private readonly samples: Uint32Array;

  /** Costs a pass over the order, about 1.5 ns a row; nothing where rows came in order, or all are selected. */
  constructor(order: TimeOrder, rows: Bitset) {
    const isAll = rows.length === order.length && rows.count() === rows.length;
    this.positions = order.isRowOrder || isAll ? rows : byPosition(order, rows);
    const { words } = this.positions;
    this.samples = new Uint32Array(Math.ceil(words.length / WORDS_A_SAMPLE) + 1);
    let sum = 0;
    for (let at = 0; at < words.length; at += 1) {
      if (at % WORDS_A_SAMPLE === 0) this.samples[at / WORDS_A_SAMPLE] = sum;
      sum += bitCount(words[at] ?? 0);
    }
    this.samples[this.samples.length - 1] = sum;
  }

  get total(): number {
    return this.samples.at(-1) ?? 0;
  }

  /** How many rows of the selection lie before the position. */
  rank(position: number): number {
    const { words, length } = this.positions;
    if (position >= length) return this.total;
    const word = position >>> 5;
    const sample = Math.floor(word / WORDS_A_SAMPLE);
    let sum = this.samples[sample] ?? 0;
    for (let at = sample * WORDS_A_SAMPLE; at < word; at += 1) sum += bitCount(words[at] ?? 0);
    return sum + bitCount((words[word] ?? 0) & lowBits(position & 31));
  }

  /** The position of the nth row of the selection, from 0; -1 where there is none. */
  positionOfNth(nth: number): number {
    if (nth < 0 || nth >= this.total) return -1;
    const { words } = this.positions;
    const sample = this.sampleOf(nth);
    let left = nth - (this.samples[sample] ?? 0);
    let at = sample * WORDS_A_SAMPLE;
    let inWord = bitCount(words[at] ?? 0);
    while (left >= inWord) {
      left -= inWord;
      at += 1;
      inWord = bitCount(words[at] ?? 0);
    }
    let word = words[at] ?? 0;
    for (; left > 0; left -= 1) word &= word - 1;
    return at * 32 + lowestBit(word);
  }

  /** The last sample that is not above the number. */
  private sampleOf(nth: number): number {
    let low = 0;
    let high = this.samples.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.samples[middle] ?? 0) <= nth) low = middle;
      else high = middle;
    }
    return low;
  }
}

function byPosition({ rows: order }: TimeOrder, { words: selected }: Bitset): Bitset {
  const positions = new Bitset(order.length);
  const { words } = positions;
  const whole = order.length >>> 5;
  for (let at = 0; at < whole; at += 1) words[at] = wordAt(order, selected, at * 32);
  for (let position = whole * 32; position < order.length; position += 1) {
    words[whole] = (words[whole] ?? 0) | (bitOf(selected, order[position] ?? 0) << (position & 31));
  }
  return positions;
}

/** Four positions a step: a step a position takes longer. */
function wordAt(order: Uint32Array, selected: Uint32Array, start: number): number {
  let word = 0;
  for (let bit = 0; bit < 32; bit += 4) {
    const position = start + bit;
    const four =
      bitOf(selected, order[position] ?? 0) |
      (bitOf(selected, order[position + 1] ?? 0) << 1) |
      (bitOf(selected, order[position + 2] ?? 0) << 2) |
      (bitOf(selected, order[position + 3] ?? 0) << 3);
    word |= four << bit;
  }
  return word;
}

function bitOf(words: Uint32Array, row: number): number {
  return ((words[row >>> 5] ?? 0) >>> (row & 31)) & 1;
}
