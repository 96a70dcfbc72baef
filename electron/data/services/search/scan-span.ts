import type { Bitset } from '../../../core/columns/bitset.ts';
import { blocksBefore, decompressBlock } from '../../cache/blocks.ts';
import type { Reader } from '../../cache/handle.ts';
import { BlockRows, type BlockScan } from './block-scan.ts';
import type { RowEnds } from './row-ends.ts';
import type { RowSpan } from './search-message.ts';

export interface SpanScan {
  /** Null: blocks are only unpacked. */
  scan: BlockScan | null;
  candidates: Bitset;
  ends: RowEnds;
  /** Asked before each block. */
  isWanted(): boolean;
}

export interface SpanFound {
  /** The last first. */
  rows: number[];
  scanned: number;
}

/** Looks at the candidates of a span, from its last row backwards. Blocks without one are not read. */
export function scanSpan(db: Reader, { from, to }: RowSpan, work: SpanScan): SpanFound {
  const { candidates } = work;
  const found: SpanFound = { rows: [], scanned: 0 };
  let row = candidates.previous(to - 1);
  while (row >= from && work.isWanted()) {
    const block = blocksBefore(db, row + 1, 1)[0];
    // Where a block was removed, this is the one before it.
    const first = Math.max(from, block?.firstRow ?? 0);
    if (block !== undefined && row < block.firstRow + block.rows) {
      const isIn = (one: number): boolean => one >= from && one < to && candidates.has(one);
      const raw = decompressBlock(block);
      const rows = new BlockRows({ ...block, raw }, isIn, () => work.ends.of(block.firstRow, block.rows));
      work.scan?.(rows);
      for (const one of rows.found()) found.rows.push(one);
      found.scanned += countBetween(candidates, first, row);
      row = candidates.previous(first - 1);
    } else {
      const last = Math.max(from, block === undefined ? 0 : block.firstRow + block.rows);
      found.scanned += countBetween(candidates, last, row);
      row = candidates.previous(last - 1);
    }
  }
  return found;
}

/** How many rows of the set there are, both ends included. */
function countBetween(set: Bitset, first: number, last: number): number {
  let count = 0;
  for (let row = set.previous(last); row >= first; row = set.previous(row - 1)) count += 1;
  return count;
}
