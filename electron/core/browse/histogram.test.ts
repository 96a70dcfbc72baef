import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, sampleSegments, type SampleRow } from '../columns/testing/sample-columns.ts';
import type { HistogramRequest } from '../../../shared/model/browse.ts';
import type { Query } from '../../../shared/query/query.ts';
import { autoBucket, BUCKET_WIDTHS_MS } from './auto-bucket.ts';
import { histogram } from './histogram.ts';
import { Selection } from './selection.ts';
import { anyQuery, expectedRows } from './testing/row-oracle.ts';

function expected(rows: readonly SampleRow[], { from, widthMs, buckets, by, seriesLimit }: HistogramRequest) {
  const counts = new Map<string | null, number[]>();
  for (const { time, values } of rows) {
    const bucket = Math.floor((time - from) / widthMs);
    if (bucket < 0 || bucket >= buckets) continue;
    const value = values[by] ?? null;
    const series = counts.get(value) ?? new Array<number>(buckets).fill(0);
    series[bucket] = (series[bucket] ?? 0) + 1;
    counts.set(value, series);
  }
  const sum = (series: number[]): number => series.reduce((all, count) => all + count, 0);
  const ranked = [...counts]
    .filter(([value]) => value !== null)
    .sort(([a, one], [b, two]) => sum(two) - sum(one) || ((a ?? '') < (b ?? '') ? -1 : 1));
  const absent = counts.get(null);
  const shown = [...ranked.slice(0, seriesLimit), ...(absent ? [[null, absent] as const] : [])];
  const rest = ranked.slice(seriesLimit).map(([, series]) => series);
  return {
    series: shown.map(([value, series]) => ({ value, counts: [...series] })),
    others:
      rest.length === 0
        ? null
        : Array.from({ length: buckets }, (_, at) => sum(rest.map((series) => series[at] ?? 0))),
  };
}

describe('histogram', () => {
  it('counts the selected rows of each bucket by value', () => {
    const request = fc.record({
      from: fc.integer({ min: -4, max: 10 }),
      widthMs: fc.constantFrom(1, 2, 5, 2 ** 31),
      buckets: fc.integer({ min: 0, max: 9 }),
      by: fc.constantFrom('trace_rating' as const, 'user.name' as const, 'code' as const),
      seriesLimit: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(sampleSegments, anyQuery, request, ([segments, opened], query, ask) => {
        const columns = columnsOf(segments, opened);
        const rows = segments.flat();
        const selected = expectedRows(rows, query).flatMap((number) => rows[number] ?? []);
        const selection = Selection.of(columns, query);
        // Once before places are known, once after.
        for (const round of ['unordered', 'ordered']) {
          const { series, others } = histogram(columns, selection, ask);
          expect({ series, others }, round).toEqual(expected(selected, ask));
          expect(selection.ordered.rank(Infinity), round).toBe(selected.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the frequent of many values a series and the others one', () => {
    const rows = Array.from({ length: 4000 }, (_, at): SampleRow => ({
      time: (at * 37) % 1000,
      recordTime: null,
      key: 0,
      values: { resource_id: at % 5 === 0 ? null : at % 3 === 0 ? 'often' : `r${at % 300}` },
      stands: at % 9 !== 0,
    }));
    const columns = columnsOf([rows]);
    const request = { from: 100, widthMs: 64, buckets: 13, by: 'resource_id' as const, seriesLimit: 2 };
    const often: Query = {
      kind: 'field',
      field: 'resource_id',
      test: { kind: 'contains', text: '1', fold: false },
    };
    for (const query of [{ kind: 'all' } as const, often, { kind: 'not', of: often } as const]) {
      const { series, others } = histogram(columns, Selection.of(columns, query), request);
      const selected = expectedRows(rows, query).flatMap((number) => rows[number] ?? []);
      expect({ series, others }).toEqual(expected(selected, request));
    }
  });

  it('refuses borders between milliseconds', () => {
    const columns = columnsOf([]);
    const ask = { from: 0, widthMs: 0.5, buckets: 3, by: 'code' as const, seriesLimit: 3 };
    expect(() => histogram(columns, Selection.of(columns, { kind: 'all' }), ask)).toThrow('whole');
  });

  it('refuses more cells than any chart shows', () => {
    const columns = columnsOf([]);
    const ask = { from: 0, widthMs: 1, buckets: 1e9, by: 'code' as const, seriesLimit: 3 };
    expect(() => histogram(columns, Selection.of(columns, { kind: 'all' }), ask)).toThrow('too wide');
  });
});

describe('autoBucket', () => {
  const HOUR = 3_600_000;
  it.each([
    { window: [0, 7 * 24 * HOUR], most: 170, offset: 0, wanted: { from: 0, widthMs: HOUR, buckets: 168 } },
    { window: [1, 2], most: 100, offset: 0, wanted: { from: 1, widthMs: 1, buckets: 1 } },
    { window: [5, 5], most: 100, offset: 0, wanted: { from: 5, widthMs: 1, buckets: 1 } },
    {
      window: [30 * HOUR, 70 * HOUR],
      most: 3,
      offset: -8 * HOUR,
      wanted: { from: 16 * HOUR, widthMs: 24 * HOUR, buckets: 3 },
    },
  ])('cuts $window into at most $most', ({ window: [from = 0, to = 0], most, offset, wanted }) => {
    expect(autoBucket(from, to, most, offset)).toEqual(wanted);
  });

  it('covers any window with the narrowest width that fits', () => {
    const instant = fc.integer({ min: -8.64e15, max: 8.64e15 });
    fc.assert(
      fc.property(instant, instant, fc.integer({ min: 0, max: 500 }), (one, two, most) => {
        const [from, to] = [Math.min(one, two), Math.max(one, two)];
        const cut = autoBucket(from, to, most);
        expect(cut.buckets).toBeLessThanOrEqual(Math.max(2, most));
        expect(cut.from).toBeLessThanOrEqual(from);
        expect(cut.from + cut.buckets * cut.widthMs).toBeGreaterThanOrEqual(to);
        expect(cut.from + cut.widthMs).toBeGreaterThan(from);
        const narrower = BUCKET_WIDTHS_MS[BUCKET_WIDTHS_MS.indexOf(cut.widthMs) - 1];
        if (narrower !== undefined) {
          const first = Math.floor(from / narrower) * narrower;
          expect(Math.ceil((to - first) / narrower)).toBeGreaterThan(Math.max(2, most));
        }
      }),
    );
  });
});
