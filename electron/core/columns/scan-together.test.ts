import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packIds } from './packed-ids.ts';
import { scanTogether } from './scan-together.ts';

/** Ids of one, two and four bytes; rows that end within eight, at their end and behind it; as many tables as share a byte, and more. */
const scanned = fc
  .record({ values: fc.constantFrom(3, 300, 70_000), rows: fc.constantFrom(0, 1, 7, 8, 9, 31, 32, 33, 70) })
  .chain(({ values, rows }) =>
    fc.record({
      values: fc.constant(values),
      ids: fc.array(fc.nat(values), { minLength: rows, maxLength: rows, size: 'max' }),
      tables: fc.array(fc.uint8Array({ minLength: 61, maxLength: 61, max: 1, size: 'max' }), {
        maxLength: 18,
        size: 'max',
      }),
    }),
  );

it('a row is in the set of each table that has a 1 at its id, however many tables are asked', () => {
  fc.assert(
    fc.property(scanned, ({ values, ids, tables: patterns }) => {
      const tables = patterns.map((pattern) =>
        Uint8Array.from({ length: values + 1 }, (_, id) => pattern[id % pattern.length] ?? 0),
      );
      const found = scanTogether(packIds(ids, values), tables);
      expect(found.map((set) => [...set.rows()])).toEqual(
        tables.map((table) => [...ids.keys()].filter((row) => table[ids[row] ?? 0] === 1)),
      );
    }),
  );
});
