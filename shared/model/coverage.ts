import type { Provider } from './trace.ts';

/**
 * - `complete`: everything the service recorded then is here
 * - `partial`: something of it is
 * - `removed`: it was here, and was removed
 */
export type CoverageState = 'complete' | 'partial' | 'removed';

/** A stretch of record time, `from` inclusive, `to` exclusive. What lies between stretches was never read. */
export interface CoverageInterval {
  from: number;
  to: number;
  state: CoverageState;
  /** How many files and syncs tell of it. */
  sources: number;
}

/** What was read of one tracker's traces. Null where the traces do not name it. */
export interface CoverageLine {
  provider: Provider;
  project_id: string | null;
  tracker_name: string | null;
  traces: number;
  intervals: CoverageInterval[];
}

/** What a workspace holds, and what of the past it was read from. */
export interface CoverageSummary {
  /** Traces that stand. */
  traces: number;
  sources: number;
  conflicts: number;
  refused: number;
  /** First and last time of a trace. */
  time: { from: number; to: number } | null;
  /** The longest that a trace was recorded after it happened, in milliseconds. */
  latenessMs: number | null;
  lines: CoverageLine[];
}
