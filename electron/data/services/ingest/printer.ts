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
    let low = this.seed ^ length;
    let high = Math.imul(length, 0x9e3779b1) ^ 0x243f6a88;
    for (let word = 0; word < count; word += 1) {
      const next = words[word] ?? 0;
      low = Math.imul(low ^ next, 0x85ebca77);
      low = (low << 13) | (low >>> 19);
      high = Math.imul((high + next) | 0, 0xc2b2ae3d) ^ low;
      high = (high << 17) | (high >>> 15);
    }
    prints[at] = mixed(low ^ Math.imul(high, 0x27d4eb2f));
    prints[at + 1] = mixed(high + Math.imul(low, 0x165667b1));
  }

  private grow(length: number): void {
    this.words = new Uint32Array(2 ** Math.ceil(Math.log2(length)));
    this.bytes = new Uint8Array(this.words.buffer);
  }
}

function mixed(word: number): number {
  let value = word ^ (word >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return value ^ (value >>> 16);
}
