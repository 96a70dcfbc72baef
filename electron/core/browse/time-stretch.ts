import type { Bitset } from '../columns/bitset.ts';
import { rowsAtPositions } from '../columns/rows-between.ts';
import type { TimeOrder } from '../columns/time-order.ts';
import type { OrderedRows } from './ordered-rows.ts';
import { RankSamples } from './rank-samples.ts';

/** All rows from one position to before another: a place among them is a position, no set is needed. */
export class TimeStretch {
  readonly length: number;
  readonly total: number;
  readonly isCounted = true;
  private readonly order: TimeOrder;
  private readonly first: number;
  private counted: RankSamples | undefined;

  constructor(order: TimeOrder, first: number, end: number) {
    this.length = order.length;
    this.total = Math.max(0, end - first);
    this.order = order;
    this.first = first;
  }

  get set(): Bitset {
    return this.byRow.set;
  }

  has(row: number): boolean {
    if (this.total === this.length) return row < this.length;
    const place = this.order.positionOf(row) - this.first;
    return row < this.length && place >= 0 && place < this.total;
  }

  rank(row: number): number {
    return this.byRow.rank(row);
  }

  next(row: number): number {
    return this.byRow.next(row);
  }

  get places(): OrderedRows {
    const { order, first, total } = this;
    return {
      rank: (position) => Math.max(0, Math.min(total, position - first)),
      rowsFrom: (nth, count, step) => {
        const found: number[] = [];
        for (let at = nth; at >= 0 && at < total && found.length < count; at += step)
          found.push(order.rows[first + at] ?? 0);
        return found;
      },
    };
  }

  private get byRow(): RankSamples {
    this.counted ??= RankSamples.of(rowsAtPositions(this.order, this.first, this.first + this.total));
    return this.counted;
  }
}
