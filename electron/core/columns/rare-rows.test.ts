import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IdColumn } from './id-column.ts';
import { bytesOfIds, packIds } from './packed-ids.ts';

const VALUES = 40;

it('rare rows are those of a pass over the column, whatever was appended since they were first asked for', () => {
  const ids = fc.array(fc.nat(VALUES), { maxLength: 120 });
  const wanted = fc.uniqueArray(fc.nat(VALUES), { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(fc.tuple(ids, wanted), { minLength: 1, maxLength: 6 }), (steps) => {
      const column = new IdColumn(
        Array.from({ length: VALUES }, (_, at) => `v${at}`),
        0,
      );
      const all: number[] = [];
      let madeAt: number | undefined;
      for (const [added, asked] of steps) {
        const packed = packIds(added, VALUES);
        const piece = {
          firstRow: all.length,
          rows: added.length,
          width: 1 as const,
          bytes: bytesOfIds(packed),
        };
        column.append(added.length, piece, []);
        all.push(...added);
        const table = new Uint8Array(VALUES + 1);
        for (const id of asked) table[id] = 1;
        const rows = [...all.keys()].filter((row) => asked.includes(all[row] ?? -1));
        const found = column.rareRows(table);
        if (madeAt !== undefined && madeAt < all.length - all.length / 8) madeAt = undefined;
        // What is looked up in costs to make: less has to be rare once it is there.
        if (rows.length > all.length / (madeAt === undefined ? 16 : 3)) {
          expect(found).toBeUndefined();
          continue;
        }
        expect(found && [...found.rows()]).toEqual(rows);
        madeAt ??= all.length;
      }
    }),
    { numRuns: 300 },
  );
});
