import { Bitset } from '../columns/bitset.ts';
import { RankSamples } from './rank-samples.ts';

/** The rows that are in all of several sets. Sets that others hold wait until they are asked for: two are never joined if only counted. */
export class JoinedRows {
  private readonly length: number;
  private own: Bitset | undefined;
  private waiting: Bitset[] = [];

  constructor(length: number) {
    this.length = length;
  }

  get isEverything(): boolean {
    return this.own === undefined && this.waiting.length === 0;
  }

  /** A set that nobody else has, which may be changed. */
  take(set: Bitset): void {
    this.own = this.own?.and(set) ?? set;
  }

  /** A set of all rows, whose rows by now do not change. */
  share(set: Bitset): void {
    this.waiting.push(set);
  }

  /** Joins what waits. To be changed by those only who have seen all sets taken. */
  rows(): Bitset {
    this.joinTo(1);
    return (this.own ??= this.waiting.pop()?.copy() ?? Bitset.full(this.length));
  }

  counted(total?: number): RankSamples {
    this.joinTo(2);
    const sets = [...(this.own === undefined ? [] : [this.own]), ...this.waiting];
    const [one, other] = sets;
    if (one === undefined) return RankSamples.of(Bitset.full(this.length), this.length);
    if (other !== undefined) return RankSamples.ofBoth(one, other);
    return this.own === undefined ? RankSamples.ofHeld(one, total) : RankSamples.of(one, total);
  }

  /** Until no more than so many sets are left. */
  private joinTo(sets: number): void {
    while (this.waiting.length + (this.own === undefined ? 0 : 1) > sets) {
      const set = this.waiting.pop();
      const other = this.own === undefined ? this.waiting.pop() : undefined;
      if (set === undefined) return;
      this.own = this.own?.and(set) ?? both(set, other ?? set);
    }
  }
}

function both(one: Bitset, other: Bitset): Bitset {
  const joined = new Bitset(one.length);
  const { words } = joined;
  for (let at = 0; at < words.length; at += 1) words[at] = (one.words[at] ?? 0) & (other.words[at] ?? 0);
  return joined.trim();
}
