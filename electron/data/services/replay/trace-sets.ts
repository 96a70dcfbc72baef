import type { Bitset } from '../../../core/columns/bitset.ts';
import { rowsInOrder } from '../../../core/columns/rows-in-order.ts';
import type { ReplayedTraces } from './replayed-traces.ts';

/** The ids of a set of rows in order of time, then id, then content. */
export function idsOfRows({ held, index }: ReplayedTraces, rows: Bitset): string[] {
  return held.traceIds(rowsInOrder(index.columns.order, rows));
}
