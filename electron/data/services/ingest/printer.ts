/**
 * Prints of records: 64 bits of their bytes, a word at a time. Content digests know more, and cost more than the
 * parsing; that two records bear one id and are the same bytes answers nearly every question about duplicates.
 */
export class Printer {
  private words = new Uint32Array(16 * 1024);
  private bytes = new Uint8Array(this.words.buffer);
  private seed = 0;

  /** What else makes the records that follow what they are. */
  begin(context: string): void {
    this.seed = 0;
    const print = new Uint32Array(2);
    this.write(Buffer.from(context), print, 0);
    this.seed = print[0] ?? 0;
  }

  write(text: Uint8Array, prints: Uint32Array, at: number): void {
    const { length } = text;
    if (length + 4 > this.bytes.length) this.grow(length + 4);
    const { words, bytes } = this;
    // Copied to where words begin on their border; what follows the last byte is zero, and the length tells it apart.
    bytes.set(text);
    bytes.fill(0, length, length + 4);
    const count = (length + 3) >>> 2;
    // Four lanes that do not wait for each other.
    let a = this.seed ^ length;
    let b = 0x243f6a88;
    let c = 0x13198a2e;
    let d = 0x03707344;
    let word = 0;
    for (; word + 4 <= count; word += 4) {
      a = stirred(a ^ (words[word] ?? 0), 0x85ebca77);
      b = stirred(b ^ (words[word + 1] ?? 0), 0xc2b2ae3d);
      c = stirred(c ^ (words[word + 2] ?? 0), 0x27d4eb2f);
      d = stirred(d ^ (words[word + 3] ?? 0), 0x9e3779b1);
    }
    for (; word < count; word += 1) a = stirred(a ^ (words[word] ?? 0), 0x165667b1);
    prints[at] = mixed(mixed(mixed(mixed(a) + b) + c) + d);
    prints[at + 1] = mixed(mixed(mixed(mixed(d ^ 0x165667b1) ^ c) ^ b) ^ a);
  }

  private grow(length: number): void {
    this.words = new Uint32Array(2 ** Math.ceil(Math.log2(length)));
    this.bytes = new Uint8Array(this.words.buffer);
  }
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
