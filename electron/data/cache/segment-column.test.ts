import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  storeDoubles,
  storedDoubles,
  storedIds,
  storedNumbers,
  storeIds,
  storeNumbers,
} from './segment-column.ts';

/** As a database gives it back: in a buffer of its own, or in the middle of another one's. */
function moved(data: Uint8Array, by: number): Uint8Array {
  const room = new Uint8Array(data.length + by);
  room.set(data, by);
  return room.subarray(by);
}

const counts = [1, 2, 31, 32, 33, 1000];
const shift = fc.constantFrom(0, 1, 8);

describe('whole numbers', () => {
  const back = (values: readonly number[], by = 0): number[] => {
    const { width, data } = storeNumbers(Uint32Array.from(values));
    const stored = storedNumbers({ width, data: moved(data, by) }, values.length);
    return typeof stored === 'number' ? values.map(() => stored) : Array.from(stored);
  };

  test('come back, whatever they are', () => {
    const highest = fc.constantFrom(0, 1, 2, 255, 256, 65_535, 65_536, 2 ** 31, 2 ** 32 - 1);
    const lists = highest.chain((max) =>
      fc.array(fc.integer({ min: 0, max }), { minLength: 1, maxLength: 80 }),
    );
    fc.assert(fc.property(lists, shift, (values, by) => void expect(back(values, by)).toEqual(values)));
  });

  test.each([...Array(33).keys()])('come back in %i bits', (bits) => {
    const highest = 2 ** bits - 1;
    for (const count of counts) {
      const values = [...Array(count).keys()].map((at) =>
        at % 3 === 1 ? highest : (at * 2654435761) % (highest + 1),
      );
      expect(back(values)).toEqual(values);
    }
  });

  test('are one number where all are the same', () => {
    expect(storeNumbers(Uint32Array.of(7, 7, 7))).toMatchObject({ width: 0 });
    expect(back([7, 7, 7])).toEqual([7, 7, 7]);
  });
});

describe('ids', () => {
  test.each([
    [[7, 7, 7], 0],
    [[0, 1, 255], 8],
    [[256, 3], 16],
    [[1, 65_536], 32],
    [[2 ** 32 - 1, 0], 32],
  ])('%j take %i bits each and come back', (ids, bits) => {
    for (const by of [0, 1, 8]) {
      const { width, data } = storeIds(Uint32Array.from(ids));
      expect(width).toBe(bits);
      const stored = storedIds({ width, data: moved(data, by) });
      expect(typeof stored === 'number' ? ids.map(() => stored) : Array.from(stored)).toEqual(ids);
    }
  });
});

describe('instants and places', () => {
  const back = (values: readonly number[], by = 0): number[] => {
    const { width, data } = storeDoubles(Float64Array.from(values));
    return Array.from(storedDoubles({ width, data: moved(data, by) }, values.length));
  };

  const value = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1.7e12, max: 1.7e12 + 1e6 }) },
    { weight: 2, arbitrary: fc.constant(NaN) },
    fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
  );

  test('come back, whatever they are', () => {
    const near = fc.array(value, { minLength: 1, maxLength: 80 });
    const small = fc.array(fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant(NaN)), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(
        fc.oneof(near, small),
        shift,
        (values, by) => void expect(back(values, by)).toEqual(values),
      ),
    );
  });

  test.each<[string, number[]]>([
    ['one', [1.7e12]],
    ['none', [NaN]],
    ['none at all of many', [NaN, NaN, NaN]],
    ['one and none', [5, NaN, 5]],
    ['the same', [5, 5, 5]],
    ['as far apart as 32 bits reach', [0, 0xfffffffe, NaN]],
    ['as far apart as 32 bits do not reach', [0, 0xffffffff, NaN]],
    ['further apart', [-1e15, 1e15, NaN, 0]],
    ['below zero', [-3, -1, NaN, -2]],
    ['parts of one', [1, 1.5, 2]],
    ['parts of one that comes first', [1.5, 2, 3]],
    ['out of what is exact', [2 ** 60, 2 ** 60 + 4096]],
  ])('come back: %s', (_, values) => {
    expect(back(values)).toEqual(values);
    for (const by of [1, 8]) expect(back(values, by)).toEqual(values);
  });
});
