import { expect, test } from 'vitest';
import { newWorkspace } from '../services/ingest/testing/ingesting.ts';
import { blockAt, blockPlace, blocksBefore, compressBlock, decompressBlock, writeBlocks } from './blocks.ts';

const textOf = (block: number): Buffer => Buffer.from(`{"block":${block},"é":"\0"}`.repeat(block * 50 + 1));

test('blocks are found by any of their rows, and give back their bytes', () => {
  const { db } = newWorkspace();
  writeBlocks(db, 10, [compressBlock(textOf(0), 3), compressBlock(textOf(1), 1)]);
  writeBlocks(db, 20, [compressBlock(textOf(2), 5)]);
  const places = [9, 10, 12, 13, 14, 19, 20, 24, 25].map((row) => blockPlace(db, row));
  expect(places).toEqual([undefined, 10, 10, 13, undefined, undefined, 20, 20, undefined]);
  expect([10, 13, 20].map((row) => decompressBlock(blockAt(db, row)))).toEqual([0, 1, 2].map(textOf));
});

test('blocks are given back from the latest on, a few at a time', () => {
  const { db } = newWorkspace();
  writeBlocks(
    db,
    0,
    [0, 1, 2, 3].map((block) => compressBlock(textOf(block), 2)),
  );
  const firstRows = (row: number, limit: number): number[] =>
    blocksBefore(db, row, limit).map(({ firstRow }) => firstRow);
  expect(firstRows(8, 2)).toEqual([6, 4]);
  expect(firstRows(4, 9)).toEqual([2, 0]);
  expect(firstRows(5, 1)).toEqual([4]);
  expect(firstRows(0, 9)).toEqual([]);
});

test('a compressed block is a buffer of its own, which another thread can be given', () => {
  const { data, rawBytes } = compressBlock(textOf(3), 1);
  expect(data.buffer.byteLength).toBe(data.length);
  expect(rawBytes).toBe(textOf(3).length);
});

test('an empty original is one', () => {
  expect(decompressBlock(compressBlock(new Uint8Array(0), 1))).toHaveLength(0);
});
