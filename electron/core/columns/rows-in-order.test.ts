import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Bitset } from './bitset.ts';
import { newestRows, rowsInOrder } from './rows-in-order.ts';
import { TimeOrder } from './time-order.ts';

const COUNT = 300;

it('the rows of a set come by time, then by their number, be they few or many', () => {
  const times = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: COUNT, maxLength: COUNT });
  const rows = fc.oneof(
    fc.uniqueArray(fc.integer({ min: 0, max: COUNT - 1 }), { maxLength: 4 }),
    fc.uniqueArray(fc.integer({ min: 0, max: COUNT - 1 }), { minLength: 20 }),
  );
  fc.assert(
    fc.property(times, rows, fc.boolean(), (any, given, isSorted) => {
      const at = Float64Array.from(isSorted ? any.toSorted((a, b) => a - b) : any);
      const order = TimeOrder.of(at, () => 0);
      const set = Bitset.of(COUNT, given);
      const expected = given.toSorted((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b);
      expect([...rowsInOrder(order, set)]).toEqual(expected);
      expect(newestRows(order, set, 3)).toEqual(expected.toReversed().slice(0, 3));
    }),
  );
});
