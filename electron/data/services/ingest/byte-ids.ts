const FIRST_SLOTS = 1024;
const FIRST_BYTES = 16 * 1024;
/** So much is known of one column; then it is forgotten, which costs time and nothing else. */
const MOST_KNOWN = 64 * 1024;
const MOST_BYTES = 4 * 1024 * 1024;
const LONGEST_BYTES = 2048;
/** What stands before the bytes of a value: their length and its id. */
const HEAD_BYTES = 8;

/** Ids by the bytes of values as they are written, so that what was met before is known without making a string of it. */
export class ByteIds {
  /** Open addressing, two words a slot: a hash, and where the value begins plus 1. Each more place to look costs a wait for memory. */
  private slots = new Int32Array(FIRST_SLOTS * 2);
  private values = new DataView(new ArrayBuffer(FIRST_BYTES));
  private usedBytes = 0;
  private count = 0;

  /** -1 where the value is not known. */
  find(view: DataView, from: number, to: number): number {
    const hash = hashOf(view, from, to);
    const { slots, values } = this;
    const mask = slots.length - 2;
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const value = (slots[slot + 1] as number) - 1;
      if (value < 0) return -1;
      if (slots[slot] === hash && isSame(values, value, view, from, to))
        return values.getInt32(value + 4, true);
    }
  }

  /** Notes a value that is not known. */
  add(view: DataView, from: number, to: number, id: number): void {
    const length = to - from;
    if (length > LONGEST_BYTES) return;
    const ownBytes = HEAD_BYTES + length;
    if (this.count === MOST_KNOWN || this.usedBytes + ownBytes > MOST_BYTES) this.clear();
    if ((this.count + 1) * 4 > this.slots.length) this.widen();
    if (this.usedBytes + ownBytes > this.values.byteLength) this.lengthen();
    const { values, usedBytes } = this;
    values.setInt32(usedBytes, length, true);
    values.setInt32(usedBytes + 4, id, true);
    for (let at = 0; at < length; at += 1)
      values.setUint8(usedBytes + HEAD_BYTES + at, view.getUint8(from + at));
    place(this.slots, hashOf(view, from, to), usedBytes + 1);
    this.usedBytes += ownBytes;
    this.count += 1;
  }

  clear(): void {
    this.slots.fill(0);
    this.usedBytes = 0;
    this.count = 0;
  }

  private widen(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2);
    for (let slot = 0; slot < before.length; slot += 2)
      if (before[slot + 1] !== 0) place(this.slots, before[slot] as number, before[slot + 1] as number);
  }

  private lengthen(): void {
    const bytes = new Uint8Array(this.values.byteLength * 2);
    bytes.set(new Uint8Array(this.values.buffer));
    this.values = new DataView(bytes.buffer);
  }
}

function place(slots: Int32Array, hash: number, value: number): void {
  const mask = slots.length - 2;
  let slot = (hash << 1) & mask;
  while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
  slots[slot] = hash;
  slots[slot + 1] = value;
}

function hashOf(view: DataView, from: number, to: number): number {
  let hash = to - from;
  let other = 0x85ebca77;
  let at = from;
  // Two lanes that do not wait for each other.
  for (; at + 8 <= to; at += 8) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
    other = Math.imul(other ^ view.getInt32(at + 4, true), 0xc2b2ae3d);
    hash ^= hash >>> 15;
    other ^= other >>> 13;
  }
  hash ^= Math.imul(other, 0x27d4eb2f);
  if (at + 4 <= to) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
    at += 4;
  }
  for (; at < to; at += 1) hash = Math.imul(hash ^ view.getUint8(at), 0x85ebca77);
  return hash ^ (hash >>> 13);
}

function isSame(values: DataView, value: number, view: DataView, from: number, to: number): boolean {
  if (values.getInt32(value, true) !== to - from) return false;
  let there = value + HEAD_BYTES;
  let at = from;
  for (; at + 4 <= to; at += 4, there += 4)
    if (values.getInt32(there, true) !== view.getInt32(at, true)) return false;
  for (; at < to; at += 1, there += 1) if (values.getUint8(there) !== view.getUint8(at)) return false;
  return true;
}
