import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import { columnsOf, sampleSegments, type SampleRow } from './testing/sample-columns.ts';

const NAMES: ColumnName[] = ['trace_rating', 'service_type', 'user.name', 'code'];
const row = (time: number, service: string | null = null): SampleRow => ({
  time,
  recordTime: time,
  key: 0,
  values: { service_type: service },
  stands: true,
});

describe('TraceColumns', () => {
  it('hold what the rows held, however they came in and whenever a column was first asked for', () => {
    fc.assert(
      fc.property(
        sampleSegments,
        fc.subarray(NAMES),
        fc.boolean(),
        ([segments, opened], early, withTimes) => {
          const columns = columnsOf(segments, opened, (open) => {
            for (const name of early) open.column(name);
            if (withTimes) expect(open.recordTimes).toHaveLength(open.rows);
          });
          const rows = segments.flat();
          expect(columns.rows).toBe(rows.length);
          expect([...columns.times]).toEqual(rows.map(({ time }) => time));
          expect([...columns.recordTimes]).toEqual(rows.map(({ recordTime }) => recordTime ?? NaN));
          expect([...columns.standing.rows()]).toEqual(
            [...rows.keys()].filter((number) => rows[number]?.stands === true),
          );
          for (const name of NAMES) {
            const column = columns.column(name);
            expect([...rows.keys()].map((number) => column.valueAt(number))).toEqual(
              rows.map(({ values }) => values[name] ?? null),
            );
          }
        },
      ),
    );
  });

  it('tells that something changed', () => {
    const columns = columnsOf([[row(1)], [row(2)]], 1);
    const before = columns.version;
    columns.setStanding(0, false);
    expect(columns.version).toBeGreaterThan(before);
  });

  it('refuses a segment that does not follow', () => {
    const columns = columnsOf([[row(1)], [row(2)]]);
    const segment = {
      firstRow: 3,
      rows: 1,
      times: Float64Array.of(1),
      recordTimes: () => Float64Array.of(1),
      piece: () => undefined,
      valuesAfter: () => [],
    };
    expect(() => {
      columns.append(segment);
    }).toThrow('does not follow 2 rows');
  });
});
