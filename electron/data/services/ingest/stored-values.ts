import { ABSENT } from '../../../core/columns/dictionary.ts';

/** Pages double up to this: most columns have few values, some have one for each trace. */
const LARGEST_PAGE_BYTES = 1024 * 1024;
const FIRST_PAGE_BYTES = 1024;
/** Where a value begins: the number of its page, and its place there in words. */
const PLACE_BITS = 18;
const WORD_BYTES = 4;
/** 16 GiB of values, or as many that take a page each. */
const MOST_PAGES = 2 ** (32 - PLACE_BITS);
/** Length and width of a value stand before it. */
const HEAD_BYTES = 4;
const FIRST_SLOTS = 64;

/**
 * A dictionary of the workspace while an import adds to it: the same as `Dictionary`, as bytes. A file may have another
 * resource in every trace, and strings in a map take three times as much, and the collector's time.
 */
export class StoredValues {
  private readonly pages: DataView[] = [];
  private freeAt = 0;
  /** Of each value, by its id less 1. */
  private places = new Uint32Array(FIRST_SLOTS / 2);
  private hashes = new Int32Array(FIRST_SLOTS / 2);
  /** Ids by open addressing, at least half of them free. */
  private slots = new Uint32Array(FIRST_SLOTS);
  /** The highest id given out. */
  size = 0;

  constructor(values: Iterable<string> = []) {
    for (const value of values) this.idOf(value);
  }

  /** The id of a value, given out now if it has none. */
  idOf(value: string | null): number {
    if (value === null) return ABSENT;
    const hash = hashOf(value);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let id = this.slots[slot] as number; id !== 0; id = this.slots[slot] as number) {
      if (this.hashes[id - 1] === hash && this.isValue(id, value)) return id;
      slot = (slot + 1) & mask;
    }
    return this.add(value, hash, slot);
  }

  valueOf(id: number): string | null {
    if (id === ABSENT || id > this.size) return null;
    const [page, at] = this.placeOf(id);
    const head = page.getUint32(at);
    const bytes = Buffer.from(page.buffer, at + HEAD_BYTES, lengthIn(head) << (head & 1));
    return bytes.toString(isWide(head) ? 'utf16le' : 'latin1');
  }

  /** Values with ids above the given one, in order of id, at most so many. */
  since(id: number, most = Infinity): string[] {
    const length = Math.max(0, Math.min(most, this.size - id));
    return Array.from({ length }, (_, at) => this.valueOf(id + at + 1) ?? '');
  }

  private add(value: string, hash: number, slot: number): number {
    if (this.size === this.places.length) this.lengthen();
    this.places[this.size] = this.put(value);
    this.hashes[this.size] = hash;
    this.size += 1;
    this.slots[slot] = this.size;
    if (this.size * 2 > this.slots.length) this.widen();
    return this.size;
  }

  private put(value: string): number {
    const wide = isNarrow(value) ? 0 : 1;
    const bytes = HEAD_BYTES + (value.length << wide);
    if (this.freeAt + bytes > (this.pages.at(-1)?.byteLength ?? 0)) {
      if (this.pages.length === MOST_PAGES)
        throw new RangeError('One column has more values than can be numbered.');
      const usual = Math.min(FIRST_PAGE_BYTES << Math.min(this.pages.length, 10), LARGEST_PAGE_BYTES);
      this.pages.push(new DataView(new ArrayBuffer(Math.max(usual, bytes))));
      this.freeAt = 0;
    }
    const page = this.pages.at(-1) as DataView;
    const start = this.freeAt;
    page.setUint32(start, value.length * 2 + wide);
    Buffer.from(page.buffer).write(value, start + HEAD_BYTES, wide === 1 ? 'utf16le' : 'latin1');
    this.freeAt = Math.ceil((start + bytes) / WORD_BYTES) * WORD_BYTES;
    return ((this.pages.length - 1) << PLACE_BITS) | (start / WORD_BYTES);
  }

  private placeOf(id: number): [page: DataView, at: number] {
    const place = this.places[id - 1] as number;
    return [this.pages[place >>> PLACE_BITS] as DataView, (place & ((1 << PLACE_BITS) - 1)) * WORD_BYTES];
  }

  private isValue(id: number, value: string): boolean {
    const [page, start] = this.placeOf(id);
    const head = page.getUint32(start);
    const { length } = value;
    if (lengthIn(head) !== length) return false;
    const from = start + HEAD_BYTES;
    for (let at = 0; at < length; at += 1) {
      const unit = isWide(head) ? page.getUint16(from + at * 2, true) : page.getUint8(from + at);
      if (unit !== value.charCodeAt(at)) return false;
    }
    return true;
  }

  private lengthen(): void {
    const { places, hashes } = this;
    this.places = new Uint32Array(places.length * 2);
    this.places.set(places);
    this.hashes = new Int32Array(hashes.length * 2);
    this.hashes.set(hashes);
  }

  private widen(): void {
    this.slots = new Uint32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let id = 1; id <= this.size; id += 1) {
      let slot = (this.hashes[id - 1] as number) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = id;
    }
  }
}

const lengthIn = (head: number): number => head >>> 1;
const isWide = (head: number): boolean => (head & 1) === 1;

/** Whether a byte holds each character. */
function isNarrow(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) if (value.charCodeAt(at) > 0xff) return false;
  return true;
}

function hashOf(value: string): number {
  let hash = value.length;
  for (let at = 0; at < value.length; at += 1) hash = Math.imul(hash ^ value.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
