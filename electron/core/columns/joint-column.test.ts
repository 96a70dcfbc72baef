import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IdColumn } from './id-column.ts';
import { JointColumn } from './joint-column.ts';
import { bytesOfIds, packIds } from './packed-ids.ts';

function appendTo(column: IdColumn, ids: readonly number[], highest: number): void {
  const known = column.values.length;
  const values = Array.from({ length: Math.max(0, highest - known) }, (_, at) => `v${known + at + 1}`);
  const packed = packIds(ids, Math.max(0, ...ids));
  const width = packed.BYTES_PER_ELEMENT as 1 | 2 | 4;
  column.append(
    ids.length,
    { firstRow: column.rows, rows: ids.length, width, bytes: bytesOfIds(packed) },
    values,
  );
}

it('two rows have one id where all their values are the same, and its parts are these values', () => {
  const highest = fc.constantFrom(3, 300, 70_000);
  const step = highest.chain((most) =>
    fc.record({
      most: fc.constant(most),
      rows: fc.array(fc.tuple(fc.nat(most), fc.nat(3), fc.nat(most)), { maxLength: 60 }),
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
      const columns = [0, 1, 2].map(() => new IdColumn([], 0));
      const joint = new JointColumn(columns);
      const rows: string[] = [];
      for (const { most, rows: added } of steps) {
        columns.forEach((column, at) =>
          appendTo(
            column,
            added.map((row) => row[at] ?? 0),
            Math.max(most, column.values.length),
          ),
        );
        joint.extend();
        rows.push(
          ...added.map((row) => JSON.stringify(row.map((id, at) => columns[at]?.valueOf(id) ?? null))),
        );
      }
      const told = [...joint.ids].map((id) => JSON.stringify([0, 1, 2].map((at) => joint.value(id, at))));
      expect(told).toEqual(rows);
      expect(joint.size).toBe(new Set(rows).size);
      expect(new Set(joint.ids).size).toBe(joint.size);
    }),
    { numRuns: 50 },
  );
});
