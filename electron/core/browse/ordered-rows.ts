import { BLOCK_ROWS } from '../columns/crossings.ts';
import type { TimeOrder } from '../columns/time-order.ts';
import { placesByBits, positionsOf } from './places-by-bits.ts';
import { PlacesByBlocks } from './places-by-blocks.ts';
import { placesOfFew } from './places-of-few.ts';
import { RankSamples } from './rank-samples.ts';

/** So many rows are sorted in less than a millisecond. */
const FEW = 2048;

/** A selection in order of time, from 0, the oldest. */
export interface OrderedRows {
  /** How many rows of the selection lie before the position. */
  rank(position: number): number;
  /** So many rows from the nth on, towards the newer (1) or the older (-1); fewer at either end. */
  rowsFrom(nth: number, count: number, step: 1 | -1): number[];
}

/**
 * Of a counted set. Costs next to nothing where rows came in order or nearly so, or all are selected, or they are few; a pass over all rows otherwise.
 */
export function orderedRows(order: TimeOrder, samples: RankSamples): OrderedRows {
  const { set: rows, total } = samples;
  const isAll = rows.length === order.length && total === rows.length;
  if (order.isRowOrder || isAll) return placesByBits(order, samples);
  // Fewer than one a block: looking for the next would be going through blocks without one.
  if (total <= FEW && total * BLOCK_ROWS < order.length) return placesOfFew(order, samples);
  const { crossings } = order;
  if (crossings !== undefined) return new PlacesByBlocks(order, crossings, samples);
  return placesByBits(order, RankSamples.of(positionsOf(order, rows)));
}
