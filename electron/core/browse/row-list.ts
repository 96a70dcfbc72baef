import { Bitset } from '../columns/bitset.ts';

/** Few rows as a list: nothing about it costs more where there are more rows that are not in it. */
export class RowList {
  readonly length: number;
  readonly rows: Uint32Array;
  readonly isCounted = true;
  private made: Bitset | undefined;

  /** Rows in rising order. */
  constructor(length: number, rows: Uint32Array) {
    this.length = length;
    this.rows = rows;
  }

  get total(): number {
    return this.rows.length;
  }

  get set(): Bitset {
    this.made ??= Bitset.of(this.length, this.rows);
    return this.made;
  }

  has(row: number): boolean {
    return this.rows[this.rank(row)] === row;
  }

  rank(row: number): number {
    const { rows } = this;
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((rows[middle] ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  placeOfNth(nth: number): number {
    return this.rows[nth] ?? -1;
  }

  next(row: number): number {
    return this.rows[this.rank(row)] ?? -1;
  }
}
