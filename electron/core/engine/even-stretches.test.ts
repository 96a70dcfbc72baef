import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Bitset } from '../columns/bitset.ts';
import { EvenStretches } from './even-stretches.ts';

const times = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 300 }),
  fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 300 }).map((all) => all.toSorted((a, b) => a - b)),
);

it('the rows of a set are counted in the stretch that their time is in, and nowhere outside of the window', () => {
  fc.assert(
    fc.property(
      times,
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 1, max: 28 }),
      fc.array(fc.nat({ max: 299 })),
      (given, from, count, picked) => {
        // Stretches of ten: borders are whole numbers.
        const to = from + count * 10;
        const rows = [...new Set(picked)].filter((row) => row < given.length);
        const set = Bitset.of(given.length, rows);
        const expected = Array.from(
          { length: count },
          (_, at) =>
            rows.filter((row) => {
              const time = given[row] ?? NaN;
              return time >= from + at * 10 && time < from + (at + 1) * 10;
            }).length,
        );
        const stretches = new EvenStretches(Float64Array.from(given), { from, to }, count);
        expect(stretches.countsOf(set)).toEqual(expected);
      },
    ),
  );
});
