import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Bitset } from './bitset.ts';
import { heldWords } from './held-words.ts';
import { placesInSet } from './list-in-set.ts';

const ROWS = 300_000;
const WORDS = Math.ceil(ROWS / 32);

it('tells of each place of a list whether the set has its row, wherever the two lie', () => {
  const question = fc.record({
    // None, some, one in three: the last row is in it as often as not.
    every: fc.constantFrom(3, 11, 97, 4001, ROWS),
    first: fc.nat(40),
    share: fc.constantFrom(0, 0.01, 0.5, 1),
    seed: fc.nat(),
    held: fc.constantFrom('neither', 'list', 'set', 'both'),
    // Lists and sets begin in the middle of a memory.
    shift: fc.nat(3),
  });
  fc.assert(
    fc.property(question, ({ every, first, share, seed, held, shift }) => {
      const rows: number[] = [];
      for (let row = first; row < ROWS; row += every) rows.push(row);
      if (rows.at(-1) !== ROWS - 1) rows.push(ROWS - 1);
      let state = seed;
      const set = new Bitset(ROWS);
      for (let row = 0; row < ROWS; row += 1) {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        if (share === 1 || state < share * 2 ** 32) set.add(row);
      }
      const list = listIn(rows, held === 'list' || held === 'both', shift);
      const words = held === 'set' || held === 'both' ? inMachine(set.words, shift) : set.words;
      const places = rows.flatMap((row, at) => (set.has(row) ? [at] : []));
      const expected = Bitset.of(rows.length, places);
      expect([...placesInSet(list, words)]).toEqual([...expected.words]);
    }),
    { numRuns: 60 },
  );
});

it('is asked of nothing', () => {
  const [held = new Uint32Array(0)] = heldWords(1, WORDS);
  expect([...placesInSet(held.subarray(0, 0), held)]).toEqual([]);
});

function listIn(rows: readonly number[], isHeld: boolean, shift: number): Uint32Array {
  if (!isHeld) return Uint32Array.from(rows);
  // Where a list is one of many, others lie before it and behind it.
  const [room = new Uint32Array(0)] = heldWords(1, Math.max(WORDS, rows.length + 10));
  room.set(rows, shift);
  return room.subarray(shift, shift + rows.length);
}

function inMachine(words: Uint32Array, shift: number): Uint32Array {
  const sets = heldWords(shift + 1, words.length);
  const set = sets[shift] ?? words;
  set.set(words);
  return set;
}
