import { bitCount, lowBits, lowestBit } from '../columns/bit-count.ts';
import type { Bitset } from '../columns/bitset.ts';

/** Words between two samples of the rank. */
const WORDS_A_SAMPLE = 16;

/** The number of members of a set before every 512th place: how many come before any place, and which is the nth, cost a few words. */
export class RankSamples {
  readonly total: number;
  private readonly set: Bitset;
  private readonly samples: Uint32Array;

  /** One pass over the words. The set is not to be changed afterwards. */
  constructor(set: Bitset) {
    this.set = set;
    const { words } = set;
    const ints = new Int32Array(words.buffer, words.byteOffset, words.length);
    this.samples = new Uint32Array(Math.ceil(words.length / WORDS_A_SAMPLE) + 1);
    let sum = 0;
    for (let sample = 0, at = 0; at < ints.length; sample += 1) {
      this.samples[sample] = sum;
      const end = Math.min(at + WORDS_A_SAMPLE, ints.length);
      for (; at < end; at += 1) sum += bitCount(ints[at] as number);
    }
    this.samples[this.samples.length - 1] = sum;
    this.total = sum;
  }

  /** How many members lie before the place. */
  rank(place: number): number {
    const { words, length } = this.set;
    if (place >= length) return this.total;
    const word = place >>> 5;
    const sample = Math.floor(word / WORDS_A_SAMPLE);
    let sum = this.samples[sample] ?? 0;
    for (let at = sample * WORDS_A_SAMPLE; at < word; at += 1) sum += bitCount(words[at] ?? 0);
    return sum + bitCount((words[word] ?? 0) & lowBits(place & 31));
  }

  /** The place of the nth member, from 0; -1 where there is none. */
  placeOfNth(nth: number): number {
    if (nth < 0 || nth >= this.total) return -1;
    const { words } = this.set;
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
