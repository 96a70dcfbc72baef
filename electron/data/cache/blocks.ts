import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { checksum } from './checksum.ts';
import type { Reader, Writer } from './handle.ts';
import { statement } from './statement.ts';

/** Originals of rows that follow one another, byte for byte, one behind the other. */
export interface NewBlock {
  rows: number;
  rawBytes: number;
  /** Compressed. */
  data: Uint8Array;
}

export interface StoredBlock extends NewBlock {
  firstRow: number;
  /** Null of one that was written before there were sums. */
  sum: number | null;
}

/** So many originals lie in one block: more compress better, and cost more to open one. */
export const ROWS_A_BLOCK = 512;
/** A block is closed before it grows beyond this, so that one trace of many large ones is still opened at once. */
export const BLOCK_BYTES = 1024 * 1024;
const LEAST_ROOM_BYTES = 1024;

const FAST = { [constants.ZSTD_c_compressionLevel]: 1 };
/** What blocks come to at the most, as a share of their bytes: of those that were compressed here lately. */
let usualShare = 0.3;

/** In one piece of output, hardly longer than it has to be: each more is a call, and room that stays empty wakes the collector. */
export function compressBlock(raw: Uint8Array, rows: number): NewBlock {
  const chunkSize = Math.ceil(raw.length * usualShare) + LEAST_ROOM_BYTES;
  const data = zstdCompressSync(raw, { params: FAST, chunkSize });
  usualShare = Math.min(1, Math.max(usualShare * 0.98, (data.length / Math.max(1, raw.length)) * 1.1));
  // Of a much larger buffer it is copied out, which would be sent to other threads whole.
  const isAlone = data.byteOffset === 0 && data.buffer.byteLength < data.length * 2;
  return { rows, rawBytes: raw.length, data: isAlone ? data : new Uint8Array(data) };
}

export function decompressBlock({ data, rawBytes }: Pick<NewBlock, 'data' | 'rawBytes'>): Buffer {
  // In one piece: without it the library gives sixteen kilobytes at a time.
  return zstdDecompressSync(data, { maxOutputLength: Math.max(1, rawBytes), chunkSize: rawBytes + 64 });
}

export function writeBlocks(db: Writer, firstRow: number, blocks: readonly NewBlock[]): void {
  const insert = db.prepare(
    'INSERT INTO block (first_row, rows, raw_bytes, data, sum) VALUES (?, ?, ?, ?, ?)',
  );
  let row = firstRow;
  for (const { rows, rawBytes, data } of blocks) {
    insert.run(row, rows, rawBytes, data, checksum(data));
    row += rows;
  }
}

const COLUMNS = 'first_row AS firstRow, rows, raw_bytes AS rawBytes, data, sum';

/** The first row of the block that a row lies in; undefined where it was removed. */
export function blockPlace(db: Reader, row: number): number | undefined {
  const place = statement<[number], { firstRow: number; rows: number }>(
    db,
    `SELECT first_row AS firstRow, rows FROM block WHERE first_row <= ? ORDER BY first_row DESC LIMIT 1`,
  ).get(row);
  return place !== undefined && row < place.firstRow + place.rows ? place.firstRow : undefined;
}

export function blockAt(db: Reader, firstRow: number): StoredBlock {
  const block = statement<[number], StoredBlock>(db, `SELECT ${COLUMNS} FROM block WHERE first_row = ?`).get(
    firstRow,
  );
  if (block === undefined) throw new Error(`No block begins with row ${firstRow}.`);
  return block;
}

/** Blocks with rows below the one given, the latest first. */
export function blocksBefore(db: Reader, row: number, limit: number): StoredBlock[] {
  return db
    .prepare<[number, number], StoredBlock>(
      `SELECT ${COLUMNS} FROM block WHERE first_row < ? ORDER BY first_row DESC LIMIT ?`,
    )
    .all(row, limit);
}
