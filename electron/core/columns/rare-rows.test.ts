import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IdColumn } from './id-column.ts';
import { bytesOfIds, packIds } from './packed-ids.ts';

const VALUES = 40;

it('rare rows are those of a pass over the column, whatever was appended since they were first asked for', () => {
  const ids = fc.array(fc.nat(VALUES), { maxLength: 120 });
  const wanted = fc.record({
    named: fc.uniqueArray(fc.nat(VALUES), { maxLength: 3 }),
    marked: fc.constantFrom<0 | 1>(0, 1),
    listed: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(ids, wanted), { minLength: 1, maxLength: 6 }), (steps) => {
      const column = new IdColumn(
        Array.from({ length: VALUES }, (_, at) => `v${at}`),
        0,
      );
      const all: number[] = [];
      let madeAt: number | undefined;
      for (const [added, { named, marked, listed }] of steps) {
        const packed = packIds(added, VALUES);
        const piece = {
          firstRow: all.length,
          rows: added.length,
          width: 1 as const,
          bytes: bytesOfIds(packed),
        };
        column.append(added.length, piece, []);
        all.push(...added);
        const table = new Uint8Array(VALUES + 1).fill(1 - marked);
        for (const id of named) table[id] = marked;
        const rows = [...all.keys()].filter((row) => named.includes(all[row] ?? -1));
        if (madeAt !== undefined && madeAt < all.length - all.length / 8) madeAt = undefined;
        // What is looked up in costs to make: less has to be rare once it is there.
        const most = all.length / (madeAt === undefined ? 16 : 3);
        expect(column.isRare(rows.length)).toBe(rows.length <= most);
        const list = listed && marked === 1;
        const found = list
          ? column.rareRowList(table, most)?.toSorted()
          : column.rareRows(table, marked)?.rows();
        expect(found && [...found]).toEqual(rows.length > most ? undefined : rows);
        if (found !== undefined) madeAt ??= all.length;
      }
    }),
    { numRuns: 300 },
  );
});
