import { statSync } from 'node:fs';
import { withDisk } from '../cache/disk-failure.ts';
import type { Reader } from '../cache/handle.ts';
import { recover } from '../cache/open.ts';
import { placeNew, placeOver, refuseTaken } from '../cache/place.ts';
import { discardDraft, draftOf } from '../cache/side-files.ts';
import { lockWorkspace } from '../cache/workspace-lock.ts';
import type { JobContext } from './job-context.ts';

export interface CopyInput {
  to: string;
  replace: boolean;
  nowAt: number;
}

export interface BytesMoved {
  bytes: number;
}

/** Pages a step of a copy: 4 MiB, so that a cancel is felt at once and progress moves. */
const PAGES_A_STEP = 512;

/** SQLite's own online copy: consistent, whatever is written meanwhile. Appears under its name only when whole. */
export async function copyWorkspace(
  db: Reader,
  { to, replace, nowAt }: CopyInput,
  context: Pick<JobContext, 'progress' | 'checkCancelled'>,
): Promise<BytesMoved> {
  const lock = lockWorkspace(to, nowAt);
  try {
    if (!replace) refuseTaken(to);
    discardDraft(to);
    await copyPages(db, to, context);
    withDisk(to, () => recover(draftOf(to))); // It has come out of a file in WAL mode, and says that it is in it.
    context.checkCancelled();
    (replace ? placeOver : placeNew)(to);
    return { bytes: withDisk(to, () => statSync(to).size) };
  } finally {
    discardDraft(to);
    lock.release();
  }
}

async function copyPages(
  db: Reader,
  to: string,
  context: Pick<JobContext, 'progress' | 'checkCancelled'>,
): Promise<void> {
  // One snapshot for the whole copy: without it every commit of the writer would make SQLite begin again.
  const begins = !db.inTransaction; // Two copies by one handle share it, as long as the first one takes.
  if (begins) db.exec('BEGIN');
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    await db.backup(draftOf(to), {
      progress({ totalPages, remainingPages }) {
        context.checkCancelled();
        context.progress({ done: totalPages - remainingPages, total: totalPages });
        return PAGES_A_STEP;
      },
    });
  } catch (error) {
    withDisk(to, () => {
      throw error;
    });
  } finally {
    if (begins) db.exec('ROLLBACK');
  }
}
