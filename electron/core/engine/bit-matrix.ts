/** Turns 32 words of 32 bits over: bit b of word a becomes bit a of word b. In place; five rounds of exchanging ever smaller squares. */
export function transpose(words: Uint32Array): void {
  let mask = 0x0000ffff;
  for (let width = 16; width !== 0; width >>>= 1, mask ^= mask << width) {
    for (let at = 0; at < 32; at = ((at | width) + 1) & ~width) {
      const low = words[at] ?? 0;
      const high = words[at | width] ?? 0;
      const swapped = ((low >>> width) ^ high) & mask;
      words[at | width] = high ^ swapped;
      words[at] = low ^ (swapped << width);
    }
  }
}
