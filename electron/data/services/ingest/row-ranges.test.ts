import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowRanges } from './row-ranges.ts';

it('ranges of rows know each row that lies in one, and how many of a run do', () => {
  const gaps = fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 5 })), { maxLength: 8 });
  fc.assert(
    fc.property(gaps, fc.nat(20), fc.nat(30), (pieces, from, rows) => {
      let next = 0;
      const ranges = pieces.map(([gap, length]) => {
        const range = { firstRow: next + gap, rows: length };
        next = range.firstRow + length;
        return range;
      });
      const inside = new Set(
        ranges.flatMap(({ firstRow, rows: count }) =>
          Array.from({ length: count }, (_, at) => firstRow + at),
        ),
      );
      const held = new RowRanges(ranges.slice(1).toReversed());
      held.add(ranges.slice(0, 1));
      for (let row = 0; row < 90; row += 1) expect(held.has(row)).toBe(inside.has(row));
      const run = Array.from({ length: rows }, (_, at) => from + at);
      expect(held.countIn(from, rows)).toBe(run.filter((row) => inside.has(row)).length);
    }),
  );
});
