/** How many bits hold every number up to this one. */
export function bitsFor(highest: number): number {
  return highest === 0 ? 0 : 32 - Math.clz32(highest);
}

/** Whole numbers one behind the other in as many bits each as were asked for: 1 to 32. */
export function packBits(values: Uint32Array, bits: number): Uint8Array {
  const words = new Uint32Array(Math.ceil((values.length * bits) / 32));
  let word = 0;
  let used = 0;
  let at = 0;
  for (const value of values) {
    word |= value << used;
    used += bits;
    if (used < 32) continue;
    words[at++] = word;
    used -= 32;
    word = used > 0 ? value >>> (bits - used) : 0;
  }
  if (used > 0) words[at] = word;
  return new Uint8Array(words.buffer);
}

export type NumberColumn = Uint8Array | Uint16Array | Uint32Array;

/**
 * The numbers again, of fewer than 32 bits, each added to the lowest. Gives whether one of them has all bits set: who reads more into
 * that looks again, for a choice in this loop would take it twice as long.
 */
export function unpackAbove(words: Uint32Array, bits: number, lowest: number, target: Float64Array): boolean {
  const mask = (1 << bits) - 1;
  const last = words.length - 1;
  const { length } = target;
  let over = 0;
  let bit = 0;
  for (let at = 0; at < length; at += 1) {
    const word = bit >>> 5;
    const used = bit & 31;
    const next = words[word < last ? word + 1 : last] ?? 0;
    // In two steps: a shift by 32 would be none.
    const value = (((words[word] ?? 0) >>> used) | ((next << 1) << (31 - used))) & mask;
    over |= (value + 1) & ~mask;
    target[at] = lowest + value;
    bit = (bit + bits) | 0;
  }
  return over !== 0;
}

/** The same numbers again, into an array that is wide enough for them. */
export function unpackBits<Target extends NumberColumn>(
  words: Uint32Array,
  bits: number,
  target: Target,
): Target {
  if (bits === 32) {
    target.set(words.subarray(0, target.length));
    return target;
  }
  const mask = (1 << bits) - 1;
  const { length } = target;
  let rest = 0;
  let left = 0;
  let word = 0;
  for (let at = 0; at < length; at += 1) {
    if (left >= bits) {
      target[at] = rest & mask;
      rest >>>= bits;
      left -= bits;
    } else {
      const next = words[word++] ?? 0;
      target[at] = (rest | (next << left)) & mask;
      // As many bits of it are used up as were missing.
      rest = next >>> (bits - left);
      left += 32 - bits;
    }
  }
  return target;
}
