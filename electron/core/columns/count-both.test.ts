import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bitCountOf, lowBits } from './bit-count.ts';
import { countsBefore } from './count-both.ts';
import { heldWords, STRETCH_WORDS } from './held-words.ts';

it('counts what two sets share before each stretch, however many words there are', () => {
  const question = fc.record({
    length: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 16_000, max: 40_000 })),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.nat(),
    shared: fc.nat(3),
    held: fc.constantFrom('neither', 'first', 'second', 'both'),
  });
  fc.assert(
    fc.property(
      question,
      fc.double({ min: 0, max: 1, noNaN: true }),
      ({ length, share, seed, shared, held }, part) => {
        let state = seed;
        const word = (): number => {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          return share === 1 ? 0xffffffff : state < share * 2 ** 32 ? Math.imul(state, 2654435761) >>> 0 : 0;
        };
        const one = Uint32Array.from({ length }, word);
        // Bits beyond those that are asked for count for nothing.
        const other = shared === 0 ? one : Uint32Array.from({ length: length + shared }, word);
        const bits = Math.floor(part * length * 32);
        const both = one.map((word, at) => word & (other[at] ?? 0) & lowBits(Math.max(0, bits - at * 32)));
        const expected = Array.from({ length: Math.ceil(bits / 32 / STRETCH_WORDS) + 1 }, (_, stretch) =>
          bitCountOf(both, 0, Math.min(length, stretch * STRETCH_WORDS)),
        );
        const [, first] = held === 'first' || held === 'both' ? inMachine(one) : [null, one];
        const [second] = held === 'second' || held === 'both' ? inMachine(other) : [other];
        expect([...countsBefore(first, second, bits)]).toEqual(expected);
      },
    ),
    { numRuns: 60 },
  );
});

/** Two sets of the same words, in memory where code in the machine's own form reads them where they lie. */
function inMachine(words: Uint32Array): [Uint32Array, Uint32Array] {
  const sets = heldWords(2, words.length).map((set) => {
    set.set(words);
    return set;
  });
  return [sets[0] ?? words, sets[1] ?? words];
}
