import { bitCount, bitCountOf, lowBits, lowestBit } from '../columns/bit-count.ts';
import type { Bitset } from '../columns/bitset.ts';

/** Words between two samples of the rank. */
const WORDS_A_SAMPLE = 16;

/** The number of members of a set before every 512th place: how many come before any place, and which is the nth, cost a few words. */
export class RankSamples {
  readonly total: number;
  readonly set: Bitset;
  private readonly samples: Uint32Array;

  private constructor(set: Bitset, samples: Uint32Array) {
    this.set = set;
    this.samples = samples;
    this.total = samples.at(-1) ?? 0;
  }

  /** One pass over the words. The set is not to be changed afterwards. */
  static of(set: Bitset): RankSamples {
    const { words } = set;
    const samples = samplesFor(set);
    let sum = 0;
    for (let sample = 0, at = 0; at < words.length; sample += 1, at += WORDS_A_SAMPLE) {
      samples[sample] = sum;
      sum += bitCountOf(words, at, Math.min(at + WORDS_A_SAMPLE, words.length));
    }
    samples[samples.length - 1] = sum;
    return new RankSamples(set, samples);
  }

  /** Of a set whose members are listed, in any order. */
  static listed(set: Bitset, members: Uint32Array): RankSamples {
    const samples = samplesFor(set);
    for (const member of members) {
      const next = Math.floor(member / (32 * WORDS_A_SAMPLE)) + 1;
      samples[next] = (samples[next] ?? 0) + 1;
    }
    for (let at = 1; at < samples.length; at += 1) samples[at] = (samples[at] ?? 0) + (samples[at - 1] ?? 0);
    return new RankSamples(set, samples);
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

  /** All members, rising; where there are none for long, nothing is looked at. */
  members(): number[] {
    const { set } = this;
    const found: number[] = [];
    for (let sample = 0; found.length < this.total; sample += 1) {
      const end = this.samples[sample + 1] ?? 0;
      let place = sample * WORDS_A_SAMPLE * 32;
      for (; found.length < end; place += 1) {
        place = set.next(place);
        found.push(place);
      }
    }
    return found;
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

function samplesFor({ words }: Bitset): Uint32Array {
  return new Uint32Array(Math.ceil(words.length / WORDS_A_SAMPLE) + 1);
}
