import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Failure } from '../../../shared/model/failure.ts';
import { withDisk } from './disk-failure.ts';
import type { Reader, Writer } from './handle.ts';
import { removeColdJournal } from './side-files.ts';

/** How long one handle waits for another of this process; other processes are kept out by the lock. */
const BUSY_TIMEOUT_MS = 30_000;
/** How long opening waits for another program that has the file, while nothing else is answered. */
const OPEN_WITHIN_MS = 500;

export function openReader(path: string): Reader {
  return withDisk(path, () => {
    const db = new Database(path, {
      readonly: true,
      fileMustExist: true,
      timeout: BUSY_TIMEOUT_MS,
    }) as Reader;
    db.pragma('query_only = ON');
    return db;
  });
}

/** Several handles may be on the file from here on: it is in WAL mode. */
export function openWriter(path: string): Writer {
  return withDisk(path, () => {
    const db = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS }) as Writer;
    try {
      const mode: unknown = db.pragma('journal_mode = WAL', { simple: true });
      if (mode !== 'wal')
        throw new Failure('disk-failed', { path, reason: `journal_mode = ${String(mode)}` });
      // A commit survives a crash of the app; one in the last moment before a power cut may be undone, whole.
      db.pragma('synchronous = NORMAL');
      db.pragma('foreign_keys = ON');
      // Folded in every 16 MB. Folding waits for the disk: seldom, and threads that read wait for the writer; often, and the disk is asked for nothing.
      db.pragma('wal_autocheckpoint = 2048');
      // The first read makes the log and its index; where there is no room for them, it is known now.
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/**
 * Opens the file for one handle alone, out of WAL mode, having folded in or rolled back what a killed process left.
 * Refused while any other program has the file in hand, also one that came by another name of it (a hard link),
 * which the lock beside the file cannot know.
 */
export function openAlone(path: string): Writer {
  return withDisk(path, () => {
    const db = new Database(path, { fileMustExist: true, timeout: OPEN_WITHIN_MS }) as Writer;
    try {
      db.pragma('locking_mode = EXCLUSIVE');
      db.pragma('journal_mode = DELETE');
      db.exec('BEGIN EXCLUSIVE; COMMIT');
      rmSync(`${path}-shm`, { force: true }); // A handle alone uses none, and leaves the one it finds.
      db.pragma('foreign_keys = ON');
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Opens the file only to look: nothing in it changes, whatever state it is in. */
export function openToLook(path: string): Reader {
  return withDisk(
    path,
    () => new Database(path, { readonly: true, fileMustExist: true, timeout: OPEN_WITHIN_MS }) as Reader,
  );
}

/** Makes the file whole and plain again, whatever was left beside it. */
export function recover(path: string): void {
  closeAlone(openAlone(path), path);
}

export function closeAlone(db: Writer, path: string): void {
  db.close();
  withDisk(path, () => removeColdJournal(path));
}

/** The same after a failure that is the one to be told; where it fails too, the next opening does it. */
export function recoverIfPossible(path: string): void {
  try {
    recover(path);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}

/**
 * Folds the log back into the file and ends WAL mode, so that what is left is one plain file that opens anywhere,
 * read-only media included. Every other handle must be closed; this one is closed in any case.
 */
export function settleAndClose(db: Writer, path: string): void {
  withDisk(path, () => {
    try {
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.pragma('journal_mode = DELETE');
    } finally {
      db.close();
    }
  });
}

/**
 * Of a file that is not under its name any more: what was written goes into it, wherever it is, and nothing under the name is touched.
 * Ending WAL mode would remove the log by its name, which may be another's by now.
 */
export function foldAndClose(db: Writer, path: string): void {
  withDisk(path, () => {
    try {
      db.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      db.close();
    }
  });
}
