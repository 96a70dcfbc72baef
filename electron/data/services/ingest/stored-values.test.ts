import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ABSENT, Dictionary } from '../../../core/columns/dictionary.ts';
import { StoredValues } from './stored-values.ts';

const ODD = ['', ' ', '__proto__', 'é', 'e\u0301', '中文', '\ud800', '\ud801', '\u0000', '\u00ff', '\u0100'];

test('numbers and gives back what a dictionary does, whatever its characters', () => {
  const value = fc.oneof(
    fc.constantFrom(...ODD),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.array(value, { maxLength: 300 }), (values) => {
      const [stored, dictionary] = [new StoredValues(), new Dictionary()];
      expect(values.map((one) => stored.idOf(one))).toEqual(values.map((one) => dictionary.idOf(one)));
      expect([...stored.since(0)]).toEqual(dictionary.since(0));
      expect([stored.size, stored.valueOf(ABSENT), stored.valueOf(stored.size + 1)]).toEqual([
        ...[dictionary.size, null, null],
      ]);
    }),
  );
});

test('keeps hundreds of thousands apart, and values longer than its pages', () => {
  const long = ['a', '中'].map((one) => one.repeat(3 * 1024 * 1024));
  const values = Array.from({ length: 200_000 }, (_, number) => `i-${number}${number % 7 === 0 ? '号' : ''}`);
  const all = [...values.slice(0, 1000), ...long, ...values.slice(1000)];
  const stored = new StoredValues(all);
  expect(stored.size).toBe(all.length);
  expect(all.every((value, at) => stored.idOf(value) === at + 1)).toBe(true);
  expect(all.every((value, at) => stored.valueOf(at + 1) === value)).toBe(true);
  expect(stored.size).toBe(all.length);
});

test('gives what is new in pieces', () => {
  const stored = new StoredValues(['a', 'b', 'c']);
  expect([[...stored.since(1, 1)], [...stored.since(2, 5)], [...stored.since(3)]]).toEqual([
    ['b'],
    ['c'],
    [],
  ]);
});
