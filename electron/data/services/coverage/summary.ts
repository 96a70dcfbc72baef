import type { CoverageLine, CoverageSummary } from '../../../../shared/model/coverage.ts';
import type { Reader } from '../../cache/handle.ts';
import { coverageRows, type CoverageRow } from '../../cache/coverage.ts';
import { heldCounts, timeSpan } from '../../cache/held.ts';
import { mergeIntervals, withoutSlivers } from './merge-intervals.ts';

/** What the workspace holds, and what of each tracker's past it was read from. */
export function coverageSummary(db: Reader): CoverageSummary {
  const rows = coverageRows(db);
  const late = rows.flatMap(({ latenessMs }) => latenessMs ?? []);
  return {
    ...heldCounts(db),
    time: timeSpan(db),
    latenessMs: late.length === 0 ? null : late.reduce((most, one) => Math.max(most, one)),
    lines: linesOf(rows).map((line) => ({ ...line, intervals: withoutSlivers(line.intervals) })),
  };
}

/** What of each tracker's past was read. */
export function coverageLines(db: Reader): CoverageLine[] {
  return linesOf(coverageRows(db));
}

function linesOf(rows: readonly CoverageRow[]): CoverageLine[] {
  const byLine = new Map<string, CoverageRow[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.provider, row.project_id, row.tracker_name]);
    const line = byLine.get(key);
    if (line === undefined) byLine.set(key, [row]);
    else line.push(row);
  }
  return [...byLine.values()].map((line) => {
    const { provider, project_id, tracker_name } = line[0] as CoverageRow;
    const traces = line.reduce((sum, row) => sum + row.traces, 0);
    return { provider, project_id, tracker_name, traces, intervals: mergeIntervals(line) };
  });
}
