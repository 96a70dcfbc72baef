const [SEVEN_BITS, EIGHTH_BIT] = [0x7f7f7f7f, 0x80808080];
/** Added to seven bits, they reach the eighth from `A` on, and from behind `Z` on. */
const [FROM_A, BEHIND_Z] = [0x3f3f3f3f, 0x25252525];

/** Makes the ASCII letters of a text small, in place: four bytes at a time, and four times that a turn. */
export function lowerAscii(bytes: Uint8Array): void {
  const head = Math.min(bytes.length, (4 - (bytes.byteOffset & 3)) & 3);
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + head, (bytes.length - head) >>> 2);
  const whole = words.length & ~3;
  for (let at = 0; at < whole; at += 4) {
    words[at] = lowered(words[at] ?? 0);
    words[at + 1] = lowered(words[at + 1] ?? 0);
    words[at + 2] = lowered(words[at + 2] ?? 0);
    words[at + 3] = lowered(words[at + 3] ?? 0);
  }
  for (let at = whole; at < words.length; at += 1) words[at] = lowered(words[at] ?? 0);
  lowerEach(bytes.subarray(0, head));
  lowerEach(bytes.subarray(head + words.length * 4));
}

function lowered(word: number): number {
  const low = word & SEVEN_BITS;
  const capitals = ~word & ((low + FROM_A) ^ (low + BEHIND_Z)) & EIGHTH_BIT;
  return word | (capitals >>> 2);
}

function lowerEach(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = lowerByte(bytes[at] ?? 0);
}

export function lowerByte(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}
