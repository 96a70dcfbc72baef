import type { Bitset } from '../columns/bitset.ts';
import type { TimeOrder } from '../columns/time-order.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';
import type { Query } from '../../../shared/query/query.ts';
import type { FoundRows } from './found-rows.ts';
import { orderedRows, type OrderedRows } from './ordered-rows.ts';
import { RankSamples } from './rank-samples.ts';
import { countedRows, type SelectedRows } from './select-rows.ts';

/**
 * What a query selected at one moment. It stays right for that moment while rows are appended, so a list that is being
 * read does not jump; the columns' version tells when a newer one would differ.
 */
export class Selection {
  readonly rows: Bitset;
  readonly order: TimeOrder;
  readonly total: number;
  private samples: RankSamples | undefined;
  private byTime: OrderedRows | undefined;

  /** The rows, a set of the columns as they are now, are not to be changed afterwards. They are counted where nobody has yet. */
  constructor(columns: TraceColumns, { rows, total, listed }: SelectedRows) {
    this.rows = rows;
    this.order = columns.order;
    if (listed !== undefined) this.samples = RankSamples.listed(rows, listed);
    else if (total === undefined) this.samples = RankSamples.of(rows);
    this.total = total ?? this.samples?.total ?? 0;
  }

  static of(columns: TraceColumns, query: Query, found?: FoundRows): Selection {
    return new Selection(columns, countedRows(columns, query, found));
  }

  /** Made when it is first needed. */
  get ordered(): OrderedRows {
    this.samples ??= RankSamples.of(this.rows);
    this.byTime ??= orderedRows(this.order, this.samples);
    return this.byTime;
  }

  /** So many from the newest on, but for those that come before. */
  newest(limit: number, before = 0): number[] {
    return this.ordered.rowsFrom(this.total - 1 - before, limit, -1);
  }

  /** Whether asking for places costs little by now. */
  get isOrdered(): boolean {
    const { isRowOrder, knownCrossings } = this.order;
    const isCounted = this.samples !== undefined;
    return this.byTime !== undefined || (isCounted && (isRowOrder || knownCrossings !== undefined));
  }
}
