import type { SegmentEntry } from '../cache/segments.ts';

/** Segments in order of their rows, looked up by row. */
export class SegmentList {
  private readonly entries: SegmentEntry[];

  constructor(entries: readonly SegmentEntry[]) {
    this.entries = [...entries];
  }

  get all(): readonly SegmentEntry[] {
    return this.entries;
  }

  add(segment: SegmentEntry): void {
    this.entries.push(segment);
  }

  readonly of = (row: number): SegmentEntry | undefined => {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.entries[middle]?.firstRow ?? 0) <= row) low = middle + 1;
      else high = middle;
    }
    const found = this.entries[low - 1];
    return found !== undefined && row < found.firstRow + found.rows ? found : undefined;
  };
}
