import { ABSENT } from '../../../core/columns/dictionary.ts';
import { PACKING_BITS, packText, unpackText } from './packed-text.ts';

/** Pages double up to this: most columns have few values, some have one for each trace. */
const LARGEST_PAGE_WORDS = 2 ** 18;
const FIRST_PAGE_WORDS = 2 ** 8;
/** Where a value begins: the number of its page, and its place there in words of four bytes. */
const PLACE_BITS = 18;
/** 16 GiB of values, or as many that take a page each. */
const MOST_PAGES = 2 ** (32 - PLACE_BITS);
const FIRST_SLOTS = 64;
/** Beyond it, looking for what is not there goes past too many slots. */
const MOST_FILLED = 0.85;

/** Where a value is packed that is looked for, behind its length and packing. */
let packed = new Uint32Array(1024);
let packedBytes = Buffer.from(packed.buffer, 4);

/** Gives how many words it takes; what is left of the last is empty, so that words are compared. */
function pack(value: string): number {
  if (value.length * 2 + 8 > packedBytes.length) {
    packed = new Uint32Array(Math.ceil(value.length / 2) + 3);
    packedBytes = Buffer.from(packed.buffer, 4);
  }
  const { packing, length } = packText(value, packedBytes);
  packed[0] = length * 2 ** PACKING_BITS + packing;
  packedBytes.fill(0, length, length + (-length & 3));
  return wordsOf(length);
}

const lengthIn = (head: number): number => head >>> PACKING_BITS;
/** Of a value of so many bytes, with what stands before it. */
const wordsOf = (length: number): number => 1 + ((length + 3) >>> 2);

function hashOf(words: Uint32Array, from: number, count: number): number {
  let hash = 0;
  for (let at = from; at < from + count; at += 1) {
    hash = Math.imul(hash ^ (words[at] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/**
 * A dictionary of the workspace while an import adds to it: the same as `Dictionary`, as bytes. A file may have another
 * resource in every trace, and strings in a map take five times as much, and the collector's time.
 */
export class StoredValues {
  private readonly pages: Uint32Array<ArrayBuffer>[] = [];
  private freeAt = 0;
  /** Of each value, by its id less 1. */
  private places = new Uint32Array(FIRST_SLOTS);
  /** Ids by open addressing, and a byte of each hash: what differs in it is not looked at. */
  private slots = new Uint32Array(FIRST_SLOTS);
  private marks = new Uint8Array(FIRST_SLOTS);
  /** The highest id given out. */
  size = 0;

  constructor(values: Iterable<string> = []) {
    for (const value of values) this.idOf(value);
  }

  /** The id of a value, given out now if it has none. */
  idOf(value: string | null): number {
    if (value === null) return ABSENT;
    const words = pack(value);
    const hash = hashOf(packed, 0, words);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let id = this.slots[slot] as number; id !== 0; id = this.slots[slot] as number) {
      if (this.marks[slot] === hash >>> 24 && this.isPacked(id, words)) return id;
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = this.add(words);
    this.marks[slot] = hash >>> 24;
    if (this.size > this.slots.length * MOST_FILLED) this.widen();
    return this.size;
  }

  valueOf(id: number): string | null {
    if (id === ABSENT || id > this.size) return null;
    const page = this.pageOf(id);
    const at = this.placeOf(id);
    const head = page[at] as number;
    const bytes = Buffer.from(page.buffer, (at + 1) * 4, lengthIn(head));
    return unpackText(head & ((1 << PACKING_BITS) - 1), bytes);
  }

  /** Values with ids above the given one, in order of id, at most so many. */
  *since(id: number, most = Infinity): Generator<string, void> {
    const end = Math.min(this.size, id + most);
    for (let next = id + 1; next <= end; next += 1) yield this.valueOf(next) ?? '';
  }

  /** What is packed. */
  private add(words: number): number {
    if (this.freeAt + words > (this.pages.at(-1)?.length ?? 0)) this.addPage(words);
    if (this.size === this.places.length) this.lengthen();
    const page = this.pages.at(-1) as Uint32Array;
    for (let at = 0; at < words; at += 1) page[this.freeAt + at] = packed[at] as number;
    this.places[this.size] = ((this.pages.length - 1) << PLACE_BITS) | this.freeAt;
    this.freeAt += words;
    this.size += 1;
    return this.size;
  }

  private addPage(words: number): void {
    if (this.pages.length === MOST_PAGES)
      throw new RangeError('One column has more values than can be numbered.');
    const usual = Math.min(FIRST_PAGE_WORDS << Math.min(this.pages.length, 10), LARGEST_PAGE_WORDS);
    this.pages.push(new Uint32Array(Math.max(usual, words)));
    this.freeAt = 0;
  }

  private pageOf(id: number): Uint32Array<ArrayBuffer> {
    return this.pages[(this.places[id - 1] as number) >>> PLACE_BITS] as Uint32Array<ArrayBuffer>;
  }

  private placeOf(id: number): number {
    return (this.places[id - 1] as number) & ((1 << PLACE_BITS) - 1);
  }

  /** Whether it is the value that is packed. */
  private isPacked(id: number, words: number): boolean {
    const page = this.pageOf(id);
    const start = this.placeOf(id);
    for (let at = 0; at < words; at += 1) if (page[start + at] !== packed[at]) return false;
    return true;
  }

  private lengthen(): void {
    const { places } = this;
    this.places = new Uint32Array(places.length * 1.5);
    this.places.set(places);
  }

  private widen(): void {
    const slots = this.slots.length * 2;
    this.slots = new Uint32Array(slots);
    this.marks = new Uint8Array(slots);
    for (let id = 1; id <= this.size; id += 1) {
      const page = this.pageOf(id);
      const at = this.placeOf(id);
      const hash = hashOf(page, at, wordsOf(lengthIn(page[at] as number)));
      let slot = hash & (slots - 1);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (slots - 1);
      this.slots[slot] = id;
      this.marks[slot] = hash >>> 24;
    }
  }
}
