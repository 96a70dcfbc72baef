import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bitCountOf } from './bit-count.ts';
import { countsBefore, STRETCH_WORDS } from './count-both.ts';

it('counts what two sets share before each stretch, however many words there are', () => {
  const question = fc.record({
    length: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 16_000, max: 40_000 })),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.nat(),
    shared: fc.nat(3),
  });
  fc.assert(
    fc.property(
      question,
      fc.double({ min: 0, max: 1, noNaN: true }),
      ({ length, share, seed, shared }, part) => {
        let state = seed;
        const word = (): number => {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          return share === 1 ? 0xffffffff : state < share * 2 ** 32 ? Math.imul(state, 2654435761) >>> 0 : 0;
        };
        const one = Uint32Array.from({ length }, word);
        // Words beyond those that are asked for count for nothing.
        const other = shared === 0 ? one : Uint32Array.from({ length: length + shared }, word);
        const whole = Math.floor(part * length);
        const both = one.map((bits, at) => (bits & (other[at] ?? 0)) >>> 0);
        const expected = Array.from({ length: Math.ceil(whole / STRETCH_WORDS) + 1 }, (_, stretch) =>
          bitCountOf(both, 0, Math.min(whole, stretch * STRETCH_WORDS)),
        );
        expect([...countsBefore(one, other, whole)]).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});
