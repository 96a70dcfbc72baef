import type { CoverageRow } from '../../cache/coverage.ts';
import type { Slice } from './slices.ts';

/** What the traces of one tracker are kept under. */
export interface SyncLine {
  project_id: string;
  tracker_name: string;
}

/** Read again at each sync, before what is missing: traces are listed a while after they happened, and not in their order. */
export const OVERLAP_MS = 30 * 60_000;

/** A stretch counts as read to its end only where its end lay so long in the past when it was first asked for. */
export const SETTLED_MS = 30 * 60_000;

/** What of a window was never read to its end, with some of what lies before it. */
export function wantedSlices(
  lines: readonly SyncLine[],
  rows: readonly CoverageRow[],
  { from, to }: { from: number; to: number },
): Slice[] {
  return lines.flatMap(({ project_id, tracker_name }, line) => {
    const proven = rows
      .filter(
        (row) =>
          row.state === 'complete' &&
          row.provider === 'huawei' &&
          row.project_id === project_id &&
          row.tracker_name === tracker_name,
      )
      .toSorted((one, other) => one.from - other.from);
    return widened(missingIn(proven, from, to), from).map((stretch) => ({ line, ...stretch }));
  });
}

interface Stretch {
  from: number;
  to: number;
}

/** Of stretches in the order of their beginnings. */
function missingIn(proven: readonly Stretch[], from: number, to: number): Stretch[] {
  const missing: Stretch[] = [];
  let at = from;
  for (const stretch of proven) {
    if (stretch.from > at) missing.push({ from: at, to: Math.min(stretch.from, to) });
    at = Math.max(at, stretch.to);
    if (at >= to) break;
  }
  if (at < to) missing.push({ from: at, to });
  return missing.filter((stretch) => stretch.from < stretch.to);
}

function widened(missing: readonly Stretch[], first: number): Stretch[] {
  const wide: Stretch[] = [];
  for (const { from, to } of missing) {
    const begin = Math.max(first, from - OVERLAP_MS);
    const last = wide.at(-1);
    if (last !== undefined && begin <= last.to) last.to = Math.max(last.to, to);
    else wide.push({ from: begin, to });
  }
  return wide;
}
