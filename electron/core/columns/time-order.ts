import { Crossings } from './crossings.ts';
import { grown, sharedArray } from './shared-growth.ts';
import { rowsByTime } from './time-sort.ts';

/** Settles two rows of one time; 0 leaves it to their numbers. */
export type CompareRows = (a: number, b: number) => number;

/**
 * All rows by time, then as the comparison of ties says, then by row. Never changes: what was derived from it stays
 * right while rows are appended. A position is a place in it, 0 the oldest.
 */
export class TimeOrder {
  readonly rows: Uint32Array;
  readonly times: Float64Array;
  /** Whether every row stands at the position of its own number. */
  readonly isRowOrder: boolean;
  private readonly compareTies: CompareRows;
  /** Null until it was asked for. */
  private crossing: Crossings | undefined | null = null;

  private constructor(rows: Uint32Array, times: Float64Array, isRowOrder: boolean, compareTies: CompareRows) {
    this.rows = rows;
    this.times = times;
    this.isRowOrder = isRowOrder;
    this.compareTies = compareTies;
  }

  static of(times: Float64Array, compareTies: CompareRows): TimeOrder {
    const none = new TimeOrder(sharedArray(Uint32Array, 0), times.subarray(0, 0), true, compareTies);
    return none.extended(times);
  }

  /** With the rows that the longer list of times has more: O(new) where they are later than all others. */
  extended(times: Float64Array): TimeOrder {
    const { rows: old, compareTies } = this;
    const longer = new TimeOrder(old, times, this.isRowOrder, compareTies);
    if (times.length === old.length) return longer;
    const inOrder = longer.isSorted(old.length);
    const added = inOrder ? rising(old.length, times.length) : longer.sorted(old.length);
    const lastOld = old.at(-1);
    if (lastOld === undefined || longer.compare(lastOld, added[0] ?? 0) < 0) {
      const rows = grown(old, Uint32Array, times.length);
      rows.set(added, old.length);
      return new TimeOrder(rows, times, this.isRowOrder && inOrder, compareTies);
    }
    return new TimeOrder(longer.merged(added), times, false, compareTies);
  }

  get length(): number {
    return this.rows.length;
  }

  /** Where it is near the order of rows' numbers; undefined otherwise. Made when it is first asked for, in two passes. */
  get crossings(): Crossings | undefined {
    if (this.crossing === null) this.crossing = Crossings.of(this.rows);
    return this.crossing;
  }

  /** Those that were made already. */
  get knownCrossings(): Crossings | undefined {
    return this.crossing ?? undefined;
  }

  timeAt(position: number): number {
    return this.times[this.rows[position] ?? -1] ?? NaN;
  }

  /** The first position whose time is not before the given one; the length where there is none. */
  firstFrom(time: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.timeAt(middle) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The first position whose time is after the given one. */
  firstAfter(time: number): number {
    return this.firstFrom(Math.floor(time) + 1);
  }

  positionOf(row: number): number {
    return this.isRowOrder ? row : this.placeOf(row);
  }

  /** How many rows come before the given one, which need not be among them. */
  private placeOf(row: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(this.rows[middle] ?? 0, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Below 0 where the first row comes before the second. */
  compare(a: number, b: number): number {
    // Telling two rows of one time apart may cost reading both.
    if (a === b) return 0;
    const earlier = (this.times[a] ?? 0) - (this.times[b] ?? 0);
    return earlier || this.compareTies(a, b) || a - b;
  }

  private isSorted(from: number): boolean {
    const { times } = this;
    for (let row = from + 1; row < times.length; row += 1) {
      const before = times[row - 1] ?? 0;
      const time = times[row] ?? 0;
      if (!(before < time) && !(before === time && this.compareTies(row - 1, row) <= 0)) return false;
    }
    return Number.isSafeInteger(times[from]);
  }

  private sorted(from: number): Uint32Array {
    const { times } = this;
    const rows = rowsByTime(times, from, times.length);
    let start = 0;
    let time = times[rows[0] ?? 0];
    for (let at = 1; at <= rows.length; at += 1) {
      const next = at < rows.length ? times[rows[at] ?? 0] : NaN;
      if (next === time) continue;
      if (at - start > 1) rows.subarray(start, at).sort((a, b) => this.compareTies(a, b) || a - b);
      start = at;
      time = next;
    }
    return rows;
  }

  private merged(added: Uint32Array): Uint32Array {
    const { rows: old } = this;
    const rows = sharedArray(Uint32Array, old.length + added.length);
    // What comes before the first added row stays where it is.
    let next = this.placeOf(added[0] ?? 0);
    rows.set(old.subarray(0, next));
    let at = next;
    for (const row of added) {
      while (next < old.length && this.compare(old[next] ?? 0, row) < 0) {
        rows[at] = old[next] ?? 0;
        at += 1;
        next += 1;
      }
      rows[at] = row;
      at += 1;
    }
    rows.set(old.subarray(next), at);
    return rows;
  }
}

function rising(from: number, to: number): Uint32Array {
  const rows = new Uint32Array(to - from);
  for (let at = 0; at < rows.length; at += 1) rows[at] = from + at;
  return rows;
}
