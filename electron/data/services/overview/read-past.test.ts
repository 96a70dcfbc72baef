import { expect, it } from 'vitest';
import type { CoverageLine } from '../../../../shared/model/coverage.ts';
import { readPart } from '../../../core/chart/read-stretches.ts';
import { readPast } from './read-past.ts';

const HOUR = 3_600_000;
type State = CoverageLine['intervals'][number]['state'];

function line(...spans: [from: number, to: number, state: State][]): CoverageLine {
  const intervals = spans.map(([from, to, state]) => ({
    ...{ from: from * HOUR, to: to * HOUR, state, sources: 1 },
  }));
  return { provider: 'huawei', project_id: null, tracker_name: null, traces: 1, intervals };
}

it('keeps what was read of each tracker apart: what one was never read of is no quiet because of another', () => {
  const past = readPast([
    line([0, 10, 'complete'], [10, 13, 'removed'], [13, 24, 'complete']),
    line([0, 24, 'partial']),
  ]);
  expect(readPart(past, { from: 10 * HOUR, to: 13 * HOUR })).toEqual({
    ...{ spanMs: 3 * HOUR, neverMs: 0, completeMs: 0 },
    lacking: { trackers: 1, of: 2, neverMs: 3 * HOUR },
  });
  expect(readPart(past, { from: 0, to: 10 * HOUR })).toMatchObject({ neverMs: 0, lacking: null });
});
