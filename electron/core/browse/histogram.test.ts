import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, sampleSegments, type SampleRow } from '../columns/testing/sample-columns.ts';
import type { Query } from '../../../shared/query/query.ts';
import { histogram, type HistogramQuestion } from './histogram.ts';
import { Selection } from './selection.ts';
import { anyQuery, expectedRows } from './testing/row-oracle.ts';

function expected(rows: readonly SampleRow[], { borders, by, seriesLimit }: HistogramQuestion) {
  const buckets = Math.max(0, borders.length - 1);
  const counts = new Map<string | null, number[]>();
  for (const { time, values } of rows) {
    const bucket = borders.filter((border) => border <= time).length - 1;
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
      borders: fc
        .uniqueArray(
          fc.oneof(fc.integer({ min: -4, max: 40 }), fc.constantFrom(-(2 ** 40), 2 ** 31, 2 ** 50)),
          {
            maxLength: 10,
          },
        )
        .map((some) => some.toSorted((a, b) => a - b)),
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
    const request = {
      borders: Array.from({ length: 14 }, (_, at) => 100 + at * 64),
      ...{ by: 'resource_id' as const, seriesLimit: 2 },
    };
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

  it.each([[[0, 0.5, 1]], [[0, 2, 1]], [[1, 1]]])('refuses %j as borders', (borders) => {
    const columns = columnsOf([]);
    const ask = { borders, by: 'code' as const, seriesLimit: 3 };
    expect(() => histogram(columns, Selection.of(columns, { kind: 'all' }), ask)).toThrow('whole');
  });

  it('refuses more cells than any chart shows', () => {
    const columns = columnsOf([]);
    const ask = { borders: { length: 1e9 } as number[], by: 'code' as const, seriesLimit: 3 };
    expect(() => histogram(columns, Selection.of(columns, { kind: 'all' }), ask)).toThrow('too wide');
  });
});
