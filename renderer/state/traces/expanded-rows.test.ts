import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeShown, shownIndex } from './expanded-rows.ts';

it('shows each row, and beneath each expanded one another, in their order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.uniqueArray(fc.nat({ max: 39 })), (total, some) => {
      const expanded = some.filter((index) => index < total).sort((a, b) => a - b);
      const drawn = Array.from({ length: total }, (_, index) => [
        { index, isBeneath: false },
        ...(expanded.includes(index) ? [{ index, isBeneath: true }] : []),
      ]).flat();
      expect(drawn.map((_, at) => placeShown(expanded, at))).toEqual(drawn);
      for (let index = 0; index < total; index += 1)
        expect(shownIndex(expanded, index)).toBe(
          drawn.findIndex((row) => row.index === index && !row.isBeneath),
        );
    }),
  );
});
