import { Bitset } from '../columns/bitset.ts';
import type { TimeOrder } from '../columns/time-order.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';
import type { PageCursor } from '../../../shared/model/browse.ts';
import type { RowsLeaf } from '../../../shared/query/query.ts';

/** Rows by their numbers, or from one row to another in the order of time. Numbers that no row has are of none. */
export function namedRows({ rows, order }: TraceColumns, { which }: RowsLeaf): Bitset {
  const found = new Bitset(rows);
  if ('before' in which) return found.fill(0, Math.min(rows, which.before));
  if ('named' in which) {
    for (const row of which.named) if (row < rows) found.add(row);
    return found;
  }
  const start = positionOf(order, which.first);
  const end = positionOf(order, which.last) + (which.last.row < order.length ? 1 : 0);
  if (order.isRowOrder) return start < end ? found.fill(start, end) : found;
  for (let position = start; position < end; position += 1) found.add(order.rows[position] ?? 0);
  return found;
}

/** A row that came in later stands before all of its time. */
const positionOf = (order: TimeOrder, { row, time }: PageCursor): number =>
  row < order.length ? order.positionOf(row) : order.firstFrom(time);
