import fc from 'fast-check';
import { expect, it } from 'vitest';
import { largest } from './largest.ts';

it('the largest come first, of equal ones the earlier', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { maxLength: 30 }), fc.nat(35), (counts, most) => {
      const sorted = counts
        .map((count, at) => ({ count, at }))
        .sort((a, b) => b.count - a.count || a.at - b.at);
      expect(largest(counts, most)).toEqual(sorted.slice(0, most).map(({ at }) => at));
    }),
  );
});
