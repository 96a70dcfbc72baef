import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, type SampleRow } from '../columns/testing/sample-columns.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import {
  GROUP_COLUMNS,
  NOVEL_COLUMNS,
  NOVEL_SUBJECTS,
  OVERVIEW_GROUPS,
  type OverviewReport,
  type RatingCounts,
  type Stretch,
} from '../../../shared/model/overview.ts';
import { Groupings } from './grouping.ts';
import { overviewReport, type AskedReport } from './overview-report.ts';
import { united } from './read-stretches.ts';

const MINUTE = 60_000;

function answer(
  columns: TraceColumns,
  asked: AskedReport,
  read: Stretch[],
  groupings = new Groupings(columns),
) {
  const steps = overviewReport(columns, groupings, { read: united(read), complete: [], trackers: [] }, asked);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

const sampleRow: fc.Arbitrary<SampleRow> = fc.record({
  time: fc.integer({ min: -40, max: 40 }).map((minutes) => minutes * MINUTE),
  recordTime: fc.constant(null),
  key: fc.nat(3),
  values: fc.record({
    trace_rating: fc.constantFrom('normal', 'warning', 'incident', 'odd', null),
    service_type: fc.constantFrom('VPC', 'ECS', null),
    trace_name: fc.constantFrom('createVpc', 'deleteVpc', null),
    'user.name': fc.constantFrom('lena', 'ci', null),
    source_ip: fc.option(fc.constantFrom('a', 'b', 'c')),
    'user.access_key_id': fc.option(fc.constantFrom('k', 'l')),
    code: fc.constantFrom('200', '401', '403', null),
  }),
  stands: fc.boolean(),
});
const segments = fc
  .array(fc.array(sampleRow, { minLength: 1, maxLength: 25 }), { minLength: 1, maxLength: 4 })
  .chain((all) => fc.tuple(fc.constant(all), fc.nat({ max: all.length })));
const asked: fc.Arbitrary<AskedReport> = fc.record({
  window: fc
    .tuple(fc.integer({ min: -50, max: 40 }), fc.integer({ min: 1, max: 60 }))
    .map(([from, length]) => ({ from: from * MINUTE, to: (from + length) * MINUTE + 7 })),
  step: fc.constantFrom('hour', 'day'),
  zone: fc.constantFrom('UTC', 'Asia/Kolkata'),
  thresholds: fc.record({
    silenceMs: fc.integer({ min: 1, max: 20 }).map((minutes) => minutes * MINUTE),
    burstFactor: fc.constantFrom(1, 2.5),
    burstLeast: fc.integer({ min: 1, max: 4 }),
    rareAtMost: fc.nat(5),
  }),
});

const valuesOf = ({ values }: SampleRow, names: readonly ColumnName[]): (string | null)[] =>
  names.map((name) => values[name] ?? null);
const isIn = ({ from, to }: Stretch, { time, stands }: SampleRow): boolean =>
  stands && time >= from && time < to;

function countsOf(rows: readonly SampleRow[]): RatingCounts {
  const counts = { normal: 0, warning: 0, incident: 0, other: 0 };
  for (const { values } of rows) {
    const rating = values.trace_rating ?? '';
    counts[rating in counts ? (rating as 'normal') : 'other'] += 1;
  }
  return counts;
}

function byMember(rows: readonly SampleRow[], names: readonly ColumnName[]): Map<string, SampleRow[]> {
  const members = new Map<string, SampleRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(valuesOf(row, names));
    members.set(key, [...(members.get(key) ?? []), row]);
  }
  return members;
}

const isRefused = ({ values }: SampleRow): boolean => values.code === '401' || values.code === '403';

describe('an overview', () => {
  it('says what going through all rows one by one says', () => {
    fc.assert(
      fc.property(segments, asked, fc.boolean(), ([all, opened], ask, isReadBefore) => {
        const read = isReadBefore ? [{ from: -60 * MINUTE, to: 60 * MINUTE }] : [];
        let groupings: Groupings | undefined;
        const columns = columnsOf(all, opened, (early) => {
          // What was grouped before rows came in is right after it.
          groupings ??= new Groupings(early);
          answer(early, ask, read, groupings);
        });
        const report = answer(columns, ask, read, groupings);
        const rows = all.flat();
        const inside = rows.filter((row) => isIn(ask.window, row));
        const before = rows.filter((row) => isIn(report.before, row));
        const past = rows.filter((row) => isIn({ from: -Infinity, to: ask.window.from }, row));
        expect(report.counts).toEqual(countsOf(inside));
        expect(report.beforeCounts).toEqual(countsOf(before));
        expect(report.past.traces).toBe(past.length);
        checkBars(report, rows);
        checkGroups(report, inside, before);
        checkNovel(report, inside, past, ask.thresholds.rareAtMost);
        checkSilences(report, inside, ask.thresholds.silenceMs);
      }),
      { numRuns: 120 },
    );
  });

  it('calls nothing new where too little of the time before was read', () => {
    const row = (time: number, name: string): SampleRow => ({
      ...{ time, recordTime: null, key: 0, values: { 'user.name': name }, stands: true },
    });
    const window = { from: 100 * MINUTE, to: 200 * MINUTE };
    const thresholds = { silenceMs: MINUTE, burstFactor: 2, burstLeast: 2, rareAtMost: 0 };
    const ask: AskedReport = { window, step: 'hour', zone: 'UTC', thresholds };
    const columns = columnsOf([[row(50 * MINUTE, 'lena'), row(150 * MINUTE, 'ci')]]);
    const told = (minutes: number) => {
      const { past, novel } = answer(columns, ask, [{ from: 50 * MINUTE, to: (50 + minutes) * MINUTE }]);
      return { isKnown: past.isKnown, fresh: novel.operator.fresh.map(({ values }) => values[0]) };
    };
    expect(told(9)).toEqual({ isKnown: false, fresh: [] });
    expect(told(10)).toEqual({ isKnown: true, fresh: ['ci'] });
  });
});

