import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CoverageState } from '../../../../shared/model/coverage.ts';
import type { TimeWindow } from '../../../../shared/model/replay.ts';
import { insertCoverage, insertProven, replaceRemoved, type CoverageRow } from '../../cache/coverage.ts';
import type { Writer } from '../../cache/handle.ts';
import type { PlanOptions } from '../../../core/engine/plan.ts';
import { newWorkspace } from '../ingest/testing/ingesting.ts';
import { planFor } from './testing/replaying.ts';
import { unreadOf } from './unread.ts';

type Told = Partial<Omit<CoverageRow, 'partId'>> & { from: number; to: number };

/** A workspace whose parts need not be there. */
function emptyLedger(): Writer {
  const { db } = newWorkspace();
  db.pragma('foreign_keys = OFF');
  return db;
}

/** `to` is exclusive. */
function fill(db: Writer, rows: readonly Told[]): void {
  rows.forEach((told, partId) => {
    const row: CoverageRow = {
      ...{ provider: 'huawei', project_id: 'p1', tracker_name: 'system', state: 'partial', traces: 1 },
      ...{ latenessMs: 0, partId },
      ...told,
    };
    if (row.state === 'partial') insertCoverage(db, partId, [{ ...row, to: row.to - 1 }]);
    else if (row.state === 'complete') insertProven(db, partId, row);
    else replaceRemoved(db, row);
  });
}

function unread(rows: readonly Told[], window: TimeWindow, options: Partial<PlanOptions> = {}): number[][] {
  const db = emptyLedger();
  fill(db, rows);
  return pairs(unreadOf(db, planFor({}, options), window));
}

const pairs = (windows: readonly TimeWindow[]): number[][] => windows.map(({ from, to }) => [from, to]);

const CASES: {
  what: string;
  rows: Told[];
  unread: number[][];
  options?: Partial<PlanOptions>;
  window?: [number, number];
}[] = [
  { what: 'nothing was read at all', rows: [], unread: [[0, 100]] },
  { what: 'everything was read', rows: [{ from: 0, to: 100 }], unread: [] },
  { what: 'more than the window was read', rows: [{ from: -50, to: 500 }], unread: [] },
  {
    what: 'nothing within the window was read',
    rows: [
      { from: -10, to: 0 },
      { from: 100, to: 200 },
    ],
    unread: [[0, 100]],
  },
  {
    what: 'there are gaps',
    rows: [
      { from: 10, to: 20 },
      { from: 40, to: 60 },
      { from: 15, to: 30 },
    ],
    unread: [
      [0, 10],
      [30, 40],
      [60, 100],
    ],
  },
  {
    what: 'stretches touch',
    rows: [
      { from: 0, to: 50 },
      { from: 50, to: 100, state: 'complete' },
    ],
    unread: [],
  },
  {
    what: 'traces are recorded late, so that the end of what was read may lack some',
    rows: [
      { from: 0, to: 40, latenessMs: 5 },
      { from: 60, to: 100, latenessMs: null },
    ],
    unread: [
      [35, 60],
      [95, 100],
    ],
  },
  {
    what: 'traces are recorded so late that a short stretch says nothing',
    rows: [{ from: 20, to: 30, latenessMs: 40 }],
    unread: [[0, 100]],
  },
  {
    what: 'lateness reaches over two stretches that touch',
    rows: [
      { from: 0, to: 50, latenessMs: 10 },
      { from: 50, to: 55 },
      { from: 55, to: 100 },
    ],
    unread: [[90, 100]],
  },
  {
    what: 'a stretch was taken out',
    rows: [
      { from: 0, to: 100 },
      { from: 0, to: 30, state: 'removed' },
    ],
    unread: [[0, 30]],
  },
  {
    what: 'a proven stretch was taken out in part',
    rows: [
      { from: 0, to: 100, state: 'complete' },
      { from: 40, to: 60, state: 'removed' },
    ],
    unread: [[40, 60]],
  },
  {
    what: 'all of it was taken out',
    rows: [
      { from: 0, to: 100 },
      { from: 0, to: 100, state: 'removed' },
    ],
    unread: [[0, 100]],
  },
  {
    what: 'of two projects each was read in part',
    rows: [
      { from: 0, to: 60 },
      { from: 40, to: 100, project_id: 'p2' },
    ],
    unread: [
      [0, 40],
      [60, 100],
    ],
  },
  {
    what: 'another project was read in part',
    rows: [
      { from: 0, to: 100 },
      { from: 40, to: 50, project_id: 'p2' },
    ],
    options: { projectId: 'p1' },
    unread: [],
  },
  {
    what: 'another project was read in part, and is looked at as well',
    rows: [
      { from: 0, to: 100 },
      { from: 40, to: 50, project_id: 'p2' },
    ],
    options: { projectId: 'p1', assumptions: { 'other-projects-out-of-scope': 'no' } },
    unread: [
      [0, 40],
      [50, 100],
    ],
  },
  {
    what: 'what was read names no project',
    rows: [
      { from: 0, to: 60, project_id: null },
      { from: 50, to: 100 },
    ],
    options: { projectId: 'p1' },
    unread: [],
  },
  {
    what: 'only another project was read',
    rows: [{ from: 0, to: 100, project_id: 'p2' }],
    options: { projectId: 'p1' },
    unread: [[0, 100]],
  },
  {
    what: 'only another provider was read',
    rows: [{ from: 0, to: 100, provider: 'ibm' }],
    unread: [[0, 100]],
  },
  {
    what: 'the tracker of management traces and one that is not named were read',
    rows: [
      { from: 0, to: 50 },
      { from: 50, to: 100, tracker_name: null },
    ],
    unread: [],
  },
  {
    what: 'only a data tracker was read',
    rows: [{ from: 0, to: 100, tracker_name: 'mine' }],
    unread: [[0, 100]],
  },
  {
    what: 'only a data tracker was read, and data traces count',
    rows: [{ from: 0, to: 100, tracker_name: 'mine' }],
    options: { assumptions: { 'data-traces-excluded': 'no' } },
    unread: [],
  },
  { what: 'the window is empty', rows: [], window: [5, 5], unread: [] },
  { what: 'the window is one instant that was read', rows: [{ from: 5, to: 6 }], window: [5, 6], unread: [] },
];

