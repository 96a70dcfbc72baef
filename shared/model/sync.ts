import type { FailureWire } from './failure.ts';

/** What a sync could not read: a stretch of a tracker's record time, `to` excluded, or a part of the configuration. */
export interface SyncMissing {
  project_id?: string;
  tracker_name?: string;
  from?: number;
  to?: number;
  /** The part of the configuration. */
  what?: string;
  failure: FailureWire;
}
