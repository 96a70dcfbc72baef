import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CoverageState } from '../../../../shared/model/coverage.ts';
import { mergeIntervals, withoutSlivers, type Stretch } from './merge-intervals.ts';

const stretch = (from: number, to: number, state: CoverageState = 'partial'): Stretch => ({
  from,
  to,
  state,
});

describe('mergeIntervals', () => {
  it.each([
    { what: 'nothing', given: [], merged: [] },
    { what: 'an empty stretch', given: [stretch(5, 5)], merged: [] },
    {
      what: 'stretches that touch',
      given: [stretch(10, 20), stretch(0, 10)],
      merged: [{ from: 0, to: 20, state: 'partial', sources: 2 }],
    },
    {
      what: 'a gap',
      given: [stretch(0, 10), stretch(11, 20)],
      merged: [
        { from: 0, to: 10, state: 'partial', sources: 1 },
        { from: 11, to: 20, state: 'partial', sources: 1 },
      ],
    },
    {
      what: 'a proven hour within what was read',
      given: [stretch(0, 30), stretch(10, 20, 'complete')],
      merged: [
        { from: 0, to: 10, state: 'partial', sources: 1 },
        { from: 10, to: 20, state: 'complete', sources: 2 },
        { from: 20, to: 30, state: 'partial', sources: 1 },
      ],
    },
    {
      what: 'what was taken out of a proven hour',
      given: [stretch(0, 10, 'complete'), stretch(-5, 5, 'removed')],
      merged: [
        { from: -5, to: 5, state: 'removed', sources: 2 },
        { from: 5, to: 10, state: 'complete', sources: 1 },
      ],
    },
  ])('merges $what', ({ given, merged }) => {
    expect(mergeIntervals(given)).toEqual(merged);
  });

  it('says of each instant what the strongest stretch over it says', () => {
    const one = fc.record({
      from: fc.nat(30),
      to: fc.nat(30),
      state: fc.constantFrom<CoverageState>('partial', 'complete', 'removed'),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (stretches) => {
        const intervals = mergeIntervals(stretches);
        for (let at = 0; at < 30; at += 1) {
          const over = stretches.filter(({ from, to }) => from <= at && at < to).map(({ state }) => state);
          const wanted = (['removed', 'complete', 'partial'] as const).find((state) => over.includes(state));
          expect(intervals.find(({ from, to }) => from <= at && at < to)?.state).toBe(wanted);
        }
        intervals.forEach(({ from, to }, number) => {
          expect(to).toBeGreaterThan(from);
          expect(from).toBeGreaterThanOrEqual(intervals[number - 1]?.to ?? -1);
        });
      }),
    );
  });
});

it('what was taken out of proven hours is shown as one stretch, and what is proven behind it as it is', () => {
  const MINUTE = 60_000;
  const hours = Array.from({ length: 50 }, (_, hour) =>
    stretch(hour * 60 * MINUTE, (hour + 1) * 60 * MINUTE, 'complete'),
  );
  const out = Array.from({ length: 30 }, (_, hour) =>
    stretch((hour * 60 + 2) * MINUTE, (hour * 60 + 58) * MINUTE, 'removed'),
  );
  const ledger = mergeIntervals([...hours, ...out]);
  expect(ledger.length).toBeGreaterThan(50);
  expect(withoutSlivers(ledger)).toEqual([
    { from: 0, to: (29 * 60 + 58) * MINUTE, state: 'removed', sources: 2 },
    { from: (29 * 60 + 58) * MINUTE, to: 50 * 60 * MINUTE, state: 'complete', sources: 21 },
  ]);
  // A proven day in which nothing was recorded says so still.
  const quiet = [
    stretch(0, 24 * 60 * MINUTE, 'complete'),
    stretch(24 * 60 * MINUTE, 25 * 60 * MINUTE, 'removed'),
  ];
  expect(withoutSlivers(mergeIntervals(quiet)).map(({ state }) => state)).toEqual(['complete', 'removed']);
});
