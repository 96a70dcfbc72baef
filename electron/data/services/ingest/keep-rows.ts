import { ID_BYTES } from '../../../core/columns/trace-id.ts';
import { compressBlock, decompressBlock, type NewBlock } from '../../cache/blocks.ts';
import type { NewSegment } from '../../cache/segments.ts';
import type { Batch } from './batch.ts';

/** The segment that the kept records of a batch make; all of them most often. */
export function segmentOf(batch: Batch, kept: readonly number[], firstRow: number): NewSegment {
  const { columns, ids, keys, prints, times, recordTimes, lengths, offsets, indexes, textIds } = batch;
  if (kept.length === batch.rows) return { ...batch, firstRow, rows: batch.rows };
  const words = (from: Uint32Array): Uint32Array => Uint32Array.from(kept, (at) => from[at] ?? 0);
  const numbers = (from: Float64Array): Float64Array => Float64Array.from(kept, (at) => from[at] ?? 0);
  const keptIds = rowsOf(ids, kept);
  const keptPrints = new Uint32Array(kept.length * 2);
  const keptTextIds = new Map<number, string>();
  kept.forEach((at, row) => {
    keptPrints.set(prints.subarray(at * 2, (at + 1) * 2), row * 2);
    const text = textIds.get(at);
    if (text !== undefined) keptTextIds.set(row, text);
  });
  return {
    firstRow,
    rows: kept.length,
    columns: columns.map((ids) => (ids.length === 1 ? ids : words(ids))),
    ids: keptIds,
    keys: keys === ids ? keptIds : rowsOf(keys, kept),
    textIds: keptTextIds,
    prints: keptPrints,
    times: numbers(times),
    recordTimes: numbers(recordTimes),
    lengths: words(lengths),
    offsets: numbers(offsets),
    indexes: numbers(indexes),
  };
}

function rowsOf(ids: Uint8Array, kept: readonly number[]): Uint8Array {
  const rows = new Uint8Array(kept.length * ID_BYTES);
  kept.forEach((at, row) => rows.set(ids.subarray(at * ID_BYTES, (at + 1) * ID_BYTES), row * ID_BYTES));
  return rows;
}

/** The blocks without what is not kept: compressed anew only where something of one goes and something stays. */
export function blocksOf({ blocks, lengths, rows }: Batch, kept: readonly number[]): NewBlock[] {
  if (kept.length === rows) return blocks;
  const result: NewBlock[] = [];
  let first = 0;
  let next = 0;
  for (const block of blocks) {
    const from = next;
    while ((kept[next] ?? Infinity) < first + block.rows) next += 1;
    const stay = kept.slice(from, next);
    if (stay.length === block.rows) result.push(block);
    else if (stay.length > 0)
      result.push(thinned(block, lengths.subarray(first, first + block.rows), stay, first));
    first += block.rows;
  }
  return result;
}

function thinned(block: NewBlock, lengths: Uint32Array, stay: readonly number[], first: number): NewBlock {
  const raw = decompressBlock(block);
  const wanted = new Set(stay);
  const pieces: Buffer[] = [];
  let start = 0;
  lengths.forEach((length, at) => {
    if (wanted.has(first + at)) pieces.push(raw.subarray(start, start + length));
    start += length;
  });
  return compressBlock(Buffer.concat(pieces), stay.length);
}
