import { Bitset } from '../columns/bitset.ts';

/** The rows that are in all of several sets. Sets that others hold wait to be joined in one pass. */
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

  /** A set of all rows that is not changed. */
  share(set: Bitset): void {
    this.waiting.push(set);
  }

  /** Joins what waits. To be changed by those only who have seen all sets taken. */
  rows(): Bitset {
    const sets = [...(this.own === undefined ? [] : [this.own]), ...this.waiting];
    const [first, second, third, ...others] = sets;
    if (first === undefined) return (this.own = Bitset.full(this.length));
    const joined = (this.own ??= new Bitset(this.length));
    if (second === undefined) joined.words.set(first.words);
    else if (third === undefined) join(joined.words, first.words, second.words);
    else joinThree(joined.words, first.words, second.words, third.words);
    for (const other of others) joined.and(other);
    this.waiting = [];
    return joined;
  }
}

function join(into: Uint32Array, one: Uint32Array, two: Uint32Array): void {
  for (let at = 0; at < into.length; at += 1) into[at] = (one[at] ?? 0) & (two[at] ?? 0);
}

function joinThree(into: Uint32Array, one: Uint32Array, two: Uint32Array, three: Uint32Array): void {
  for (let at = 0; at < into.length; at += 1) into[at] = (one[at] ?? 0) & (two[at] ?? 0) & (three[at] ?? 0);
}
