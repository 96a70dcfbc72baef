import { bitCount, lowestBit } from '../columns/bit-count.ts';
import type { Bitset } from '../columns/bitset.ts';
import type { Window } from './replay-index.ts';

const OUTSIDE = 254;
const SEVERAL = 255;

/** A window in stretches of one length, at most 254, and in which of them each row is: told once, it counts any number of sets. */
export class EvenStretches {
  private readonly times: Float64Array;
  private readonly window: Window;
  private readonly count: number;
  /** Of each 32 rows: the stretch that all of them are in. Rows come nearly by time, so that few words hold several. */
  private readonly ofWord: Uint8Array;

  constructor(times: Float64Array, window: Window, count: number) {
    this.times = times;
    this.window = window;
    this.count = count;
    this.ofWord = new Uint8Array(Math.ceil(times.length / 32));
    for (let word = 0; word < this.ofWord.length; word += 1) this.ofWord[word] = this.ofRows(word * 32);
  }

  countsOf({ words }: Bitset): number[] {
    const counts = new Uint32Array(SEVERAL + 1);
    const known = Math.min(words.length, this.ofWord.length);
    for (let at = 0; at < known; at += 1) {
      let word = words[at] as number;
      if (word === 0) continue;
      const stretch = this.ofWord[at] as number;
      if (stretch !== SEVERAL) counts[stretch] = (counts[stretch] as number) + bitCount(word);
      else
        for (; word !== 0; word &= word - 1) {
          const own = this.ofTime(this.times[at * 32 + lowestBit(word)] ?? NaN);
          counts[own] = (counts[own] as number) + 1;
        }
    }
    return [...counts.subarray(0, this.count)];
  }

  private ofRows(from: number): number {
    const end = Math.min(from + 32, this.times.length);
    const first = this.ofTime(this.times[from] ?? NaN);
    for (let row = from + 1; row < end; row += 1)
      if (this.ofTime(this.times[row] ?? NaN) !== first) return SEVERAL;
    return first;
  }

  private ofTime(time: number): number {
    const { from, to } = this.window;
    if (!(time >= from && time < to)) return OUTSIDE;
    return Math.min(this.count - 1, Math.floor(((time - from) / (to - from)) * this.count));
  }
}
