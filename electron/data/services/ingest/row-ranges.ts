import type { RowRange } from '../../cache/versions.ts';

/** Ranges of rows that do not overlap, asked for single rows. */
export class RowRanges {
  private ranges: readonly RowRange[];

  constructor(ranges: readonly RowRange[]) {
    this.ranges = sorted(ranges);
  }

  add(ranges: readonly RowRange[]): void {
    this.ranges = sorted([...this.ranges, ...ranges]);
  }

  has(row: number): boolean {
    const range = this.ranges[this.firstEndingAfter(row)];
    return range !== undefined && range.firstRow <= row;
  }

  /** How many rows of a run of rows lie in the ranges. */
  countIn(firstRow: number, rows: number): number {
    const end = firstRow + rows;
    let count = 0;
    let at = this.firstEndingAfter(firstRow);
    for (let range = this.ranges[at]; range !== undefined && range.firstRow < end; range = this.ranges[++at])
      count += Math.min(end, range.firstRow + range.rows) - Math.max(firstRow, range.firstRow);
    return count;
  }

  private firstEndingAfter(row: number): number {
    let low = 0;
    let high = this.ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { firstRow = 0, rows = 0 } = this.ranges[middle] ?? {};
      if (firstRow + rows > row) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function sorted(ranges: readonly RowRange[]): RowRange[] {
  return ranges.toSorted((a, b) => a.firstRow - b.firstRow);
}
