import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { COLUMN_NAMES } from '../../../../../shared/model/trace-columns.ts';
import { Bitset } from '../../../../core/columns/bitset.ts';
import { compressBlock, ROWS_A_BLOCK, writeBlocks } from '../../../cache/blocks.ts';
import type { Reader, Writer } from '../../../cache/handle.ts';
import { openReader, openWriter, settleAndClose } from '../../../cache/open.ts';
import { writeSegment } from '../../../cache/segments.ts';
import { tempFolder } from '../../../testing/temp-folder.ts';
import { makeWorkspace } from '../../../testing/workspace-file.ts';
import { SearchPool, type SearchPoolOptions } from '../search-pool.ts';

const ENTRY = new URL('../search-thread.ts', import.meta.url);

export interface Searched {
  reader: Reader;
  pool: SearchPool;
  all: Bitset;
  signal: AbortSignal;
}

/** A closed workspace with these originals, a segment for each list. */
export function workspaceWith(...segments: (readonly string[])[]): string {
  const path = makeWorkspace(join(tempFolder(), 'searched.tracebell'));
  const db = openWriter(path);
  let firstRow = 0;
  for (const records of segments) {
    writeRecords(db, firstRow, records);
    firstRow += records.length;
  }
  settleAndClose(db, path);
  return path;
}

/** A pool on a workspace that ends with the test. */
export function searching(path: string, options: Partial<SearchPoolOptions> = {}): Searched {
  const reader = openReader(path);
  const pool = new SearchPool({ path, reader, entry: ENTRY, threads: 2, ...options });
  onTestFinished(async () => {
    await pool.close();
    reader.close();
  });
  return { reader, pool, all: Bitset.full(rowsOf(reader)), signal: new AbortController().signal };
}

function rowsOf(db: Reader): number {
  return db.prepare<[], number>('SELECT coalesce(sum(rows), 0) FROM segment').pluck().get() ?? 0;
}

function writeRecords(db: Writer, firstRow: number, records: readonly string[]): void {
  const rows = records.length;
  const originals = records.map((record) => Buffer.from(record));
  const ids = new Uint8Array(rows * 16);
  writeSegment(db, {
    ...{ firstRow, rows, ids, keys: ids, prints: new Uint32Array(rows * 2), textIds: new Map() },
    columns: COLUMN_NAMES.map(() => new Uint32Array(rows)),
    ...{ times: new Float64Array(rows), recordTimes: new Float64Array(rows).fill(NaN) },
    ...{ offsets: new Float64Array(rows), indexes: new Float64Array(rows) },
    lengths: Uint32Array.from(originals, ({ length }) => length),
  });
  const blocks = [];
  for (let at = 0; at < rows; at += ROWS_A_BLOCK) {
    const part = originals.slice(at, at + ROWS_A_BLOCK);
    blocks.push(compressBlock(Buffer.concat(part), part.length));
  }
  writeBlocks(db, firstRow, blocks);
}
