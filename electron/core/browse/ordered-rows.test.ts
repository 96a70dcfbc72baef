import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bitset } from '../columns/bitset.ts';
import { rowsBetween } from '../columns/rows-between.ts';
import { TimeOrder } from '../columns/time-order.ts';
import { orderedRows } from './ordered-rows.ts';
import { RankSamples } from './rank-samples.ts';
import { RowList } from './row-list.ts';

/** By how many places a record comes late at the most: most of them, and one in a hundred. */
const ORDERS: [name: string, mostly: number, rarely: number][] = [
  ['in order', 0, 0],
  ['nearly in order', 40, 2500],
  ['of all times', 60_000, 60_000],
];

interface Sample {
  order: TimeOrder;
  /** By a plain sort. */
  sorted: number[];
  times: Float64Array;
}

function sampleOf(rows: number, mostly: number, rarely: number, seed: number): Sample {
  let state = seed;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  // Rows of one time are among them.
  const times = Float64Array.from({ length: rows }, (_, row) => {
    const most = below(100) === 0 ? rarely : mostly;
    return 3 * Math.floor((row - below(most + 1)) / 2);
  });
  const sorted = [...times.keys()].sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  return { order: TimeOrder.of(times, () => 0), sorted, times };
}

const rowsAsked = fc.record({
  rows: fc.integer({ min: 1, max: 9000 }),
  seed: fc.nat(),
  every: fc.constantFrom(1, 2, 7, 300, 2500),
  gap: fc.tuple(fc.nat(9000), fc.nat(9000)),
});

/** Of a longer list, those that are in. */
function narrowedList(rows: number, isIn: (row: number) => boolean): RowList {
  const list = Uint32Array.from({ length: rows }, (_, row) => row).filter(
    (row) => isIn(row) || row % 3 === 0,
  );
  const kept = Bitset.of(
    list.length,
    [...list.keys()].filter((place) => isIn(list[place] ?? 0)),
  );
  return new RowList(rows, list, RankSamples.of(kept));
}

describe.each(ORDERS)('rows that came %s', (name, mostly, rarely) => {
  it('are placed as in a sorted list', () => {
    fc.assert(
      fc.property(
        rowsAsked,
        fc.nat(8999),
        fc.nat(9000),
        ({ rows, seed, every, gap: [from, to] }, at, nth) => {
          const { order, sorted } = sampleOf(rows, mostly, rarely, seed);
          const isIn = (row: number): boolean => row % every === 0 && !(row >= from && row < to);
          const list = sorted.filter(isIn);
          const selected = Bitset.of(rows, list);
          const counted = [
            RankSamples.of(selected),
            RankSamples.ofHeld(selected),
            RankSamples.ofBoth(selected, Bitset.full(rows)),
            new RowList(rows, Uint32Array.from(list).toSorted()),
            narrowedList(rows, isIn),
          ];
          const places = orderedRows(order, counted[nth % counted.length] ?? RankSamples.of(selected));
          const position = Math.min(at, rows);
          expect(places.rank(position)).toBe(sorted.slice(0, position).filter(isIn).length);
          expect(places.rank(rows)).toBe(list.length);
          const start = Math.min(nth, list.length);
          expect(places.rowsFrom(start, 50, 1)).toEqual(list.slice(start, start + 50));
          expect(places.rowsFrom(start - 1, 50, -1)).toEqual(
            list.slice(Math.max(0, start - 50), start).reverse(),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are those of a range of time', () => {
    const moment = fc.integer({ min: -200, max: 14_000 });
    fc.assert(
      fc.property(rowsAsked, moment, moment, ({ rows, seed }, from, to) => {
        const { order, times } = sampleOf(rows, mostly, rarely, seed);
        const wanted = [...times.keys()].filter((row) => (times[row] ?? 0) >= from && (times[row] ?? 0) < to);
        expect([...rowsBetween(order, from, to).rows()]).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it('know whether little crosses the borders', () => {
    const { order } = sampleOf(20_000, mostly, rarely, 5);
    expect(order.crossings === undefined).toBe(name === 'of all times');
  });
});
