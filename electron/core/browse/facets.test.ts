import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, sampleSegments, type SampleRow } from '../columns/testing/sample-columns.ts';
import { facet } from './facets.ts';
import { fieldStatistics, timeExtent } from './field-statistics.ts';
import { Selection } from './selection.ts';
import { anyQuery, expectedRows } from './testing/row-oracle.ts';

const anyField = fc.constantFrom('trace_rating' as const, 'user.name' as const, 'code' as const);

function countsOf(rows: readonly SampleRow[], field: 'trace_rating' | 'user.name' | 'code') {
  const counts = new Map<string, number>();
  for (const { values } of rows) {
    const value = values[field] ?? null;
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

describe('facets', () => {
  it('count the values of a selection, most frequent first', () => {
    fc.assert(
      fc.property(
        sampleSegments,
        anyQuery,
        anyField,
        fc.integer({ min: 1, max: 4 }),
        (sample, query, field, limit) => {
          const [segments, opened] = sample;
          const columns = columnsOf(segments, opened, (open) => void open.column(field).counts());
          const rows = segments.flat();
          const selected = expectedRows(rows, query).flatMap((number) => rows[number] ?? []);
          const selection = Selection.of(columns, query);
          const ranked = countsOf(selected, field);
          const absent = selected.filter(({ values }) => (values[field] ?? null) === null).length;
          expect(facet(columns, selection, field, limit)).toEqual({
            field,
            top: ranked.slice(0, limit),
            distinct: ranked.length,
            absent,
            total: selected.length,
          });
          const search = { kind: 'contains', text: 'n', fold: false } as const;
          const found = ranked.filter(({ value }) => value.includes('n'));
          expect(facet(columns, selection, field, limit, search)).toMatchObject({
            top: found.slice(0, limit),
            distinct: found.length,
            absent,
          });
          expect(fieldStatistics(columns, selection, limit, [field])).toEqual([
            { field, filled: selected.length - absent, distinct: ranked.length, top: ranked.slice(0, limit) },
          ]);
          const times = selected.map(({ time }) => time);
          expect(timeExtent(selection)).toEqual(
            times.length === 0 ? null : { earliest: Math.min(...times), latest: Math.max(...times) },
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of a selection made before rows came in still count that selection', () => {
    const row = (code: string): SampleRow => ({
      time: 0,
      recordTime: null,
      key: 0,
      values: { code },
      stands: true,
    });
    const kept: Selection[] = [];
    const columns = columnsOf([[row('a'), row('a')], [row('b')]], 1, (open) => {
      kept.push(Selection.of(open, { kind: 'all' }));
    });
    const found = kept.map((selection) => facet(columns, selection, 'code', 5));
    expect(found).toMatchObject([{ top: [{ value: 'a', count: 2 }], distinct: 1, absent: 0, total: 2 }]);
  });
});
