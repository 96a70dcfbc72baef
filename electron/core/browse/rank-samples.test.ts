import { expect, it } from 'vitest';
import { bytesOfIds, packIds } from '../columns/packed-ids.ts';
import { IdColumn } from '../columns/id-column.ts';
import { memoryOf } from '../columns/held-words.ts';
import { RankSamples } from './rank-samples.ts';

/** So many that their sets lie in the machine's memory, one behind the other. */
const ROWS = 300_000;
/** More than that is appended to as it is. */
const ADDED = 5000;

it.each([
  ['few', 5],
  ['many', 40],
])('a column of %s values counts each of its sets by itself, also after rows were appended', (_, values) => {
  // Half of them are of the first value, a quarter of the second …
  const idOf = (row: number): number => Math.min(values, 1 + Math.clz32(Math.imul(row, 2654435761) >>> 0));
  const ids = Array.from({ length: ROWS + ADDED }, (_, row) => idOf(row));
  const piece = (firstRow: number, rows: number) => {
    const packed = packIds(ids.slice(firstRow, firstRow + rows), values);
    return { firstRow, rows, width: 1 as const, bytes: bytesOfIds(packed) };
  };
  const column = new IdColumn(
    Array.from({ length: values }, (_, at) => `v${at}`),
    ROWS,
  );
  column.put(piece(0, ROWS));
  for (const rows of [ROWS, ROWS + ADDED]) {
    if (rows > ROWS) column.append(ADDED, piece(ROWS, ADDED), []);
    column.makeReady();
    // Twice: what was counted once is kept.
    for (const id of [1, 2, 3, 1, 2, 3]) {
      const table = new Uint8Array(values + 1);
      table[id] = 1;
      const held = column.heldRows(table);
      if (held === undefined) throw new Error(`No set is held of id ${id}.`);
      expect(memoryOf(held.words)).toBeDefined();
      const counted = RankSamples.ofHeld(held);
      const before = (end: number): number => ids.slice(0, end).filter((one) => one === id).length;
      expect(counted.total).toBe(before(rows));
      expect(counted.rank(123_456)).toBe(before(123_456));
    }
  }
});
