import { expect, it } from 'vitest';
import type { CoverageInterval, CoverageLine } from '../../../shared/model/coverage.ts';
import { unreadBetween } from './unread.ts';

const line = (...parts: [number, number, CoverageInterval['state']][]): CoverageLine => ({
  ...{ provider: 'huawei', project_id: null, tracker_name: null, traces: 1 },
  intervals: parts.map(([from, to, state]) => ({ from, to, state, sources: 1 })),
});

it.each<[string, CoverageLine[], [number, number][]]>([
  ['all of it where nothing was read', [], [[0, 100]]],
  ['nothing where all was read', [line([-5, 200, 'complete'])], []],
  ['what lies between', [line([0, 20, 'complete'], [40, 100, 'partial'])], [[20, 40]]],
  ['what was removed', [line([0, 20, 'complete'], [20, 60, 'removed'], [60, 100, 'complete'])], [[20, 60]]],
  ['only what no tracker was read of', [line([0, 50, 'complete']), line([40, 90, 'partial'])], [[90, 100]]],
  ['nothing beyond the stretch', [line([-50, -20, 'complete'], [120, 160, 'complete'])], [[0, 100]]],
  ['one stretch within another once', [line([0, 90, 'complete']), line([10, 20, 'complete'])], [[90, 100]]],
])('is %s', (_, lines, gaps) => {
  expect(unreadBetween(lines, 0, 100)).toEqual(gaps.map(([from, to]) => ({ from, to })));
});
