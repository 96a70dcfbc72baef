import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { Failure } from '../../../shared/model/failure.ts';
import { diskFailure } from './disk-failure.ts';
import { APPLICATION_ID, checkFolderOf, checkPath, checkWorkspaceFile } from './file-check.ts';
import type { Reader, Writer } from './handle.ts';
import { latestVersion, migrate, refuseNewer, schemaVersion, type Migration } from './migrate.ts';
import { MIGRATIONS } from './migrations/all.ts';

/** How long one handle waits for another of this process; other processes are kept out by the lock. */
const BUSY_TIMEOUT_MS = 30_000;

/** Makes a new workspace at the path, whole or not at all. */
export function createWorkspace(path: string, createdBy: string, nowAt: number): void {
  checkPath(path);
  checkFolderOf(path);
  if (existsSync(path)) throw new Failure('workspace-exists', { path });
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.new`);
  try {
    const db = new Database(draft, { timeout: BUSY_TIMEOUT_MS }) as Writer;
    try {
      db.pragma('page_size = 8192');
      db.pragma(`application_id = ${APPLICATION_ID}`);
      migrate(db, draft, MIGRATIONS);
      db.prepare('INSERT INTO workspace VALUES (1, ?, ?, ?)').run(randomUUID(), nowAt, createdBy);
    } finally {
      db.close();
    }
    putInPlace(draft, path);
  } catch (error) {
    throw diskFailure(error, path);
  } finally {
    rmSync(draft, { force: true });
    rmSync(`${draft}-journal`, { force: true });
  }
}

/** A hard link never overwrites; file systems without links fall back to a check just before the rename. */
function putInPlace(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    if (existsSync(path)) throw new Failure('workspace-exists', { path }, error);
    renameSync(draft, path);
  }
}

/** Whether the file and its folder can be written: SQLite needs room for its log beside the file. */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Brings the file to this version's schema and leaves it in WAL mode. The lock must be held. */
export function prepareWorkspace(path: string, migrations: readonly Migration[] = MIGRATIONS): void {
  checkWorkspaceFile(path);
  withDisk(path, () => {
    // Before anything is written: a newer file must stay byte for byte as it is.
    const looking = new Database(path, { readonly: true, timeout: BUSY_TIMEOUT_MS }) as Reader;
    try {
      refuseNewer(looking, path, migrations);
      looking.prepare('SELECT count(*) FROM sqlite_schema').get();
    } finally {
      looking.close();
    }
    const db = openWriter(path);
    try {
      migrate(db, path, migrations);
    } finally {
      db.close();
    }
  });
}

/** The same for a file that cannot be written: it must be up to date and whole already. */
export function prepareReadOnlyWorkspace(path: string): void {
  checkWorkspaceFile(path);
  if (existsSync(`${path}-wal`)) throw new Failure('workspace-unfinished-read-only', { path });
  withDisk(path, () => {
    const db = openReader(path);
    try {
      refuseNewer(db, path, MIGRATIONS);
      if (schemaVersion(db) < latestVersion(MIGRATIONS)) throw new Failure('workspace-old-read-only', { path });
    } finally {
      db.close();
    }
  });
}

export function openReader(path: string): Reader {
  return withDisk(path, () => {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS }) as Reader;
    db.pragma('query_only = ON');
    return db;
  });
}

export function openWriter(path: string): Writer {
  return withDisk(path, () => {
    const db = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS }) as Writer;
    db.pragma('journal_mode = WAL');
    // A commit survives a crash of the app; one in the last moment before a power cut may be undone, whole.
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    return db;
  });
}

/**
 * Folds the log back into the file, so that what is left is one plain file that opens anywhere, read-only media
 * included. Every other handle must be closed.
 */
export function settleWorkspace(path: string): void {
  withDisk(path, () => {
    const db = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    try {
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.pragma('journal_mode = DELETE');
    } finally {
      db.close();
    }
  });
}

function withDisk<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw diskFailure(error, path);
  }
}
