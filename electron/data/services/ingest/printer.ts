import { viewOf } from '../../sources/files/plain-record.ts';

/**
 * Prints of records: 64 bits of their bytes, a word at a time. Content digests know more, and cost more than the
 * parsing; that two records bear one id and are the same bytes answers nearly every question about duplicates.
 */
export class Printer {
  private seed = 0;

  /** What else makes the records that follow what they are. */
  begin(context: string): void {
    this.seed = 0;
    const print = new Uint32Array(2);
    const bytes = Buffer.from(context);
    this.write(viewOf(bytes), 0, bytes.length, print, 0);
    this.seed = print[0] ?? 0;
  }

  /** Of the bytes between two places. */
  write(view: DataView, from: number, to: number, prints: Uint32Array, at: number): void {
    // Four lanes that do not wait for each other.
    let a = this.seed ^ (to - from);
    let b = 0x243f6a88;
    let c = 0x13198a2e;
    let d = 0x03707344;
    let place = from;
    for (; place + 16 <= to; place += 16) {
      a = stirred(a ^ view.getInt32(place, true), 0x85ebca77);
      b = stirred(b ^ view.getInt32(place + 4, true), 0xc2b2ae3d);
      c = stirred(c ^ view.getInt32(place + 8, true), 0x27d4eb2f);
      d = stirred(d ^ view.getInt32(place + 12, true), 0x9e3779b1);
    }
    if (to - place > 12) {
      a = stirred(a ^ view.getInt32(place, true), 0x85ebca77);
      b = stirred(b ^ view.getInt32(place + 4, true), 0xc2b2ae3d);
      c = stirred(c ^ view.getInt32(place + 8, true), 0x27d4eb2f);
      d = stirred(d ^ wordAt(view, place + 12, to), 0x9e3779b1);
      place += 16;
    }
    for (; place < to; place += 4) a = stirred(a ^ wordAt(view, place, to), 0x165667b1);
    prints[at] = mixed(mixed(mixed(mixed(a) + b) + c) + d);
    prints[at + 1] = mixed(mixed(mixed(mixed(d ^ 0x165667b1) ^ c) ^ b) ^ a);
  }
}

/** What follows the last byte counts as zero, and the length tells it apart. */
function wordAt(view: DataView, at: number, to: number): number {
  if (at + 4 <= to) return view.getInt32(at, true);
  let word = 0;
  for (let place = to - 1; place >= at; place -= 1) word = (word << 8) | view.getUint8(place);
  return word;
}

/** A step that loses nothing: two texts that differ in one word differ in their lane. */
function stirred(lane: number, by: number): number {
  const product = Math.imul(lane, by);
  return (product << 15) | (product >>> 17);
}

function mixed(word: number): number {
  let value = word ^ (word >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return value ^ (value >>> 16);
}
