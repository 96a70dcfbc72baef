import { Bitset } from '../columns/bitset.ts';
import type { RankSamples } from './rank-samples.ts';

/** Few rows as a list: nothing about it costs more where there are more rows that are not in it. */
export class RowList {
  readonly length: number;
  readonly isCounted = true;
  private readonly list: Uint32Array;
  private readonly kept: RankSamples | undefined;
  private made: Bitset | undefined;

  /** Rows in rising order; where places of the list are kept, those alone. */
  constructor(length: number, list: Uint32Array, kept?: RankSamples) {
    this.length = length;
    this.list = list;
    this.kept = kept;
  }

  get total(): number {
    return this.kept?.total ?? this.list.length;
  }

  get set(): Bitset {
    this.made ??= Bitset.of(this.length, this.rows);
    return this.made;
  }

  get rows(): Uint32Array {
    return this.within(0, this.length);
  }

  has(row: number): boolean {
    const place = this.placeOf(row);
    return this.list[place] === row && (this.kept?.has(place) ?? true);
  }

  rank(row: number): number {
    const place = this.placeOf(row);
    return this.kept?.rank(place) ?? place;
  }

  /** Those from one row to before another. */
  within(from: number, to: number): Uint32Array {
    const { list, kept } = this;
    const [first, end] = [this.placeOf(from), this.placeOf(to)];
    if (kept === undefined) return list.subarray(first, end);
    const rows = new Uint32Array(kept.rank(end) - kept.rank(first));
    let place = first;
    for (let at = 0; at < rows.length; at += 1) {
      place = kept.next(place);
      rows[at] = list[place] ?? 0;
      place += 1;
    }
    return rows;
  }

  placeOfNth(nth: number): number {
    return this.list[this.kept?.placeOfNth(nth) ?? nth] ?? -1;
  }

  next(row: number): number {
    const place = this.placeOf(row);
    return this.list[this.kept?.next(place) ?? place] ?? -1;
  }

  /** How many rows of the list come before the row. */
  private placeOf(row: number): number {
    const { list } = this;
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((list[middle] ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
