import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdTable } from './id-table.ts';

describe('IdTable', () => {
  it('finds what a map finds, through growth, collisions and repeated hashes', () => {
    const key = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 3000 }), (keys) => {
        const table = new IdTable();
        const map = new Map<string, number[]>();
        keys.forEach(([low, high], row) => {
          table.add(low, high, row);
          const rows = map.get(`${low},${high}`) ?? [];
          map.set(`${low},${high}`, [...rows, row]);
        });
        for (const [name, rows] of map) {
          const [low = 0, high = 0] = name.split(',').map(Number);
          const isUnder = (row: number): boolean => String(keys[row]) === name;
          const met: number[] = [];
          expect(table.find(low, high, (row) => (met.push(row), false))).toBe(-1);
          expect(met.filter(isUnder)).toEqual(rows);
          expect(table.find(low, high, (row) => row === rows.at(-1))).toBe(rows.at(-1));
        }
        expect(table.find(41, 4, () => true)).toBe(-1);
        expect(table.size).toBe(keys.length);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the order of one hash when its run wraps round the end of the table', () => {
    const table = new IdTable();
    for (let row = 0; row < 400; row += 1) table.add(7, 1020, row);
    for (let row = 400; row < 2000; row += 1) table.add(7, row * 7919, row);
    const met: number[] = [];
    table.find(7, 1020, (row) => (met.push(row), false));
    expect(met).toEqual(Array.from({ length: 400 }, (_, row) => row));
  });

  it('offers nobody for a hash of which a half is another', () => {
    const table = new IdTable();
    for (let row = 0; row < 1000; row += 1) table.add(row, row * 2 ** 20, row);
    const offered = (low: number, high: number): number[] => {
      const met: number[] = [];
      table.find(low, high, (row) => (met.push(row), false));
      return met;
    };
    for (let row = 0; row < 1000; row += 1) {
      expect(offered(row, row * 2 ** 20)).toEqual([row]);
      expect(offered(row + 1, row * 2 ** 20)).toEqual([]);
      expect(offered(row, row * 2 ** 20 + 1)).toEqual([]);
    }
  });
});
