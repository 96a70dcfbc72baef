import { bitCount, lowBits, lowestBit } from '../columns/bit-count.ts';
import { Bitset } from '../columns/bitset.ts';
import { countsBefore } from '../columns/count-both.ts';
import { STRETCH_WORDS as WORDS_A_SAMPLE } from '../columns/held-words.ts';

/** Of sets that columns hold, by their place in memory: each is counted once. */
const HELD = new WeakMap<ArrayBufferLike, Map<number, { length: number; samples: Uint32Array }>>();

/**
 * The members of a set, or of two sets at once, with how many come before every 512th place: how many come before any place, and which
 * is the nth, cost a few words. Two sets are joined when somebody asks for the set itself.
 */
export class RankSamples {
  readonly length: number;
  private readonly words: Uint32Array;
  private readonly others: Uint32Array | undefined;
  private known: number | undefined;
  private sampled: Uint32Array | undefined;
  private own: Bitset | undefined;

  private constructor(one: Bitset, other?: Bitset, total?: number) {
    this.length = one.length;
    this.words = one.words;
    this.others = other?.words;
    this.known = total;
  }

  /** The set is not to be changed afterwards. It is counted when that is first needed. */
  static of(set: Bitset, total?: number): RankSamples {
    const samples = new RankSamples(set, undefined, total);
    samples.own = set;
    return samples;
  }

  /** Of a set that a column holds: rows that it has not yet may be added to its memory. */
  static ofHeld(set: Bitset, total?: number): RankSamples {
    const { length, words } = set;
    const counted = new RankSamples(set, undefined, total);
    const ofMemory = HELD.get(words.buffer) ?? new Map<number, { length: number; samples: Uint32Array }>();
    const known = ofMemory.get(words.byteOffset);
    const samples = known?.length === length ? known.samples : counted.samples;
    counted.sampled = samples;
    HELD.set(words.buffer, ofMemory.set(words.byteOffset, { length, samples }));
    return counted;
  }

  /** Of the rows that are in both; either may be held by a column. */
  static ofBoth(one: Bitset, other: Bitset): RankSamples {
    return new RankSamples(one, other);
  }

  get total(): number {
    this.known ??= this.samples.at(-1) ?? 0;
    return this.known;
  }

  get isCounted(): boolean {
    return this.sampled !== undefined;
  }

  get set(): Bitset {
    this.own ??= this.joined();
    return this.own;
  }

  has(row: number): boolean {
    return row < this.length && ((this.wordAt(row >>> 5) >>> (row & 31)) & 1) === 1;
  }

  /** How many members lie before the place. */
  rank(place: number): number {
    if (place >= this.length) return this.total;
    const word = place >>> 5;
    const sample = Math.floor(word / WORDS_A_SAMPLE);
    let sum = this.samples[sample] ?? 0;
    for (let at = sample * WORDS_A_SAMPLE; at < word; at += 1) sum += bitCount(this.wordAt(at));
    return sum + bitCount(this.wordAt(word) & lowBits(place & 31));
  }

  /** The place of the nth member, from 0; -1 where there is none. */
  placeOfNth(nth: number): number {
    if (nth < 0 || nth >= this.total) return -1;
    const sample = this.sampleOf(nth);
    let left = nth - (this.samples[sample] ?? 0);
    let at = sample * WORDS_A_SAMPLE;
    let inWord = bitCount(this.wordAt(at));
    while (left >= inWord) {
      left -= inWord;
      at += 1;
      inWord = bitCount(this.wordAt(at));
    }
    let word = this.wordAt(at);
    for (; left > 0; left -= 1) word &= word - 1;
    return at * 32 + lowestBit(word);
  }

  next(from: number): number {
    if (from >= this.length) return -1;
    const words = this.words.length;
    let at = from >>> 5;
    let word = this.wordAt(at) & ~lowBits(from & 31);
    while (word === 0) {
      at += 1;
      if (at >= words) return -1;
      word = this.wordAt(at);
    }
    const row = at * 32 + lowestBit(word);
    return row < this.length ? row : -1;
  }

  /** All members, rising; where there are none for long, nothing is looked at. */
  members(): number[] {
    const found: number[] = [];
    for (let sample = 0; found.length < this.total; sample += 1) {
      const end = this.samples[sample + 1] ?? 0;
      let place = sample * WORDS_A_SAMPLE * 32;
      for (; found.length < end; place += 1) {
        place = this.next(place);
        found.push(place);
      }
    }
    return found;
  }

  private get samples(): Uint32Array {
    // Bits beyond the length may be rows that came later.
    this.sampled ??= countsBefore(this.words, this.others ?? this.words, this.length);
    return this.sampled;
  }

  private wordAt(at: number): number {
    const word = this.words[at] ?? 0;
    return this.others === undefined ? word : word & (this.others[at] ?? 0);
  }

  private joined(): Bitset {
    const set = new Bitset(this.length);
    const { words, others } = this;
    if (others === undefined) set.words.set(words);
    else
      for (let at = 0; at < set.words.length; at += 1) set.words[at] = (words[at] ?? 0) & (others[at] ?? 0);
    return set.trim();
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
