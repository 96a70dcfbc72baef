/** How many bits hold every number up to this one. */
export function bitsFor(highest: number): number {
  return highest === 0 ? 0 : 32 - Math.clz32(highest);
}

/** Whole numbers one behind the other in as many bits each as were asked for, 32 at most. */
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

/** The same numbers again, into an array that is wide enough for them. */
export function unpackBits<Target extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(
  words: Uint32Array,
  bits: number,
  target: Target,
): Target {
  const mask = bits === 32 ? 0xffffffff : (1 << bits) - 1;
  let place = 0;
  for (let at = 0; at < target.length; at += 1) {
    const word = place >>> 5;
    const shift = place & 31;
    let value = (words[word] ?? 0) >>> shift;
    if (shift + bits > 32) value |= (words[word + 1] ?? 0) << (32 - shift);
    target[at] = (value & mask) >>> 0;
    place += bits;
  }
  return target;
}
