import type { Bitset } from '../columns/bitset.ts';
import type { TimeOrder } from '../columns/time-order.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';
import type { Query } from '../../../shared/query/query.ts';
import type { FoundRows } from './found-rows.ts';
import { orderedRows, type OrderedRows } from './ordered-rows.ts';
import { selectRows } from './select-rows.ts';

/**
 * What a query selected at one moment. It stays right for that moment while rows are appended, so a list that is being
 * read does not jump; the columns' version tells when a newer one would differ.
 */
export class Selection {
  readonly rows: Bitset;
  readonly order: TimeOrder;
  readonly total: number;
  private byTime: OrderedRows | undefined;

  /** The rows, a set of the columns as they are now, are not to be changed afterwards. */
  constructor(columns: TraceColumns, rows: Bitset) {
    this.rows = rows;
    this.order = columns.order;
    this.total = rows.count();
  }

  static of(columns: TraceColumns, query: Query, found?: FoundRows): Selection {
    return new Selection(columns, selectRows(columns, query, found));
  }

  /** Made when it is first needed. */
  get ordered(): OrderedRows {
    this.byTime ??= orderedRows(this.order, this.rows, this.total);
    return this.byTime;
  }

  /** Whether asking for places costs little by now. */
  get isOrdered(): boolean {
    return this.byTime !== undefined || this.order.isRowOrder;
  }
}
