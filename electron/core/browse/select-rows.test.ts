import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, sampleSegments, type SampleRow } from '../columns/testing/sample-columns.ts';
import type { FieldTest, Query } from '../../../shared/query/query.ts';
import { selectRows } from './select-rows.ts';
import { Selection } from './selection.ts';
import { anyQuery, expectedRows } from './testing/row-oracle.ts';

describe('selectRows', () => {
  it('selects the standing rows that the definition of a query names', () => {
    fc.assert(
      fc.property(sampleSegments, anyQuery, ([segments, opened], query) => {
        const columns = columnsOf(segments, opened, (open) => void selectRows(open, query));
        const wanted = expectedRows(segments.flat(), query).sort((a, b) => a - b);
        expect([...selectRows(columns, query).rows()]).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });

  it('selects among thousands of rows what it selects among few', () => {
    const rows = Array.from({ length: 5000 }, (_, at): SampleRow => ({
      time: (at * 7919) % 5000,
      recordTime: at % 3 === 0 ? null : at,
      key: 0,
      values: { trace_rating: at % 50 === 0 ? 'incident' : 'normal', resource_id: `r${at % 700}` },
      stands: at % 11 !== 0,
    }));
    const field = (name: 'trace_rating' | 'resource_id', ...values: string[]): Query => ({
      kind: 'field',
      field: name,
      test: { kind: 'in', values, fold: false },
    });
    const queries: Query[] = [
      { kind: 'and', of: [field('trace_rating', 'normal'), field('resource_id', 'r7', 'r8')] },
      {
        kind: 'and',
        of: [field('trace_rating', 'incident'), { kind: 'time', field: 'time', from: 100, to: 900 }],
      },
      { kind: 'or', of: [{ kind: 'not', of: field('trace_rating', 'normal') }, field('resource_id', 'r1')] },
      { kind: 'time', field: 'time', from: 10 },
      {
        kind: 'and',
        of: [{ kind: 'time', field: 'record_time', to: 4000 }, field('trace_rating', 'incident')],
      },
    ];
    const columns = columnsOf([rows.slice(0, 2500), rows.slice(2500)], 1);
    for (const query of queries) {
      expect([...selectRows(columns, query).rows()]).toEqual(expectedRows(rows, query).sort((a, b) => a - b));
    }
  });

  const values = ['Key', 'KEY', 'monkey', 'a.b', 'ΟΔΟΣ', ''];
  it.each<{ test: FieldTest; passing: (string | null)[] }>([
    { test: { kind: 'in', values: ['key'], fold: false }, passing: [] },
    { test: { kind: 'in', values: ['key'], fold: true }, passing: ['Key', 'KEY'] },
    { test: { kind: 'in', values: ['οδος', 'οδοσ'], fold: true }, passing: ['ΟΔΟΣ'] },
    { test: { kind: 'contains', text: 'key', fold: false }, passing: ['monkey'] },
    { test: { kind: 'contains', text: 'KEY', fold: true }, passing: ['Key', 'KEY', 'monkey'] },
    { test: { kind: 'contains', text: '.', fold: true }, passing: ['a.b'] },
    { test: { kind: 'starts-with', text: 'k', fold: true }, passing: ['Key', 'KEY'] },
    { test: { kind: 'regex', pattern: '^K.y$', fold: false }, passing: ['Key'] },
    { test: { kind: 'regex', pattern: '^K.y$', fold: true }, passing: ['Key', 'KEY'] },
    { test: { kind: 'empty' }, passing: ['', null] },
  ])('runs $test', ({ test, passing }) => {
    const held = [...values, null];
    const columns = columnsOf([
      held.map((value, time) => ({ time, recordTime: null, key: 0, values: { code: value }, stands: true })),
    ]);
    const rows = [...selectRows(columns, { kind: 'field', field: 'code', test }).rows()];
    expect(rows.map((row) => held[row])).toEqual(passing);
  });

  it('takes a pattern that is none for a broken promise', () => {
    const test = { kind: 'regex', pattern: '(', fold: false } as const;
    expect(() => selectRows(columnsOf([]), { kind: 'field', field: 'code', test })).toThrow('pattern');
  });
});

describe('Selection', () => {
  it('stays what it was while rows are appended and fall', () => {
    const row = (time: number): SampleRow => ({ time, recordTime: null, key: 0, values: {}, stands: true });
    const kept: Selection[] = [];
    columnsOf([[row(5), row(3)], [row(4)], [row(9)]], 1, (open) => {
      kept.push(Selection.of(open, { kind: 'all' }));
      open.setStanding(0, false);
    });
    expect(kept.map(({ total }) => total)).toEqual([2, 3]);
    expect(kept.map(({ ordered }) => ordered.rowsFrom(0, 3, 1))).toEqual([
      [1, 0],
      [1, 2, 0],
    ]);
  });
});
