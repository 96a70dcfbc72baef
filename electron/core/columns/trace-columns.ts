import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import { Bitset } from './bitset.ts';
import type { ColumnPiece } from './column-piece.ts';
import { IdColumn } from './id-column.ts';
import { grown, sharedArray } from './shared-growth.ts';
import { TimeOrder, type CompareRows } from './time-order.ts';

/** Where columns come from when they are first asked for. Rows without a piece are absent in that column. */
export interface ColumnLoader {
  pieces(name: ColumnName): Iterable<ColumnPiece>;
  /** All values of the dictionary, in order of id. */
  values(name: ColumnName): readonly string[];
  /** Write the instant of each row in milliseconds; NaN where a row has none. */
  times(into: Float64Array): void;
  recordTimes(into: Float64Array): void;
}

/** Rows that came in after the columns were opened. Only what is loaded is asked for. */
export interface AddedSegment {
  firstRow: number;
  rows: number;
  times: Float64Array;
  recordTimes(): Float64Array;
  piece(name: ColumnName): ColumnPiece | undefined;
  /** Values of the dictionary with ids above the given one, in order of id. */
  valuesAfter(name: ColumnName, id: number): readonly string[];
}

/** The rows of a workspace as columns in memory. Rows are only appended; a row's number is its own for ever. */
export class TraceColumns {
  private readonly loader: ColumnLoader;
  private readonly columns = new Map<ColumnName, IdColumn>();
  private loadedRecordTimes: Float64Array | undefined;
  private rowTimes: Float64Array;
  private readonly compareTies: CompareRows;
  private timeOrder: TimeOrder | undefined;
  private standingRows: Bitset;
  private fallen = 0;
  private standsNow: Bitset | undefined;
  private changes = 0;

  constructor(rows: number, loader: ColumnLoader, compareTies: CompareRows) {
    this.loader = loader;
    this.rowTimes = sharedArray(Float64Array, rows);
    loader.times(this.rowTimes);
    this.compareTies = compareTies;
    this.standingRows = Bitset.full(rows).shared();
  }

  get rows(): number {
    return this.rowTimes.length;
  }

  get times(): Float64Array {
    return this.rowTimes;
  }

  /** NaN where a row has none. */
  get recordTimes(): Float64Array {
    if (this.loadedRecordTimes === undefined) {
      const recordTimes = sharedArray(Float64Array, this.rows);
      this.loader.recordTimes(recordTimes);
      // Only now: reading may fail on the way.
      this.loadedRecordTimes = recordTimes;
    }
    return this.loadedRecordTimes;
  }

  /** Sorted when it is first needed. */
  get order(): TimeOrder {
    this.timeOrder ??= TimeOrder.of(this.rowTimes, this.compareTies);
    return this.timeOrder;
  }

  /** Rows that stand for a trace: neither superseded nor removed. To be changed by `setStanding` only. */
  get standing(): Bitset {
    return this.standingRows;
  }

  /** The same as it is by now; never changes. */
  get standingNow(): Bitset {
    this.standsNow ??= this.standingRows.copy();
    return this.standsNow;
  }

  /** Whether every row stands. */
  get isWhole(): boolean {
    return this.fallen === 0;
  }

  /** Rises with every change, so that answers can be kept as long as it does not. */
  get version(): number {
    return this.changes;
  }

  column(name: ColumnName): IdColumn {
    const loaded = this.columns.get(name);
    if (loaded !== undefined) return loaded;
    const column = new IdColumn(this.loader.values(name), this.rows);
    for (const piece of this.loader.pieces(name)) column.put(piece);
    this.columns.set(name, column);
    return column;
  }

  append(segment: AddedSegment): void {
    const { firstRow, rows } = segment;
    if (firstRow !== this.rows || segment.times.length !== rows) {
      throw new Error(`A segment of ${rows} rows from ${firstRow} does not follow ${this.rows} rows.`);
    }
    const total = firstRow + rows;
    for (const [name, column] of this.columns) {
      column.append(rows, segment.piece(name), segment.valuesAfter(name, column.values.length));
    }
    if (this.loadedRecordTimes !== undefined) {
      this.loadedRecordTimes = grown(this.loadedRecordTimes, Float64Array, total);
      this.loadedRecordTimes.set(segment.recordTimes(), firstRow);
    }
    this.rowTimes = grown(this.rowTimes, Float64Array, total);
    this.rowTimes.set(segment.times, firstRow);
    // Before the order: rows of one time are told apart by whether they stand.
    this.standingRows = this.standingRows.shared(total).fill(firstRow, total);
    this.standsNow = undefined;
    this.timeOrder = this.timeOrder?.extended(this.rowTimes);
    this.changes += 1;
  }

  setStanding(row: number, stands: boolean): void {
    if (row >= this.rows || this.standingRows.has(row) === stands) return;
    if (stands) this.standingRows.add(row);
    else this.standingRows.remove(row);
    this.fallen += stands ? -1 : 1;
    this.standsNow = undefined;
    this.changes += 1;
  }
}
