import type { FailureWire } from '../../../shared/model/failure.ts';
import type { TaskProgress } from '../../../shared/model/task.ts';
import type { JobName, Jobs } from './jobs.ts';

export interface ThreadData {
  path: string;
  role: 'writer' | 'reader';
}

export type ToThread =
  | { type: 'run'; id: number; job: JobName; input: Jobs[JobName]['input'] }
  | { type: 'cancel'; id: number }
  | { type: 'close' };

export type FromThread =
  /** The first message: the handle is open, or could not be opened. */
  | { type: 'ready' }
  | { type: 'refused'; failure: FailureWire }
  | { type: 'progress'; id: number; progress: TaskProgress }
  | { type: 'done'; id: number; outcome: Jobs[JobName]['outcome'] }
  | { type: 'failed'; id: number; failure: FailureWire }
  /** The last one; a failure where the log could not be folded into the file. */
  | { type: 'closed'; failure: FailureWire | null };
