import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffJson, type DiffKind, type DiffRow, type DiffRows } from './json-diff.ts';
import { idOf, pathOf, valueAt, type JsonValue } from './json-value.ts';

const rowsOf = (left: JsonValue, right: JsonValue, rows: DiffRows = 'all'): DiffRow[] => {
  const diff = diffJson(left, right, rows);
  return Array.from({ length: diff.length }, (_, place) => diff.row(place));
};

const cases: [what: string, left: JsonValue, right: JsonValue, kinds: Record<string, DiffKind>][] = [
  ['nothing', {}, {}, {}],
  ['the same', { a: 1, b: 'x' }, { a: 1, b: 'x' }, { a: 'same', b: 'same' }],
  ['another order', { a: 1, b: 2 }, { b: 2, a: 1 }, { a: 'same', b: 'same' }],
  ['another value', { a: 1 }, { a: 2 }, { a: 'changed' }],
  ['another type', { a: 1 }, { a: '1' }, { a: 'changed' }],
  ['null is not absent', { a: null }, {}, { a: 'only-left' }],
  ['null is not empty', { a: null }, { a: '' }, { a: 'changed' }],
  ['one side only', { a: { deep: 1 } }, { b: 1 }, { a: 'only-left', b: 'only-right' }],
  [
    'a deep path',
    { a: { b: 1, c: 2 } },
    { a: { b: 1, c: 3 } },
    { a: 'changed', 'a.b': 'same', 'a.c': 'changed' },
  ],
  [
    'places of a list',
    { a: [1, 2] },
    { a: [1, 3, 4] },
    { a: 'changed', 'a.0': 'same', 'a.1': 'changed', 'a.2': 'only-right' },
  ],
  ['a list for an object', { a: [1] }, { a: { 0: 1 } }, { a: 'changed' }],
  ['an empty list for an empty object', { a: [] }, { a: {} }, { a: 'changed' }],
  ['an object for a text', { a: {} }, { a: '{}' }, { a: 'changed' }],
  ['two empty ones', { a: {}, b: [] }, { a: {}, b: [] }, { a: 'same', b: 'same' }],
  ['an emptied one', { a: { b: 1 } }, { a: {} }, { a: 'changed', 'a.b': 'only-left' }],
  ['what objects inherit', {}, { constructor: 1 }, { ['constructor' as string]: 'only-right' }],
];

describe('two values side by side', () => {
  it.each(cases)('%s', (_what, left, right, kinds) =>
    expect(Object.fromEntries(rowsOf(left, right).map((row) => [pathOf(row).join('.'), row.kind]))).toEqual(
      kinds,
    ),
  );

  it('count what differs where it does, not what it lies in', () => {
    const left = { a: { b: { c: 1, d: 1 } }, e: { f: 1, g: 2 }, h: { i: 1 } };
    const diff = diffJson(left, { a: { b: { c: 2, d: 1 } }, h: { i: 1 } }, 'differing');
    expect(diff.count).toBe(2);
    const pathAt = (place: number): string => pathOf(diff.row(place)).join('.');
    const places = Array.from({ length: diff.length }, (_, place) => place);
    expect(places.map(pathAt)).toEqual(['a', 'a.b', 'a.b.c', 'e']);
    expect(places.filter((place) => diff.isDifference(place)).map(pathAt)).toEqual(['a.b.c', 'e']);
  });

  const json = fc.jsonValue({ maxDepth: 3 }).map((value) => value as JsonValue);

  it('differ in nothing where they are the same, for any JSON', () =>
    fc.assert(
      fc.property(json, (value) => {
        expect(diffJson({ value }, { value }, 'differing')).toMatchObject({ count: 0, length: 0 });
      }),
    ));

  it('turned round, differ the other way round', () =>
    fc.assert(
      fc.property(json, json, (one, other) => {
        const kinds = (left: JsonValue, right: JsonValue): Map<string, DiffKind> =>
          new Map(rowsOf(left, right).map(({ id, kind }) => [id, kind]));
        const turned: Record<DiffKind, DiffKind> = {
          ...{ same: 'same', changed: 'changed', 'only-left': 'only-right', 'only-right': 'only-left' },
        };
        const back = kinds({ v: other }, { v: one });
        for (const [id, kind] of kinds({ v: one }, { v: other })) expect(back.get(id)).toBe(turned[kind]);
      }),
    ));

  it('are found by their paths again, for any JSON', () =>
    fc.assert(
      fc.property(json, json, (one, other) => {
        const diff = diffJson({ v: one }, { v: other }, 'all');
        for (let place = 0; place < diff.length; place += 1)
          expect(diff.placeOf(pathOf(diff.row(place)))).toBe(place);
        expect([diff.placeOf([]), diff.placeOf(['w']), diff.placeOf(['v', 'v', 'nowhere'])]).toEqual([
          -1, -1, -1,
        ]);
      }),
    ));

  it('have the same rows that differ, whether or not the others are asked for, for any JSON', () =>
    fc.assert(
      fc.property(json, json, (one, other) => {
        const [left, right] = [{ v: one }, { v: other }];
        const differing = rowsOf(left, right).filter(({ kind }) => kind !== 'same');
        expect(
          rowsOf(left, right, 'differing').map(({ id, kind, isParent }) => [id, kind, isParent]),
        ).toEqual(differing.map(({ id, kind, isParent }) => [id, kind, isParent]));
        expect(diffJson(left, right, 'differing').count).toBe(diffJson(left, right, 'all').count);
      }),
    ));

  it('have differences exactly where the values differ, for any JSON', () =>
    fc.assert(
      fc.property(json, json, (one, other) => {
        for (const row of rowsOf({ v: one }, { v: other })) {
          const { kind } = row;
          const path = pathOf(row);
          expect(row.id).toBe(idOf(path));
          const [left, right] = [valueAt({ v: one }, path), valueAt({ v: other }, path)];
          expect(kind === 'same').toBe(
            left !== undefined && right !== undefined && sorted(left) === sorted(right),
          );
        }
      }),
    ));
});

/** Order of keys aside. */
function sorted(value: JsonValue): string {
  return JSON.stringify(value, (_key, part: JsonValue) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
