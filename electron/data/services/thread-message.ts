import type { FailureWire } from '../../../shared/model/failure.ts';
import type { TaskProgress } from '../../../shared/model/task.ts';
import type { JobName, Jobs } from './jobs.ts';

/** The first message to a thread. */
export interface ThreadData {
  path: string;
  role: 'writer' | 'reader';
}

/**
 * A writer leaves one plain file; of one that has another name now, a file with all that was written; or, of one that somebody else wrote
 * over, what is there.
 */
export type Closing = 'plain' | 'folded' | 'as-it-is';

export type ToThread =
  | { type: 'run'; id: number; job: JobName; input: Jobs[JobName]['input'] }
  | { type: 'cancel'; id: number }
  | { type: 'close'; how: Closing };

export type FromThread =
  /** The first message: the handle is open, or could not be opened. */
  | { type: 'ready' }
  | { type: 'refused'; failure: FailureWire }
  | { type: 'progress'; id: number; progress: TaskProgress }
  | { type: 'done'; id: number; outcome: Jobs[JobName]['outcome'] }
  | { type: 'failed'; id: number; failure: FailureWire }
  /** The last one; a failure where the log could not be folded into the file. */
  | { type: 'closed'; failure: FailureWire | null };
