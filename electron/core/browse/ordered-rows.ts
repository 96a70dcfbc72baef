import { BLOCK_ROWS } from '../columns/crossings.ts';
import type { TimeOrder } from '../columns/time-order.ts';
import type { CountedRows } from './counted-rows.ts';
import { placesByBits, positionsOf } from './places-by-bits.ts';
import { PlacesByBlocks } from './places-by-blocks.ts';
import { placesOfList } from './places-of-list.ts';
import { RankSamples } from './rank-samples.ts';
import { RowList } from './row-list.ts';
import { TimeStretch } from './time-stretch.ts';

/** So many rows are sorted in less than a millisecond. */
const FEW = 2048;

/** A selection in order of time, from 0, the oldest. */
export interface OrderedRows {
  /** How many rows of the selection lie before the position. */
  rank(position: number): number;
  /** So many rows from the nth on, towards the newer (1) or the older (-1); fewer at either end. */
  rowsFrom(nth: number, count: number, step: 1 | -1): number[];
}

/** Costs next to nothing where rows came in order or nearly so, or are a stretch of it, or are few; a pass over all rows otherwise. */
export function orderedRows(order: TimeOrder, rows: CountedRows): OrderedRows {
  if (rows instanceof TimeStretch) return rows.places;
  const isListed = rows instanceof RowList;
  if (order.isRowOrder) return isListed ? placesOfList(order, rows.rows) : placesByBits(order, rows);
  const { total } = rows;
  const { crossings } = order;
  // Of fewer than one a block, looking for the next in a set would be going through blocks without one.
  const areManyEnough = isListed || total > FEW || total * BLOCK_ROWS >= order.length;
  if (crossings !== undefined && areManyEnough) return new PlacesByBlocks(order, crossings, rows);
  if (total <= FEW) return placesOfList(order, byTime(order, isListed ? [...rows.rows] : rows.members()));
  return placesByBits(order, RankSamples.of(positionsOf(order, rows.set)));
}

function byTime(order: TimeOrder, rows: number[]): number[] {
  return rows.sort((a, b) => order.compare(a, b));
}
