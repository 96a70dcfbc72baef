import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import type { TaskOutcome } from '../../../shared/model/task.ts';
import { Failure } from '../../../shared/model/failure.ts';
import { diskFailure } from '../cache/disk-failure.ts';
import type { Reader, Writer } from '../cache/handle.ts';
import { settleWorkspace } from '../cache/open.ts';

/** Work that runs in a thread of its own, so that the data process goes on answering. */
export interface Jobs {
  compact: { handle: Writer; input: { path: string } };
  copy: { handle: Reader; input: { path: string; to: string; replace: boolean } };
}

export type JobName = keyof Jobs;

export interface JobContext {
  progress(done: number, total: number): void;
  /** Throws when the task was cancelled; called between steps. */
  checkCancelled(): void;
}

type JobTable = {
  [Name in JobName]: (
    handle: Jobs[Name]['handle'],
    input: Jobs[Name]['input'],
    context: JobContext,
  ) => TaskOutcome | Promise<TaskOutcome>;
};

/** Pages a step of a copy: 4 MiB, so that a cancel is felt at once and progress moves. */
const PAGES_A_STEP = 512;

export const JOBS: JobTable = {
  /** One long write; readers go on reading what was there before it. */
  compact(db, { path }) {
    const before = statSync(path).size;
    db.exec('VACUUM');
    db.pragma('wal_checkpoint(TRUNCATE)');
    return { bytes: Math.max(0, before - statSync(path).size) };
  },

  /** SQLite's own online copy: consistent, whatever is written meanwhile. Appears under its name only when whole. */
  async copy(db, { to, replace }, context) {
    if (existsSync(to) && !replace) throw new Failure('workspace-exists', { path: to });
    const draft = `${to}.part`;
    try {
      await db.backup(draft, {
        progress({ totalPages, remainingPages }) {
          context.checkCancelled();
          context.progress(totalPages - remainingPages, totalPages);
          return PAGES_A_STEP;
        },
      });
      settleWorkspace(draft);
      renameSync(draft, to);
      return { bytes: statSync(to).size };
    } catch (error) {
      for (const left of [draft, `${draft}-journal`, `${draft}-wal`, `${draft}-shm`]) rmSync(left, { force: true });
      throw diskFailure(error, to);
    }
  },
};
