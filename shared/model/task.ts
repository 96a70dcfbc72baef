import type { FailureWire } from './failure.ts';
import type { ImportTotals } from './imports.ts';
import type { RecoveryReport } from './recovery.ts';
import type { RatingKept } from './trace.ts';
import type { SyncMissing } from './sync.ts';

/** Work that takes longer than an answer may: shown in the status bar, with its end kept for a while. */
export interface Task {
  id: string;
  kind: TaskKind;
  /** The file the task works on or writes to; of a sync the name of its connection. */
  path: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  cancellable: boolean;
  startedAt: number;
  endedAt: number | null;
  /** Null while the amount of work is not known. */
  progress: TaskProgress | null;
  outcome: TaskOutcome | null;
  failure: FailureWire | null;
  /** Begun by itself and not by a person. */
  isScheduled?: boolean;
}

export type TaskKind = 'copy' | 'compact' | 'import' | 'export' | 'sync' | 'read' | 'recover' | 'sample';

export interface TaskProgress {
  /** Of the task's own unit: bytes of an import, pages of a copy, milliseconds of a sync's window. */
  done: number;
  total: number;
  /** Traces read so far, where it reads any. */
  traces?: number;
}

export type TaskOutcome =
  /** Written by a copy; given back by a compaction. */
  | { bytes: number }
  /** What an export wrote; cells that were too long for its format were cut. */
  | { rows: number; cutCells: number; bytes: number }
  /** What could be read of a damaged workspace. */
  | { recovered: RecoveryReport }
  /** What an import came to, and under which number its report is kept. */
  | { run: number; totals: ImportTotals; pages?: number; ratingKept?: RatingKept }
  /** What a sync came to, what is missing, and which parts of the configuration may not be read. */
  | { run: number; totals: ImportTotals; pages: number; missing: SyncMissing[]; denied: SyncMissing[] };
