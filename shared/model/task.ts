import type { FailureWire } from './failure.ts';

/** Work that takes longer than an answer may: shown in the status bar, with its end kept for a while. */
export interface Task {
  id: string;
  kind: TaskKind;
  /** The file the task works on or writes to. */
  path: string;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  cancellable: boolean;
  startedAt: number;
  endedAt: number | null;
  /** Null while the amount of work is not known. */
  progress: { done: number; total: number } | null;
  outcome: TaskOutcome | null;
  failure: FailureWire | null;
}

export type TaskKind = 'copy' | 'compact';
/** Bytes written by a copy; bytes given back by a compaction. */
export type TaskOutcome = { bytes: number };
