import { outside, united, type ReadPast } from '../../../core/chart/read-stretches.ts';
import type { CoverageLine, CoverageState } from '../../../../shared/model/coverage.ts';

/**
 * What was read of any tracker, whose ledger counts times of record. It is proven to be all where nothing is only partly read: what is
 * complete of one tracker says nothing of another.
 */
export function readPast(lines: readonly CoverageLine[]): ReadPast {
  const intervals = lines.flatMap((line) => line.intervals);
  const of = (state: CoverageState) => united(intervals.filter((one) => one.state === state));
  const partial = of('partial');
  const complete = of('complete');
  return {
    read: united([...partial, ...complete]),
    complete: complete.flatMap((stretch) => outside(partial, stretch)),
    trackers: lines.map((line) => united(line.intervals.filter(({ state }) => state !== 'removed'))),
  };
}
