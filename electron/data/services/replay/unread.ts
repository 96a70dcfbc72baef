import type { Plan } from '../../../core/engine/plan.ts';
import type { TimeWindow } from '../../../../shared/model/replay.ts';
import { coverageRows, type CoverageRow } from '../../cache/coverage.ts';
import type { Reader } from '../../cache/handle.ts';
import { samePart } from '../../cache/sources.ts';
import { mergeIntervals } from '../coverage/merge-intervals.ts';

/**
 * The parts of a window of `time` that were never read, or were taken out since, as far as the ledger of `record_time` tells: a trace of an instant may have
 * been recorded as late after it as any was so far, so that only then all of that has to be read. Of several projects each counts. Of a part alone, what it tells of was read.
 */
export function unreadOf(
  db: Reader,
  plan: Plan,
  window: TimeWindow,
  part: number | 'all' | 'none' = 'all',
): TimeWindow[] {
  const parts = typeof part === 'number' ? samePart(db, part) : [];
  const isOf = ({ partId }: CoverageRow): boolean =>
    part === 'all' || (partId !== null && parts.includes(partId));
  const rows = coverageRows(db).filter((row) => isOf(row) && concerns(row, plan));
  if (rows.length === 0) return window.to > window.from ? [{ from: window.from, to: window.to }] : [];
  const projects = new Set(rows.map((row) => row.project_id).filter((project) => project !== null));
  const unread: TimeWindow[] = [];
  for (const project of projects.size === 0 ? [null] : projects)
    unread.push(
      ...unreadIn(
        rows.filter(({ project_id: own }) => own === null || own === project),
        window,
      ),
    );
  return united(unread);
}

/** Notifications speak of management traces; those of data trackers say nothing of them. */
function concerns({ provider, project_id, tracker_name }: CoverageRow, plan: Plan): boolean {
  if (provider !== plan.provider) return false;
  const isOther = plan.projectId !== null && project_id !== null && project_id !== plan.projectId;
  if (isOther && plan.assumptions['other-projects-out-of-scope'] === 'yes') return false;
  return (
    tracker_name === null || tracker_name === 'system' || plan.assumptions['data-traces-excluded'] === 'no'
  );
}

function unreadIn(rows: readonly CoverageRow[], { from, to }: TimeWindow): TimeWindow[] {
  const lateness = rows.reduce((most, row) => Math.max(most, row.latenessMs ?? 0), 0);
  const unread: TimeWindow[] = [];
  let at = from;
  // What was taken out is not here, whoever told of it.
  const held = mergeIntervals(rows).filter(({ state }) => state !== 'removed');
  for (const read of united(held)) {
    const end = read.to - lateness;
    if (end <= at || read.from >= to) continue;
    if (read.from > at) unread.push({ from: at, to: Math.min(read.from, to) });
    at = Math.max(at, end);
  }
  if (at < to) unread.push({ from: at, to });
  return unread;
}

/** Windows that touch or overlap as one, in order of time. */
function united(windows: readonly TimeWindow[]): TimeWindow[] {
  const united: TimeWindow[] = [];
  for (const { from, to } of [...windows].sort((a, b) => a.from - b.from)) {
    const last = united.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else united.push({ from, to });
  }
  return united;
}