function checkBars({ borders, bars, window }: OverviewReport, rows: readonly SampleRow[]): void {
  expect([borders[0], borders.at(-1)]).toEqual([window.from, window.to]);
  borders.slice(1).forEach((to, at) => {
    const within = rows.filter((row) => isIn({ from: borders[at] ?? 0, to }, row));
    const { normal, warning, incident, other } = bars;
    const told = { normal: normal[at], warning: warning[at], incident: incident[at], other: other[at] };
    expect(told).toEqual(countsOf(within));
  });
}

function checkGroups(report: OverviewReport, inside: SampleRow[], before: SampleRow[]): void {
  for (const group of OVERVIEW_GROUPS) {
    const names = GROUP_COLUMNS[group];
    const members = byMember(inside, names);
    const earlier = byMember(before, names);
    const { largest, failing, distinct } = report.groups[group];
    expect(distinct).toBe(members.size);
    // No more values occur than are listed.
    expect(largest.map(({ values }) => JSON.stringify(values)).toSorted()).toEqual(
      [...members.keys()].toSorted(),
    );
    for (const member of [...largest, ...failing]) {
      const key = JSON.stringify(member.values);
      expect(member.counts).toEqual(countsOf(members.get(key) ?? []));
      expect(member.before).toEqual(countsOf(earlier.get(key) ?? []));
      expect(member.refused).toBe((members.get(key) ?? []).filter(isRefused).length);
    }
    const failures = failing.map(({ counts }) => counts.warning + counts.incident);
    expect(failures).toEqual(failures.toSorted((a, b) => b - a));
    expect(failures).not.toContain(0);
    const sizes = largest.map(({ values }) => members.get(JSON.stringify(values))?.length ?? 0);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  }
}

function checkNovel(
  report: OverviewReport,
  inside: SampleRow[],
  past: SampleRow[],
  rareAtMost: number,
): void {
  for (const subject of NOVEL_SUBJECTS) {
    const names = NOVEL_COLUMNS[subject];
    const earlier = byMember(past, names);
    const fresh: string[] = [];
    const rare: string[] = [];
    for (const [key, rows] of byMember(inside, names)) {
      if ((JSON.parse(key) as unknown[]).every((value) => value === null)) continue;
      const seen = earlier.get(key)?.length ?? 0;
      const told = [key, rows.length, seen, Math.min(...rows.map(({ time }) => time))].join();
      if (seen === 0 && report.past.isKnown) fresh.push(told);
      else if (rows.length + seen <= rareAtMost) rare.push(told);
    }
    const { fresh: toldFresh, rare: toldRare, freshCount, rareCount } = report.novel[subject];
    const told = ({ values, count, before, firstAt }: (typeof toldFresh)[number]): string =>
      [JSON.stringify(values), count, before, firstAt].join();
    expect(toldFresh.map(told).toSorted()).toEqual(fresh.toSorted());
    expect(toldRare.map(told).toSorted()).toEqual(rare.toSorted());
    expect([freshCount, rareCount]).toEqual([fresh.length, rare.length]);
  }
}

/** A minute is loud when a trace lies in it: the oracle walks minutes, since times are whole ones. */
function checkSilences(
  { silences, window }: OverviewReport,
  inside: SampleRow[],
  longerThanMs: number,
): void {
  const times = [...new Set(inside.map(({ time }) => time))].sort((a, b) => a - b);
  const ends = [window.from - 1, ...times, window.to];
  const expected = ends
    .slice(1)
    .map((to, at) => ({ from: (ends[at] ?? 0) + 1, to }))
    .filter(({ from, to }) => to - from > longerThanMs);
  expect(silences.map(({ from, to }) => [from, to]).toSorted()).toEqual(
    expected.map(({ from, to }) => [from, to]).toSorted(),
  );
}
