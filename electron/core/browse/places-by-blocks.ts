import { BLOCK_ROWS, type Crossings } from '../columns/crossings.ts';
import type { TimeOrder } from '../columns/time-order.ts';
import type { OrderedRows } from './ordered-rows.ts';
import type { RankSamples } from './rank-samples.ts';
import { RowList } from './row-list.ts';

/** Comparing a row with two others and putting it in order takes as long as so many steps of a walk. */
const COMPARED_STEPS = 16;
/** Looking up so many rows in a list takes no longer than finding out which of its rows are near. */
const FEW_CROSSING = 16;

/**
 * By blocks of an order that is nearly that of the rows' numbers. How many rows of the selection come before a block is how many have
 * lower numbers, put right by those few that cross the border; within a block its positions are looked through, or, where few are selected,
 * the rows of near numbers and those that cross its borders.
 */
export class PlacesByBlocks implements OrderedRows {
  private readonly order: TimeOrder;
  private readonly crossings: Crossings;
  private readonly rows: RankSamples | RowList;
  private readonly blocks: number;
  /** By border, once it was asked for. */
  private readonly ranks = new Map<number, number>();

  constructor(order: TimeOrder, crossings: Crossings, rows: RankSamples | RowList) {
    this.order = order;
    this.crossings = crossings;
    this.rows = rows;
    this.blocks = Math.ceil(order.length / BLOCK_ROWS);
  }

  rank(position: number): number {
    if (position >= this.order.length) return this.rows.total;
    const block = Math.floor(position / BLOCK_ROWS);
    return this.rankAt(block) + this.byPosition(block * BLOCK_ROWS, position).length;
  }

  rowsFrom(nth: number, count: number, step: 1 | -1): number[] {
    const { total } = this.rows;
    if (nth < 0 || nth >= total || count < 1) return [];
    const low = step > 0 ? nth : Math.max(0, nth - count + 1);
    const end = step > 0 ? Math.min(total, nth + count) : nth + 1;
    const first = this.blockOf(low);
    const last = this.blockOf(end - 1);
    const before = this.rankAt(first);
    const rows = this.rowsOf(first, last + 1).slice(low - before, end - before);
    if (rows.length !== end - low) throw new Error(`Blocks ${first} to ${last} lack rows of the selection.`);
    return step > 0 ? rows : rows.reverse();
  }

  /** The selected rows of blocks in their order, by whichever way has fewer steps. */
  private rowsOf(first: number, end: number): number[] {
    const from = first * BLOCK_ROWS;
    const to = Math.min(this.order.length, end * BLOCK_ROWS);
    const near = this.rows.rank(to) - this.rows.rank(from);
    const crossing = this.crossings.at(first).length + this.crossings.at(end).length;
    const isSparse = near * COMPARED_STEPS + crossing + (to - from) / 32 < to - from;
    return isSparse ? this.byNumber(first, end) : this.byPosition(from, to);
  }

  /** Of few rows: those whose numbers are of the blocks, but for those that stand outside, and those that stand there by crossing a border; put in order. */
  private byNumber(first: number, end: number): number[] {
    const { order, crossings } = this;
    const from = first * BLOCK_ROWS;
    const to = end * BLOCK_ROWS;
    const start = order.rows[from] ?? 0;
    const stop = order.rows[to];
    const rows: number[] = [];
    const take = (row: number): void => {
      if (order.compare(row, start) < 0) return;
      if (stop === undefined || order.compare(row, stop) < 0) rows.push(row);
    };
    if (this.rows instanceof RowList) {
      const [lowest] = extent(crossings.at(first));
      const [, highest] = extent(crossings.at(end));
      for (const row of this.rows.within(Math.min(lowest, from), Math.max(highest + 1, to))) take(row);
    } else {
      for (let row = this.rows.next(from); row >= 0 && row < to; row = this.rows.next(row + 1)) take(row);
      for (const row of crossings.at(first)) if (row < from && this.rows.has(row)) take(row);
      for (const row of crossings.at(end)) if (row >= to && this.rows.has(row)) take(row);
    }
    return rows.sort((a, b) => order.compare(a, b));
  }

  /** Of many: whoever stands at the positions is asked whether it is selected. */
  private byPosition(from: number, end: number): number[] {
    const { rows: order } = this.order;
    const rows: number[] = [];
    for (let position = from; position < end; position += 1) {
      const row = order[position] ?? 0;
      if (this.rows.has(row)) rows.push(row);
    }
    return rows;
  }

  /** How many rows of the selection stand before a block. */
  private rankAt(block: number): number {
    const known = this.ranks.get(block);
    if (known !== undefined) return known;
    const border = block * BLOCK_ROWS;
    const rank = this.rows.rank(border) + this.crossed(block, border);
    this.ranks.set(block, rank);
    return rank;
  }

  /** How many more selected rows stand before a border than are so by number. */
  private crossed(block: number, border: number): number {
    const { order, rows } = this;
    const crossing = this.crossings.at(block);
    let more = 0;
    if (!(rows instanceof RowList) || crossing.length <= FEW_CROSSING) {
      for (const row of crossing) if (rows.has(row)) more += row < border ? -1 : 1;
      return more;
    }
    // All that cross lie near: few of a list do, and asking when each was is less than looking up all that cross.
    const start = order.rows[border] ?? 0;
    const [lowest, highest] = extent(crossing);
    for (const row of rows.within(lowest, highest + 1)) {
      const isBefore = order.compare(row, start) < 0;
      if (isBefore !== row < border) more += isBefore ? 1 : -1;
    }
    return more;
  }

  /** The block of the nth row: near that of the row which is the nth by number. */
  private blockOf(nth: number): number {
    let low = Math.floor(this.rows.placeOfNth(nth) / BLOCK_ROWS);
    let high = low + 1;
    for (let step = 1; this.rankAt(low) > nth; step *= 2) low = Math.max(0, low - step);
    for (let step = 1; this.rankAt(high) <= nth; step *= 2) high = Math.min(this.blocks, high + step);
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.rankAt(middle) <= nth) low = middle;
      else high = middle;
    }
    return low;
  }
}

function extent(rows: Uint32Array): [lowest: number, highest: number] {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const row of rows) {
    if (row < lowest) lowest = row;
    if (row > highest) highest = row;
  }
  return [lowest, highest];
}
