import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../../../../shared/model/json.ts';
import { canonicalJson } from './canonical-json.ts';

/** Members and elements the other way round, at every depth. */
function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map(turned).toReversed();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, turned(member)]),
  );
}

it('is the same whatever the order of members and elements', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(canonicalJson(turned(value as Json))).toBe(canonicalJson(value as Json));
    }),
  );
});

it.each([
  [{ a: 1 }, { a: '1' }],
  [['a', 'b'], ['ab']],
  [{ a: null }, {}],
  [[1, 1], [1]],
  [
    { a: [1], b: [2] },
    { a: [2], b: [1] },
  ],
])('tells %j from %j', (one, other) => {
  expect(canonicalJson(one)).not.toBe(canonicalJson(other));
});
