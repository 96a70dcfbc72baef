const [SEVEN_BITS, EIGHTH_BIT] = [0x7f7f7f7f, 0x80808080];
/** Added to seven bits, they reach the eighth from `A` on, and from behind `Z` on. */
const [FROM_A, BEHIND_Z] = [0x3f3f3f3f, 0x25252525];

/**
 * Copies a text with its ASCII letters made small: four bytes at a time, and four times that a turn. `into` is as long at
 * least, and begins at a multiple of four bytes.
 */
export function lowerAscii(text: Uint8Array, into: Uint8Array): void {
  const count = text.length >>> 2;
  const to = new Int32Array(into.buffer, into.byteOffset, count);
  const isAligned = (text.byteOffset & 3) === 0;
  if (!isAligned) into.set(text);
  const from = isAligned ? new Int32Array(text.buffer, text.byteOffset, count) : to;
  const whole = count & ~3;
  for (let at = 0; at < whole; at += 4) {
    to[at] = lowered(from[at] ?? 0);
    to[at + 1] = lowered(from[at + 1] ?? 0);
    to[at + 2] = lowered(from[at + 2] ?? 0);
    to[at + 3] = lowered(from[at + 3] ?? 0);
  }
  for (let at = whole; at < count; at += 1) to[at] = lowered(from[at] ?? 0);
  for (let at = count * 4; at < text.length; at += 1) into[at] = lowerByte(text[at] ?? 0);
}

function lowered(word: number): number {
  const low = word & SEVEN_BITS;
  const capitals = ~word & ((low + FROM_A) ^ (low + BEHIND_Z)) & EIGHTH_BIT;
  return word | (capitals >>> 2);
}

export function lowerByte(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}
