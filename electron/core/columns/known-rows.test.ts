import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IdColumn } from './id-column.ts';
import { bytesOfIds, packIds } from './packed-ids.ts';

const VALUES = 60;
const TABLES = ['one', 'some', 'all but some'] as const;

it('rows that are known of frequent and of rare values are those of a pass, whatever was appended since', () => {
  // Low ids are frequent, high ones rare.
  const id = fc.oneof({ weight: 9, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.nat(VALUES) });
  const step = fc.record({
    added: fc.array(id, { maxLength: 200 }),
    named: fc.uniqueArray(fc.oneof(fc.nat(5), fc.nat(VALUES)), { minLength: 1, maxLength: 4 }),
    kind: fc.constantFrom(...TABLES),
  });
  const met = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
      const column = new IdColumn(
        Array.from({ length: VALUES }, (_, at) => `v${at}`),
        0,
      );
      const all: number[] = [];
      for (const { added, named, kind } of steps) {
        const bytes = bytesOfIds(packIds(added, VALUES));
        column.append(added.length, { firstRow: all.length, rows: added.length, width: 1, bytes }, []);
        all.push(...added);
        const isNamed = (one: number): boolean => (kind === 'one' ? one === named[0] : named.includes(one));
        const passes = (one: number): boolean => isNamed(one) !== (kind === 'all but some');
        const table = Uint8Array.from({ length: VALUES + 1 }, (_, one) => (passes(one) ? 1 : 0));
        const found = column.knownRows(table);
        const wanted = [...all.keys()].filter((row) => passes(all[row] ?? 0));
        met.add(
          `${kind} ${found === undefined ? 'unknown' : wanted.length > all.length / 3 ? 'many' : 'few'}`,
        );
        if (found !== undefined) expect([...found.rows()]).toEqual(wanted);
      }
    }),
    { numRuns: 300 },
  );
  // Otherwise nothing was shown.
  for (const kind of TABLES) expect(met).toContain(`${kind} many`);
});

it('a column that was made ready answers its first test with what it has', () => {
  const frequent = Array.from({ length: 640 }, (_, row) => row % 10);
  const column = new IdColumn(
    Array.from({ length: VALUES }, (_, at) => `v${at}`),
    frequent.length,
  );
  const bytes = bytesOfIds(packIds(frequent, VALUES));
  column.put({ firstRow: 0, rows: frequent.length, width: 1, bytes });
  const plain = column.bytes().rows;
  column.makeReady();
  const ready = column.bytes().rows;
  expect(ready).toBeGreaterThan(plain);
  const table = new Uint8Array(VALUES + 1);
  table[3] = 1;
  expect(column.knownRows(table)?.count()).toBe(64);
  expect(column.bytes().rows).toBe(ready);
});
