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

/** How many bits of the words are set. */
export function bitCountOf(words: Uint32Array, from = 0, to = words.length): number {
  const triples = to - ((to - from) % 3);
  let sum = 0;
  for (let at = from; at < triples; at += 3) {
    // Signed: a word above 2 ** 31 would be a floating-point number.
    const first = (words[at] as number) | 0;
    const second = (words[at + 1] as number) | 0;
    sum = (sum + bitCountOfThree(first, second, (words[at + 2] as number) | 0)) | 0;
  }
  for (let at = triples; at < to; at += 1) sum += bitCount(words[at] as number);
  return sum;
}

/** Two words take up the bits of the third before they are added up. */
function bitCountOfThree(first: number, second: number, third: number): number {
  const one = (pairsOf(first) + ((third >>> 1) & 0x55555555)) | 0;
  const other = (pairsOf(second) + (third & 0x55555555)) | 0;
  const bytes = bytesOf(foursOf(one)) + bytesOf(foursOf(other));
  return Math.imul(bytes, 0x01010101) >>> 24;
}

const pairsOf = (word: number): number => (word - ((word >>> 1) & 0x55555555)) | 0;
const foursOf = (pairs: number): number => ((pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)) | 0;
const bytesOf = (fours: number): number => ((fours & 0x0f0f0f0f) + ((fours >>> 4) & 0x0f0f0f0f)) | 0;
