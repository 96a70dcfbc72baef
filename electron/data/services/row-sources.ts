import type { Reader } from '../cache/handle.ts';
import {
  partById,
  partRanges,
  sourceById,
  type PartEntry,
  type PartRange,
  type SourceEntry,
} from '../cache/sources.ts';
import { RecentMap } from './recent-map.ts';

export interface RowSource {
  part: PartEntry;
  source: SourceEntry;
}

const HELD = 256;

/** Which part of which source a row was read from, asked for many rows one after another. */
export class RowSources {
  private readonly db: Reader;
  private ranges: PartRange[] = [];
  private readonly held = new RecentMap<RowSource | undefined>(HELD);

  constructor(db: Reader) {
    this.db = db;
  }

  of(row: number): RowSource | undefined {
    const range = this.rangeOf(row) ?? this.reload(row);
    return range && this.held.get(range.id, () => this.read(range.id));
  }

  private reload(row: number): PartRange | undefined {
    this.ranges = partRanges(this.db);
    return this.rangeOf(row);
  }

  private rangeOf(row: number): PartRange | undefined {
    let low = 0;
    let high = this.ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.ranges[middle]?.firstRow ?? 0) <= row) low = middle + 1;
      else high = middle;
    }
    const found = this.ranges[low - 1];
    return found !== undefined && row < found.firstRow + found.rows ? found : undefined;
  }

  private read(id: number): RowSource | undefined {
    const part = partById(this.db, id);
    const source = part && sourceById(this.db, part.sourceId);
    return part && source && { part, source };
  }
}
