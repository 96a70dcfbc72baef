import type { Reader } from '../../cache/handle.ts';
import { lengthsOf, segmentEntries } from '../../cache/segments.ts';
import { SegmentList } from '../segment-list.ts';

/** Where each row of a block ends in its bytes. Blocks are asked for side by side: the lengths of one segment are kept. */
export class RowEnds {
  private readonly db: Reader;
  private segments: SegmentList;
  private kept: { segment: number; lengths: Uint32Array } | null = null;

  constructor(db: Reader) {
    this.db = db;
    this.segments = new SegmentList(segmentEntries(db));
  }

  of(firstRow: number, rows: number): Uint32Array {
    const { firstRow: from, lengths } = this.segmentOf(firstRow);
    const ends = lengths.slice(firstRow - from, firstRow - from + rows);
    for (let at = 1; at < rows; at += 1) ends[at] = (ends[at] ?? 0) + (ends[at - 1] ?? 0);
    return ends;
  }

  private segmentOf(row: number): { firstRow: number; lengths: Uint32Array } {
    // Segments come in while the thread lives; none changes.
    if (this.segments.of(row) === undefined) this.segments = new SegmentList(segmentEntries(this.db));
    const segment = this.segments.of(row);
    if (segment === undefined) throw new Error(`No segment holds row ${row}.`);
    if (this.kept?.segment !== segment.id)
      this.kept = { segment: segment.id, lengths: lengthsOf(this.db, segment) };
    return { firstRow: segment.firstRow, lengths: this.kept.lengths };
  }
}
