import fc from 'fast-check';
import { expect, it } from 'vitest';
import { outside, readPart, united, within } from './read-stretches.ts';

const stretch = fc.tuple(fc.nat(40), fc.nat(10)).map(([from, length]) => ({ from, to: from + length }));
const covers = (all: readonly { from: number; to: number }[], at: number): boolean =>
  all.some(({ from, to }) => from <= at && at < to);

it('what is read, inside and outside, says of each instant what the stretches say', () => {
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 8 }), stretch, (given, window) => {
      const read = united(given);
      const inside = within(read, window);
      const gaps = outside(read, window);
      let never = 0;
      for (let at = 0; at < 60; at += 1) {
        const isAsked = window.from <= at && at < window.to;
        expect(covers(read, at)).toBe(covers(given, at));
        expect(covers(inside, at)).toBe(isAsked && covers(given, at));
        expect(covers(gaps, at)).toBe(isAsked && !covers(given, at));
        if (isAsked && !covers(given, at)) never += 1;
      }
      expect(readPart({ read, complete: [] }, window).neverMs).toBe(never);
    }),
  );
});
