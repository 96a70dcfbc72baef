import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';
import { letterBag, mayBeWithin } from './letter-bag.ts';

it.each([
  ['', '', 0],
  ['a', '', 1],
  ['create', 'create', 0],
  ['create', 'crate', 1],
  ['create', 'ceate', 1],
  ['create', 'creates', 1],
  ['create', 'cerate', 1],
  ['create', 'crEate', 1],
  ['create', 'cerats', 2],
  ['ab', 'ba', 1],
  ['abcd', 'badc', 2],
  ['ca', 'abc', 3],
  ['create', 'delete', null],
  ['create', 'createAll', 3],
  ['create', 'createMany', null],
])('%j to %j takes %s', (one, other, distance) => {
  expect(editDistance(one, other, 3)).toBe(distance);
  expect(editDistance(other, one, 3)).toBe(distance);
});

/** The same without a bound: the whole table, each cell from its definition. */
function plainDistance(one: string, other: string): number {
  const cells = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  const cell = (row: number, column: number): number => cells[row]?.[column] ?? Infinity;
  for (let row = 0; row <= one.length; row += 1)
    for (let column = 0; column <= other.length; column += 1) {
      const line = cells[row];
      if (line === undefined || row + column === 0) continue;
      const swap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line[column] = Math.min(
        cell(row - 1, column) + 1,
        cell(row, column - 1) + 1,
        cell(row - 1, column - 1) + (one[row - 1] === other[column - 1] ? 0 : 1),
        row > 1 && column > 1 && swap ? cell(row - 2, column - 2) + 1 : Infinity,
      );
    }
  return cell(one.length, other.length);
}

it('is that of the whole table, as far as it may go', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
  fc.assert(
    fc.property(texts, texts, fc.nat(4), (one, other, most) => {
      const whole = plainDistance(one, other);
      expect(editDistance(one, other, most)).toBe(whole > most ? null : whole);
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['an anagram', `${'ab'.repeat(100_000)}`, `${'ba'.repeat(100_000)}`],
  ['itself', 'a'.repeat(200_000), 'a'.repeat(200_000)],
  ['one of a single letter more', 'a'.repeat(1_001), 'a'.repeat(1_000)],
])('is not measured of a text beyond any name and %s', (_, one, other) => {
  expect(editDistance(one, other, 3)).toBeNull();
  expect(editDistance(other, one, 3)).toBeNull();
});

it('is measured of the longest names', () => {
  expect(editDistance(`${'ab'.repeat(499)}xy`, `${'ab'.repeat(499)}yx`, 3)).toBe(1);
  expect(editDistance('ab'.repeat(500), 'ba'.repeat(500), 3)).toBe(2);
  expect(editDistance('a'.repeat(1_000), 'b'.repeat(1_000), 3)).toBeNull();
});

it('is never within what the letters rule out', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', '名', '😀'), maxLength: 9 });
  fc.assert(
    fc.property(texts, texts, fc.nat(4), (one, other, most) => {
      if (editDistance(one, other, most) !== null)
        expect(mayBeWithin(letterBag(one), letterBag(other), most)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['create', 'delete', 2],
  ['aab', 'abb', 0],
  ['a', 'abbbb', 3],
])('of %s and %s is ruled out by their letters', (one, other, most) => {
  expect(mayBeWithin(letterBag(one), letterBag(other), most)).toBe(false);
});
