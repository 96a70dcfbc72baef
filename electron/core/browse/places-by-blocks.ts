import type { Bitset } from '../columns/bitset.ts';
import { BLOCK_ROWS, type Crossings } from '../columns/crossings.ts';
import type { TimeOrder } from '../columns/time-order.ts';
import type { OrderedRows } from './ordered-rows.ts';
import { RankSamples } from './rank-samples.ts';

/**
 * By blocks of an order that is nearly that of the rows' numbers. How many rows of the selection come before a block is how many have
 * lower numbers, put right by those few that cross the border; within a block its positions are looked through.
 */
export class PlacesByBlocks implements OrderedRows {
  private readonly order: TimeOrder;
  private readonly crossings: Crossings;
  private readonly rows: Bitset;
  private readonly samples: RankSamples;
  private readonly blocks: number;
  /** By border, once it was asked for. */
  private readonly ranks: Int32Array;

  constructor(order: TimeOrder, crossings: Crossings, rows: Bitset) {
    this.order = order;
    this.crossings = crossings;
    this.rows = rows;
    this.samples = new RankSamples(rows);
    this.blocks = Math.ceil(order.length / BLOCK_ROWS);
    this.ranks = new Int32Array(this.blocks + 1).fill(-1);
  }

  rank(position: number): number {
    if (position >= this.order.length) return this.samples.total;
    const block = Math.floor(position / BLOCK_ROWS);
    return this.rankAt(block) + this.rowsOf(block, position).length;
  }

  rowsFrom(nth: number, count: number, step: 1 | -1): number[] {
    const found: number[] = [];
    let block = 0;
    let next = nth;
    while (found.length < count && next >= 0 && next < this.samples.total) {
      block = this.blockOf(next, block + step);
      const before = this.rankAt(block);
      const rows = this.rowsOf(block);
      if (rows[next - before] === undefined)
        throw new Error(`Block ${block} has no row ${next} of the selection.`);
      for (let at = next - before; at >= 0 && at < rows.length && found.length < count; at += step) {
        found.push(rows[at] ?? 0);
        next += step;
      }
    }
    return found;
  }

  /** The selected rows of a block in their order, before a position where one is given. */
  private rowsOf(block: number, before = Infinity): number[] {
    const { rows: order, length } = this.order;
    const { words } = this.rows;
    const rows: number[] = [];
    const end = Math.min((block + 1) * BLOCK_ROWS, length, before);
    for (let position = block * BLOCK_ROWS; position < end; position += 1) {
      const row = order[position] ?? 0;
      if ((((words[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1) rows.push(row);
    }
    return rows;
  }

  /** How many rows of the selection stand before a block. */
  private rankAt(block: number): number {
    const known = this.ranks[block] ?? -1;
    if (known >= 0) return known;
    const border = block * BLOCK_ROWS;
    let rank = this.samples.rank(border);
    for (const row of this.crossings.at(block)) if (this.rows.has(row)) rank += row < border ? -1 : 1;
    this.ranks[block] = rank;
    return rank;
  }

  /** The block of the nth row; often the one next to the block before. */
  private blockOf(nth: number, guess: number): number {
    if (guess >= 0 && guess < this.blocks && this.rankAt(guess) <= nth && nth < this.rankAt(guess + 1))
      return guess;
    let low = 0;
    let high = this.blocks;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.rankAt(middle) <= nth) low = middle;
      else high = middle;
    }
    return low;
  }
}
