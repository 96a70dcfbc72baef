import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bitset } from './bitset.ts';

const LENGTHS = [0, 1, 31, 32, 33, 64, 70];
const anySet = fc
  .constantFrom(...LENGTHS)
  .chain((length) => fc.tuple(fc.constant(length), fc.uniqueArray(fc.nat({ max: 80 }))))
  .map(([length, rows]) => ({ length, rows: rows.filter((row) => row < length).sort((a, b) => a - b) }));
const setOf = ({ length, rows }: { length: number; rows: number[] }): Bitset => Bitset.of(length, rows);

describe('Bitset', () => {
  it('combines as sets of numbers do, whatever the lengths', () => {
    fc.assert(
      fc.property(anySet, anySet, (one, two) => {
        const all = Array.from({ length: one.length }, (_, row) => row);
        const results = {
          and: setOf(one).and(setOf(two)),
          or: setOf(one).or(setOf(two)),
          andNot: setOf(one).andNot(setOf(two)),
          not: setOf(one).not(),
        };
        const wanted = {
          and: one.rows.filter((row) => two.rows.includes(row)),
          or: all.filter((row) => one.rows.includes(row) || two.rows.includes(row)),
          andNot: one.rows.filter((row) => !two.rows.includes(row)),
          not: all.filter((row) => !one.rows.includes(row)),
        };
        for (const name of ['and', 'or', 'andNot', 'not'] as const) {
          expect([...results[name].rows()], name).toEqual(wanted[name]);
          expect(results[name].count(), name).toBe(wanted[name].length);
        }
      }),
    );
  });

  it('counts within any range', () => {
    const set = Bitset.of(200, [0, 31, 32, 63, 64, 100, 199]);
    const ranges = Array.from({ length: 22 }, (_, from) => [from * 10, from * 10 + 37] as const);
    for (const [from, to] of [...ranges, [0, 200], [31, 33], [32, 32], [63, 900], [201, 300]] as const)
      expect(set.countWithin(from, to)).toBe([...set.rows()].filter((row) => row >= from && row < to).length);
  });

  it('walks forward and backward from anywhere', () => {
    fc.assert(
      fc.property(anySet, fc.integer({ min: -2, max: 90 }), (one, from) => {
        const set = setOf(one);
        if (from >= 0) expect(set.next(from)).toBe(one.rows.find((row) => row >= from) ?? -1);
        expect(set.previous(from)).toBe(one.rows.findLast((row) => row <= from) ?? -1);
      }),
    );
  });

  it('fills any range and nothing beyond its length', () => {
    fc.assert(
      fc.property(anySet, fc.nat({ max: 90 }), fc.nat({ max: 90 }), (one, from, to) => {
        const set = setOf(one).fill(from, to);
        const all = Array.from({ length: one.length }, (_, row) => row);
        expect([...set.rows()]).toEqual(
          all.filter((row) => one.rows.includes(row) || (row >= from && row < to)),
        );
      }),
    );
  });

  it('adds and removes single rows, and knows no row beyond its length', () => {
    const set = new Bitset(40);
    for (const row of [0, 31, 32, 39, 40, 63]) set.add(row);
    set.remove(31);
    set.remove(63);
    expect([...set.rows()]).toEqual([0, 32, 39]);
    expect([31, 32, 40, 63].map((row) => set.has(row))).toEqual([false, true, false, false]);
  });

  it('is copied into shared memory of another length', () => {
    const set = Bitset.full(40);
    expect(set.shared(70).count()).toBe(40);
    expect([...set.shared(3).rows()]).toEqual([0, 1, 2]);
    expect(set.shared().words.buffer).toBeInstanceOf(SharedArrayBuffer);
    const copy = set.copy();
    copy.remove(3);
    expect(set.has(3)).toBe(true);
  });
});
