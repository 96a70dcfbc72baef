import { bitCount, bitCountOf, lowBits, lowestBit } from './bit-count.ts';

/**
 * A set of rows, a bit a row. Bits at and beyond `length` are never set. Operations change the set they are called on and give it
 * back; the other set may be shorter or longer: rows that it does not know are not in it.
 */
export class Bitset {
  readonly length: number;
  readonly words: Uint32Array;

  constructor(length: number, words: Uint32Array = new Uint32Array(wordsOf(length))) {
    this.length = length;
    this.words = words;
  }

  static full(length: number): Bitset {
    return new Bitset(length).fill(0, length);
  }

  static of(length: number, rows: Iterable<number>): Bitset {
    const set = new Bitset(length);
    for (const row of rows) set.add(row);
    return set;
  }

  /** A copy, in memory that threads share, of another length where one is given. */
  shared(length = this.length): Bitset {
    const words = new Uint32Array(new SharedArrayBuffer(wordsOf(length) * 4));
    words.set(this.words.subarray(0, words.length));
    return new Bitset(length, words).trim();
  }

  copy(): Bitset {
    return new Bitset(this.length, this.words.slice());
  }

  has(row: number): boolean {
    return row < this.length && (((this.words[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1;
  }

  add(row: number): void {
    if (row < this.length) this.words[row >>> 5] = (this.words[row >>> 5] ?? 0) | (1 << (row & 31));
  }

  remove(row: number): void {
    if (row < this.length) this.words[row >>> 5] = (this.words[row >>> 5] ?? 0) & ~(1 << (row & 31));
  }

  /** Adds all rows from the first to before the second. */
  fill(from: number, to: number): this {
    const end = Math.min(to, this.length);
    if (from >= end) return this;
    const { words } = this;
    const first = from >>> 5;
    const last = (end - 1) >>> 5;
    const head = ~lowBits(from & 31);
    const tail = lowBits(((end - 1) & 31) + 1);
    if (first === last) {
      words[first] = (words[first] ?? 0) | (head & tail);
      return this;
    }
    words[first] = (words[first] ?? 0) | head;
    words.fill(0xffffffff, first + 1, last);
    words[last] = (words[last] ?? 0) | tail;
    return this;
  }

  and({ words: others }: Bitset): this {
    const { words } = this;
    const known = Math.min(words.length, others.length);
    for (let at = 0; at < known; at += 1) words[at] = (words[at] ?? 0) & (others[at] ?? 0);
    words.fill(0, known);
    return this;
  }

  or({ words: others }: Bitset): this {
    const { words } = this;
    const known = Math.min(words.length, others.length);
    for (let at = 0; at < known; at += 1) words[at] = (words[at] ?? 0) | (others[at] ?? 0);
    return this.trim();
  }

  andNot({ words: others }: Bitset): this {
    const { words } = this;
    const known = Math.min(words.length, others.length);
    for (let at = 0; at < known; at += 1) words[at] = (words[at] ?? 0) & ~(others[at] ?? 0);
    return this;
  }

  not(): this {
    const { words } = this;
    for (let at = 0; at < words.length; at += 1) words[at] = ~(words[at] ?? 0);
    return this.trim();
  }

  count(): number {
    return bitCountOf(this.words);
  }

  /** Of the rows from the first to before the second. */
  countWithin(from: number, to: number): number {
    const { words } = this;
    const end = Math.min(to, this.length);
    if (from >= end) return 0;
    const first = from >>> 5;
    const last = (end - 1) >>> 5;
    const head = ~lowBits(from & 31);
    const tail = lowBits(((end - 1) & 31) + 1);
    if (first === last) return bitCount((words[first] ?? 0) & head & tail);
    const ends = bitCount((words[first] ?? 0) & head) + bitCount((words[last] ?? 0) & tail);
    return ends + bitCountOf(words, first + 1, last);
  }

  /** Whether of the first so many rows both have the same. */
  agreesWith({ words: others }: Bitset, rows: number): boolean {
    const { words } = this;
    const whole = rows >>> 5;
    for (let at = 0; at < whole; at += 1) if ((words[at] ?? 0) !== (others[at] ?? 0)) return false;
    return (((words[whole] ?? 0) ^ (others[whole] ?? 0)) & lowBits(rows & 31)) === 0;
  }

  /** The first row of the set at or after the given one, or -1. */
  next(from: number): number {
    if (from >= this.length) return -1;
    const { words } = this;
    let at = from >>> 5;
    let word = (words[at] ?? 0) & ~lowBits(from & 31);
    while (word === 0) {
      at += 1;
      if (at >= words.length) return -1;
      word = words[at] ?? 0;
    }
    return at * 32 + lowestBit(word);
  }

  /** The last row of the set at or before the given one, or -1. */
  previous(from: number): number {
    if (from < 0 || this.length === 0) return -1;
    const { words } = this;
    const start = Math.min(from, this.length - 1);
    let at = start >>> 5;
    let word = (words[at] ?? 0) & lowBits((start & 31) + 1);
    while (word === 0) {
      at -= 1;
      if (at < 0) return -1;
      word = words[at] ?? 0;
    }
    return at * 32 + 31 - Math.clz32(word);
  }

  /** All rows of the set, rising. */
  rows(): Uint32Array {
    const rows = new Uint32Array(this.count());
    let found = 0;
    for (let at = 0; at < this.words.length; at += 1) {
      for (let word = this.words[at] ?? 0; word !== 0; word &= word - 1) {
        rows[found] = at * 32 + lowestBit(word);
        found += 1;
      }
    }
    return rows;
  }

  /** Takes away what lies beyond the length. */
  trim(): this {
    const used = this.length & 31;
    const last = this.words.length - 1;
    if (used !== 0) this.words[last] = (this.words[last] ?? 0) & lowBits(used);
    return this;
  }
}

function wordsOf(length: number): number {
  return Math.ceil(length / 32);
}
