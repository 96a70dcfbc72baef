import { expect, it } from 'vitest';
import type { CoverageRow } from '../../cache/coverage.ts';
import { OVERLAP_MS, wantedSlices } from './wanted.ts';

const H = 3_600_000;
const LINE = { project_id: 'p', tracker_name: 'system' };

const row = (from: number, to: number, more: Partial<CoverageRow> = {}): CoverageRow => ({
  ...{ provider: 'huawei', ...LINE, from: from * H, to: to * H, state: 'complete' },
  ...{ traces: 0, latenessMs: null, partId: null },
  ...more,
});

const CASES: Record<string, { rows: CoverageRow[]; wanted: [number, number][] }> = {
  'all of it at first': { rows: [], wanted: [[0, 100]] },
  'what came since, and a little before it': { rows: [row(0, 90)], wanted: [[89.5, 100]] },
  'holes between what was proven': {
    rows: [row(0, 40), row(50, 90)],
    wanted: [
      [39.5, 50],
      [89.5, 100],
    ],
  },
  'nothing before the window': { rows: [row(-50, 10)], wanted: [[9.5, 100]] },
  'nothing at all where all is proven': { rows: [row(-5, 120)], wanted: [] },
  'what was only partly read': { rows: [row(0, 100, { state: 'partial' })], wanted: [[0, 100]] },
  'what was read of another tracker or project': {
    rows: [row(0, 100, { tracker_name: 'mine' }), row(0, 100, { project_id: 'q' })],
    wanted: [[0, 100]],
  },
  'holes that touch once widened, together': { rows: [row(10, 10.25)], wanted: [[0, 100]] },
  'proofs that overlap': { rows: [row(0, 50), row(30, 60), row(55, 58)], wanted: [[59.5, 100]] },
};

it.each(Object.entries(CASES))('asks for %s', (_, { rows, wanted }) => {
  expect(OVERLAP_MS).toBe(H / 2);
  expect(wantedSlices([LINE], rows, { from: 0, to: 100 * H })).toEqual(
    wanted.map(([from, to]) => ({ line: 0, from: from * H, to: to * H })),
  );
});
