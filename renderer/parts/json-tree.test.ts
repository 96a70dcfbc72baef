import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ancestorIds, findInTree, isSmall, treeRows } from './json-tree.ts';
import { hasParts, idOf, pathOf, stepsOf, valueAt, type JsonValue } from './json-value.ts';

const VALUE: JsonValue = {
  b: { name: 'Lena', list: [1, null, { deep: 'x' }] },
  a: 'text',
  none: {},
  empty: [],
};
const all = (): boolean => true;
const none = (): boolean => false;
const lines = (value: JsonValue, isOpen: (id: string) => boolean): string[] =>
  treeRows(value, isOpen).map((row) => pathOf(row).join('.'));

/** A value within so many objects. */
const inLevels = (levels: number, value: JsonValue): JsonValue =>
  Array.from({ length: levels }).reduce<JsonValue>((inner) => ({ in: inner }), value);

describe('the lines of a tree', () => {
  it('are in the order that was written', () =>
    expect(lines(VALUE, all)).toEqual([
      ...['b', 'b.name', 'b.list', 'b.list.0', 'b.list.1', 'b.list.2', 'b.list.2.deep'],
      ...['a', 'none', 'empty'],
    ]));

  it('are only the outermost where all is folded', () =>
    expect(lines(VALUE, none)).toEqual(['b', 'a', 'none', 'empty']));

  it('say how many parts there are, and that what has none cannot be opened', () => {
    const sizes = treeRows(VALUE, all).map(({ step, size, isOpen }) => [step, size, isOpen]);
    expect(sizes).toContainEqual(['b', 2, true]);
    expect(sizes).toContainEqual(['none', 0, false]);
    expect(sizes).toContainEqual(['name', null, false]);
  });

  it.each([['text'], [null], [12.5], [{}], [[]]] as [JsonValue][])('are one for %j', (value) =>
    expect(treeRows(value, all)).toMatchObject([{ above: null, step: null, isOpen: false }]),
  );

  it('stop where there are too many', () => expect(treeRows([[1, 2], 3, 4], all, 3)).toHaveLength(3));

  it('are those of a list of 50,000 a thousand levels deep', () => {
    const wide: JsonValue = Array.from({ length: 50_000 }, (_, at) => at);
    const rows = treeRows(inLevels(1_000, wide), all);
    expect(rows).toHaveLength(51_000);
    const last = rows.at(-1);
    expect(last).toMatchObject({ depth: 1_000, step: 49_999 });
    expect(last === undefined ? [] : pathOf(last)).toHaveLength(1_001);
  });

  it('lead to their values, and are as many as there are values, for any JSON', () =>
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (any) => {
        const value = any as JsonValue;
        const rows = treeRows(value, all);
        const count = (part: JsonValue): number =>
          stepsOf(part).reduce((sum: number, step) => sum + 1 + count(valueAt(part, [step]) ?? null), 0);
        expect(rows).toHaveLength(Math.max(1, count(value)));
        for (const row of rows) {
          expect(valueAt(value, pathOf(row))).toBe(row.value);
          expect(row.id).toBe(idOf(pathOf(row)));
        }
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      }),
    ));
});

describe('a search', () => {
  const cases: [text: string, found: string[]][] = [
    ['lena', ['b.name']],
    ['NAME', ['b.name']],
    ['ull', ['b.list.1']],
    ['e', ['b.name', 'b.list.2.deep', 'a', 'none', 'empty']],
    ['', []],
    ['nowhere', []],
  ];
  it.each(cases)('for “%s”', (text, found) =>
    expect(findInTree(VALUE, text).map((path) => path.join('.'))).toEqual(found),
  );

  it('looks into a text that stands alone', () => expect(findInTree('a long text', 'LONG')).toEqual([[]]));

  it('ends at a limit', () => expect(findInTree(['a', 'a', 'a'], 'a', 2)).toHaveLength(2));

  it('finds what is seen once all that it lies in is open', () => {
    const [path = []] = findInTree(VALUE, 'deep');
    const open = new Set(ancestorIds(path));
    expect(treeRows(VALUE, (id) => open.has(id)).map(({ id }) => id)).toContain(idOf(path));
  });
});

it('a tree is small up to a number of values, without all of it being looked at', () => {
  expect(isSmall([1, 2, 3], 4)).toBe(true);
  expect(isSmall([1, 2, 3], 3)).toBe(false);
  expect(isSmall({ a: { b: {} } }, 3)).toBe(true);
  expect(isSmall(Array.from({ length: 1_000_000 }, () => 0))).toBe(false);
});

it('what every object inherits is no part of one', () => {
  expect(valueAt({}, ['constructor'])).toBeUndefined();
  expect(hasParts(null)).toBe(false);
});
