/** How many bits of a 32-bit word are set. */
export function bitCount(word: number): number {
  // A word above 2 ** 31 would be counted in floating point.
  const bits = word | 0;
  const pairs = (bits - ((bits >>> 1) & 0x55555555)) | 0;
  const fours = ((pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)) | 0;
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The index of the lowest set bit of a word that is not 0. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** A word with its `bits` lowest bits set, 0 to 32. */
export function lowBits(bits: number): number {
  return bits >= 32 ? 0xffffffff : (1 << bits) - 1;
}
