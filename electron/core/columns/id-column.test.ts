import { describe, expect, it } from 'vitest';
import type { ColumnPiece } from './column-piece.ts';
import { IdColumn } from './id-column.ts';
import { bytesOfIds, packIds } from './packed-ids.ts';

const values = (count: number, from = 1): string[] =>
  Array.from({ length: count }, (_, at) => `v${from + at}`);

function piece(firstRow: number, ids: number[]): ColumnPiece {
  const packed = packIds(ids, Math.max(...ids));
  const width = packed.BYTES_PER_ELEMENT as 1 | 2 | 4;
  return { firstRow, rows: ids.length, width, bytes: bytesOfIds(packed) };
}

function one(firstRow: number, rows: number, id: number): ColumnPiece {
  return { firstRow, rows, width: 0, bytes: new Uint8Array(Uint32Array.of(id).buffer) };
}

describe('IdColumn', () => {
  it('is as wide as its dictionary asks and keeps every id when it widens', () => {
    const column = new IdColumn(values(255), 2);
    column.put(piece(0, [255, 1]));
    const eight = column.ids;
    expect(eight).toBeInstanceOf(Uint8Array);

    column.append(2, piece(2, [256, 0]), values(1, 256));
    const sixteen = column.ids;
    expect(sixteen).toBeInstanceOf(Uint16Array);
    expect([...sixteen]).toEqual([255, 1, 256, 0]);

    column.append(1, piece(4, [65_536]), values(65_536 - 256, 257));
    expect(column.ids).toBeInstanceOf(Uint32Array);
    expect([...column.ids]).toEqual([255, 1, 256, 0, 65_536]);
    expect([...eight, ...sixteen]).toEqual([255, 1, 255, 1, 256, 0]);
    expect([0, 1, 2, 3, 4].map((row) => column.valueAt(row))).toEqual(['v255', 'v1', 'v256', null, 'v65536']);
  });

  it('reads a piece of one id, and rows without a piece as absent', () => {
    const column = new IdColumn(values(300), 6);
    column.put(one(1, 2, 300));
    column.append(2, undefined, []);
    column.append(1, one(8, 1, 7), []);
    expect([...column.ids]).toEqual([0, 300, 300, 0, 0, 0, 0, 0, 7]);
  });

  it('leaves out rows that are stored but not known yet', () => {
    const column = new IdColumn(values(3), 2);
    column.put(piece(1, [3, 2, 1]));
    column.put(one(2, 4, 1));
    expect([...column.ids]).toEqual([0, 3]);
  });

  it('reads a piece whose bytes lie at an odd place', () => {
    const { bytes, ...rest } = piece(0, [256, 3]);
    const odd = new Uint8Array(bytes.length + 1);
    odd.set(bytes, 1);
    const column = new IdColumn(values(256), 2);
    column.put({ ...rest, bytes: odd.subarray(1) });
    expect([...column.ids]).toEqual([256, 3]);
  });

  it.each([
    { name: 'of one id', held: one(0, 2, 256) },
    { name: 'of wider ids', held: piece(0, [1, 256]) },
  ])('refuses a piece $name that its dictionary does not know', ({ held }) => {
    expect(() => {
      new IdColumn(values(3), 2).put(held);
    }).toThrow('256');
  });

  it('counts its rows by id, those that come later too', () => {
    const column = new IdColumn(values(2), 3);
    column.put(piece(0, [2, 2, 0]));
    expect([...column.counts()]).toEqual([1, 0, 2]);
    column.append(2, piece(3, [3, 2]), values(1, 3));
    expect([...column.counts()]).toEqual([1, 0, 3, 1]);
  });

  it('lies in memory that threads share, before and after it grows', () => {
    const column = new IdColumn(values(2), 3);
    expect(column.ids.buffer).toBeInstanceOf(SharedArrayBuffer);
    column.append(300, one(3, 300, 1), []);
    expect(column.ids.buffer).toBeInstanceOf(SharedArrayBuffer);
  });
});
