import type { TaskProgress } from '../../../shared/model/task.ts';

export interface JobContext {
  progress(progress: TaskProgress): void;
  /** Throws when the task was cancelled; called between steps. */
  checkCancelled(): void;
  /** Lets short jobs in; called by long ones where nothing is half written. */
  letIn(): void;
}