describe('what of a window is not here, where', () => {
  it.each(CASES)('$what', ({ rows, unread: wanted, options, window: [from, to] = [0, 100] }) => {
    expect(unread(rows, { from, to }, options)).toEqual(wanted);
  });
});

it('says of each instant whether all that may have been recorded of it is here', () => {
  const row = fc.record({
    provider: fc.constantFrom('huawei' as const, 'huawei' as const, 'ibm' as const),
    project_id: fc.constantFrom('p1', 'p1', 'p2', null),
    tracker_name: fc.constantFrom('system', 'system', 'mine', null),
    state: fc.constantFrom<CoverageState>('partial', 'partial', 'complete', 'removed'),
    latenessMs: fc.constantFrom(null, 0, 1, 4),
    from: fc.integer({ min: -5, max: 30 }),
    length: fc.integer({ min: 1, max: 25 }),
  });
  const options = fc.record({
    projectId: fc.constantFrom(null, 'p1'),
    assumptions: fc.record({
      'other-projects-out-of-scope': fc.constantFrom('yes' as const, 'no' as const),
      'data-traces-excluded': fc.constantFrom('yes' as const, 'no' as const),
    }),
  });
  const window = fc.record({ from: fc.nat(20), length: fc.nat(20) });
  const db = emptyLedger();
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), options, window, (made, chosen, { from, length }) => {
      db.exec('DELETE FROM coverage');
      const rows = made.map(({ length: long, ...rest }) => ({
        ...rest,
        to: rest.from + long,
        // The ledger keeps it of what a file tells alone.
        latenessMs: rest.state === 'partial' ? rest.latenessMs : null,
      }));
      fill(db, rows);
      const { projectId, assumptions } = chosen;
      const counting = rows.filter(
        (one) =>
          one.provider === 'huawei' &&
          (projectId === null ||
            assumptions['other-projects-out-of-scope'] === 'no' ||
            (one.project_id ?? projectId) === projectId) &&
          (assumptions['data-traces-excluded'] === 'no' || one.tracker_name !== 'mine'),
      );
      const named = new Set(counting.flatMap(({ project_id }) => project_id ?? []));
      const isUnread = (time: number): boolean =>
        counting.length === 0 ||
        [...(named.size === 0 ? [null] : named)].some((project) => {
          const own = counting.filter(({ project_id }) => project_id === null || project_id === project);
          const lateness = Math.max(0, ...own.map(({ latenessMs }) => latenessMs ?? 0));
          return Array.from({ length: lateness + 1 }, (_, late) => time + late).some((recorded) => {
            const over = own.filter((one) => one.from <= recorded && recorded < one.to);
            return over.length === 0 || over.some(({ state }) => state === 'removed');
          });
        });
      const told = unreadOf(db, planFor({}, chosen), { from, to: from + length });
      for (let time = from - 1; time <= from + length; time += 1) {
        const isWithin = time >= from && time < from + length;
        const isTold = told.some((one) => one.from <= time && time < one.to);
        expect(isTold, `${time} ${JSON.stringify(pairs(told))}`).toBe(isWithin && isUnread(time));
      }
      told.forEach((one, at) => {
        expect(one.to).toBeGreaterThan(one.from);
        if (at > 0) expect(one.from).toBeGreaterThan(told[at - 1]?.to ?? Infinity);
      });
    }),
    { numRuns: 300 },
  );
});
