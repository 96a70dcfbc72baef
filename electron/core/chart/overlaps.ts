import type { Bitset } from '../columns/bitset.ts';
import { bitCount } from '../columns/bit-count.ts';

export interface Overlap {
  of: [number, number];
  traces: number;
}

/** What any two sets have in common, where that is something; to be given up between two steps. `repeated` holds what more than one has. */
export function* overlapSteps(sets: readonly Bitset[], repeated: Bitset): Generator<void, Overlap[]> {
  const shared = sets.map((set) => set.copy().and(repeated));
  const isShared = shared.map((set) => set.next(0) >= 0);
  const found: Overlap[] = [];
  for (const [one, set] of shared.entries()) {
    if (isShared[one] !== true) continue;
    for (let other = one + 1; other < shared.length; other += 1) {
      const traces = isShared[other] === true ? commonCount(set, shared[other]) : 0;
      if (traces > 0) found.push({ of: [one, other], traces });
    }
    yield;
  }
  return found;
}

function commonCount({ words }: Bitset, other: Bitset | undefined): number {
  const others = other?.words ?? new Uint32Array(0);
  let count = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = (words[at] ?? 0) & (others[at] ?? 0);
    if (word !== 0) count += bitCount(word);
  }
  return count;
}

/** For each set those that hold all of it, by place. Nothing is said of a set that holds nothing. */
export function holdersOf(counts: readonly number[], overlaps: readonly Overlap[]): number[][] {
  const holders = counts.map((): number[] => []);
  for (const {
    of: [one, other],
    traces,
  } of overlaps) {
    if (counts[one] === traces) holders[one]?.push(other);
    if (counts[other] === traces) holders[other]?.push(one);
  }
  return holders.map((places) => places.sort((a, b) => a - b));
}
