import { describe, expect, it } from 'vitest';
import type { CoverageInterval, CoverageLine, CoverageState } from '../../../shared/model/coverage.ts';
import { drawnStretches, sumsOf, wholeSpan } from './coverage-line.ts';
import { tableRows } from './table-rows.ts';

const part = (from: number, to: number, state: CoverageState = 'complete'): CoverageInterval => ({
  ...{ from, to, state, sources: 1 },
});
const line = (intervals: CoverageInterval[]): CoverageLine => ({
  ...{ provider: 'huawei', project_id: null, tracker_name: null, traces: 1, intervals },
});
const whole = { from: 0, to: 100_000 };

describe('the bar of a line', () => {
  it('draws each stretch in its place, and gaps as nothing', () => {
    expect(drawnStretches([part(0, 50_000), part(60_000, 100_000, 'partial')], whole)).toEqual([
      { state: 'complete', start: 0, length: 0.5 },
      { state: 'partial', start: 0.6, length: 0.4 },
    ]);
  });

  it('joins neighbours of one state, and no others', () => {
    const drawn = drawnStretches(
      [part(0, 10_000), part(10_000, 20_000), part(20_000, 30_000, 'removed')],
      whole,
    );
    expect(drawn.map(({ state }) => state)).toEqual(['complete', 'removed']);
    expect(drawn[0]?.length).toBeCloseTo(0.2);
  });

  it('draws what is too fine to show as few parts, and as no more than partial', () => {
    const fine = Array.from({ length: 20_000 }, (_, at) => part(at * 5, at * 5 + 2));
    const drawn = drawnStretches(fine, whole);
    expect(drawn.length).toBeLessThan(3000);
    expect(drawn.every(({ state }) => state === 'partial')).toBe(true);
  });

  it('never hides a gap that can be seen', () => {
    const drawn = drawnStretches([part(0, 10), part(50_000, 50_010)], whole);
    expect(drawn).toHaveLength(2);
  });
});

describe('the axis', () => {
  it('reaches from the first to the last of all lines', () => {
    expect(wholeSpan([line([part(500_000, 900_000)]), line([part(100_000, 200_000)]), line([])])).toEqual({
      ...{ from: 100_000, to: 900_000 },
    });
  });

  it('has a length, also for a moment', () => {
    expect(wholeSpan([line([part(5, 6)])])).toEqual({ from: 5, to: 60_005 });
  });

  it('is not there while nothing was read', () => {
    expect(wholeSpan([])).toBeNull();
    expect(wholeSpan([line([])])).toBeNull();
  });
});

describe('a line in figures', () => {
  const intervals = [part(0, 10), part(10, 14, 'partial'), part(20, 25, 'removed'), part(40, 41)];

  it('sums what is in each state and what was never read between', () => {
    expect(sumsOf(intervals)).toEqual({
      spans: { complete: 11, partial: 4, removed: 5 },
      ...{ gaps: 2, neverMs: 21 },
    });
  });

  it('is a table with a row for each stretch and each gap', () => {
    expect(tableRows([line(intervals)]).map(({ from, to, state }) => [from, to, state])).toEqual([
      [0, 10, 'complete'],
      [10, 14, 'partial'],
      [14, 20, 'never'],
      [20, 25, 'removed'],
      [25, 40, 'never'],
      [40, 41, 'complete'],
    ]);
  });
});
