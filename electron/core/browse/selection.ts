import type { Bitset } from '../columns/bitset.ts';
import type { TimeOrder } from '../columns/time-order.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';
import type { Query } from '../../../shared/query/query.ts';
import type { CountedRows } from './counted-rows.ts';
import type { FoundRows } from './found-rows.ts';
import { orderedRows, type OrderedRows } from './ordered-rows.ts';
import { RankSamples } from './rank-samples.ts';
import { countedRows } from './select-rows.ts';

/**
 * What a query selected at one moment. It stays right for that moment while rows are appended, so a list that is being
 * read does not jump; the columns' version tells when a newer one would differ.
 */
export class Selection {
  readonly counted: CountedRows;
  readonly order: TimeOrder;
  readonly total: number;
  private byTime: OrderedRows | undefined;

  /** The rows are of the columns as they are now. */
  constructor(columns: TraceColumns, rows: CountedRows) {
    this.counted = rows;
    this.order = columns.order;
    this.total = rows.total;
  }

  static of(columns: TraceColumns, query: Query, found?: FoundRows): Selection {
    return new Selection(columns, countedRows(columns, query, found));
  }

  /** Rows that were found otherwise; the set is not to be changed afterwards. */
  static ofSet(columns: TraceColumns, set: Bitset): Selection {
    return new Selection(columns, RankSamples.of(set));
  }

  /** A bit a row: made when it is first needed. */
  get rows(): Bitset {
    return this.counted.set;
  }

  /** Made when it is first needed. */
  get ordered(): OrderedRows {
    this.byTime ??= orderedRows(this.order, this.counted);
    return this.byTime;
  }

  /** So many from the newest on, but for those that come before. */
  newest(limit: number, before = 0): number[] {
    return this.ordered.rowsFrom(this.total - 1 - before, limit, -1);
  }

  /** Whether asking for places costs little by now. */
  get isOrdered(): boolean {
    const { isRowOrder, knownCrossings } = this.order;
    return (
      this.byTime !== undefined || (this.counted.isCounted && (isRowOrder || knownCrossings !== undefined))
    );
  }
}
