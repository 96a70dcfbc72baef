import type { Bitset } from '../columns/bitset.ts';
import type { TimeOrder } from '../columns/time-order.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';
import { PairRule } from './pair-rule.ts';

export const PAIR_WITHIN_MS = 30 * 60_000;
/** What comes sooner was done twice by a program, rather than asked for and done. */
export const PAIR_AFTER_MS = 1_000;

const NOBODY = -1;
/** Rows of a key within reach of each other: two are a pair, of more nobody knows which belong together. */
const MANY = 3;
const FIRST_ROOM = 1 << 12;

/**
 * The two records of an asynchronous operation, found among all rows: the request, and the result that the service records
 * later. Two rows of one operation on one resource are a pair where nothing else of that operation and resource is within reach of
 * either, and `PairRule` has nothing against it. One pass in order of time, with the last row of each operation and resource in a
 * table; rows that come in later than all others go on from there.
 */
export class AsyncPairs {
  private readonly columns: TraceColumns;
  private order: TimeOrder;
  private standing: Bitset;
  private version: number;
  private rule: PairRule;
  private partners = new Int32Array(0);
  private position = 0;
  /** By place in the table: the last row of its key, and how many rows stand together with it. */
  private last = new Int32Array(0);
  private together = new Uint8Array(0);
  private used = 0;

  constructor(columns: TraceColumns) {
    this.columns = columns;
    this.order = columns.order;
    this.standing = columns.standing.copy();
    this.rule = new PairRule(columns);
    this.version = columns.version;
    this.begin();
  }

  /** Looks at so many rows more; whether all there are by now have been looked at. */
  advance(rows: number): boolean {
    this.follow();
    const { order, standing, rule } = this;
    const end = Math.min(order.length, this.position + rows);
    for (; this.position < end; this.position += 1) {
      const row = order.rows[this.position] ?? 0;
      if (standing.has(row) && rule.mayPair(row)) this.take(row);
    }
    return end === order.length;
  }

  /** The other row of its pair, or -1. Of the rows that have been looked at. */
  partnerOf(row: number): number {
    return this.partners[row] ?? NOBODY;
  }

  /** Whether all rows as they are now have been looked at. */
  get isUpToDate(): boolean {
    return this.version === this.columns.version && this.position === this.order.length;
  }

  private take(row: number): void {
    const place = this.placeOf(row);
    const before = this.last[place] ?? NOBODY;
    this.last[place] = row;
    const { times } = this.order;
    const gap = before === NOBODY ? Infinity : (times[row] ?? 0) - (times[before] ?? 0);
    if (gap > PAIR_WITHIN_MS) {
      this.together[place] = 1;
    } else if (this.together[place] === 1) {
      this.together[place] = 2;
      if (gap >= PAIR_AFTER_MS && this.rule.fits(before, row)) this.join(before, row);
    } else {
      this.together[place] = MANY;
      this.part(before);
    }
    if (before === NOBODY) {
      this.used += 1;
      if (this.used * 2 > this.last.length) this.makeRoom();
    }
  }

  private join(one: number, other: number): void {
    this.partners[one] = other;
    this.partners[other] = one;
  }

  private part(row: number): void {
    const other = this.partnerOf(row);
    if (other === NOBODY) return;
    this.partners[row] = NOBODY;
    this.partners[other] = NOBODY;
  }

  /** The place of a row's key in the table: where a row of the same key lies, or the first free one after where it belongs. */
  private placeOf(row: number): number {
    const { last, rule } = this;
    const mask = last.length - 1;
    for (let place = rule.hash(row) & mask; ; place = (place + 1) & mask) {
      const there = last[place] ?? NOBODY;
      if (there === NOBODY || rule.isSameKey(there, row)) return place;
    }
  }

  private makeRoom(): void {
    const { last, together } = this;
    this.last = new Int32Array(last.length * 2).fill(NOBODY);
    this.together = new Uint8Array(last.length * 2);
    for (let at = 0; at < last.length; at += 1) {
      const row = last[at] ?? NOBODY;
      if (row === NOBODY) continue;
      const place = this.placeOf(row);
      this.last[place] = row;
      this.together[place] = together[at] ?? 0;
    }
  }

  /** Takes in what changed: goes on where the new rows are the last, begins anew where they are among the others. */
  private follow(): void {
    const { columns } = this;
    if (this.version === columns.version) return;
    const goesOn = this.isLonger(columns.order, columns.standing);
    this.order = columns.order;
    this.standing = columns.standing.copy();
    this.rule = new PairRule(columns);
    this.version = columns.version;
    if (!goesOn) return this.begin();
    const partners = new Int32Array(columns.rows).fill(NOBODY);
    partners.set(this.partners);
    this.partners = partners;
  }

  private begin(): void {
    this.partners = new Int32Array(this.columns.rows).fill(NOBODY);
    this.position = 0;
    this.used = 0;
    this.last = new Int32Array(FIRST_ROOM).fill(NOBODY);
    this.together = new Uint8Array(FIRST_ROOM);
  }

  /** Whether the rows so far are what they were, and come before all others. */
  private isLonger(order: TimeOrder, standing: Bitset): boolean {
    const known = this.order.length;
    for (let at = known; at < order.length; at += 1) if ((order.rows[at] ?? 0) < known) return false;
    return this.standing.agreesWith(standing, known);
  }
}
