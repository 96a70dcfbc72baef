import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import Database from 'better-sqlite3';
import { Failure, type FailureDetails } from '../../../shared/model/failure.ts';
import { isAlive } from './is-alive.ts';
import { diskFailure } from './disk-failure.ts';

/**
 * Keeps a second process from opening the same workspace. A small SQLite file beside it is held in a write
 * transaction: the system lets go of that lock when the process dies in whatever way, so none is ever stale, and
 * the second process can still read who holds it.
 */
export interface WorkspaceLock {
  /** Never throws: a file that cannot be removed is in nobody's way. */
  release(): void;
}

export type Holder = NonNullable<FailureDetails['workspace-in-use']['holder']>;

/** The open lock file, and the word by which its content is known as this holder's. */
interface Held {
  db: Database.Database;
  token: string;
}

/** Another process may look at the lock for a moment only to find that it must not have it. */
const MOMENT_MS = 250;
/** How often the file may be taken away between opening and holding it before that is called in use. */
const ATTEMPTS = 20;
/** The largest instant a date can show. */
const LAST_INSTANT = 8.64e15;

export function lockWorkspace(path: string, nowAt: number): WorkspaceLock {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const held = tryToHold(path, nowAt);
    if (held !== null) return { release: () => letGo(lockPathOf(path), held) };
  }
  throw new Failure('workspace-in-use', { path, holder: readHolder(path) });
}

/** Who holds the lock of a workspace, as far as can be known by reading: a lock of this machine whose process is
 * gone is not held. */
export function liveHolder(path: string): Holder | null {
  const holder = readHolder(path);
  return holder !== null && (holder.host !== hostname() || isAlive(holder.pid)) ? holder : null;
}

function lockPathOf(path: string): string {
  return `${path}-lock`;
}

/** Null when the file that is locked now is not the one under the name any more: the last holder just removed it. */
function tryToHold(path: string, nowAt: number): Held | null {
  const lockPath = lockPathOf(path);
  const token = randomUUID();
  let db: Database.Database | undefined;
  try {
    db = new Database(lockPath, { timeout: MOMENT_MS });
    db.pragma('page_size = 512');
    // No journal file of its own: what the lock file holds is worth nothing after a crash.
    db.pragma('journal_mode = MEMORY');
    db.pragma('synchronous = OFF');
    db.exec('BEGIN IMMEDIATE');
    db.exec('DROP TABLE IF EXISTS holder');
    db.exec('CREATE TABLE holder (token TEXT, pid INTEGER, host TEXT, since_at INTEGER) STRICT');
    db.prepare('INSERT INTO holder VALUES (?, ?, ?, ?)').run(token, process.pid, hostname(), nowAt);
    // Committed so that others can read it, then held again.
    db.exec('COMMIT');
    db.exec('BEGIN IMMEDIATE');
    if (readToken(lockPath) === token) return { db, token };
    db.close();
    return null;
  } catch (error) {
    if (isBusy(error)) {
      db?.close();
      throw new Failure('workspace-in-use', { path, holder: readHolder(path) }, error);
    }
    if (db !== undefined) abandon(lockPath, db, token);
    if (isUnreadable(error)) return null; // Written half by a process that was killed: the next attempt makes a new one.
    throw diskFailure(error, existsSync(path) ? path : lockPath);
  }
}

/** Removes a lock file that could not be written, unless somebody else has come to hold it. */
function abandon(lockPath: string, db: Database.Database, token: string): void {
  try {
    if (db.inTransaction) db.exec('ROLLBACK');
    db.exec('BEGIN IMMEDIATE');
  } catch (error) {
    if (isBusy(error)) return void db.close();
  }
  letGo(lockPath, { db, token });
}

/**
 * Removed while still held, so that nobody locks a file that is about to go. Windows refuses to remove an open file,
 * so there it goes after the lock.
 */
function letGo(lockPath: string, { db, token }: Held): void {
  const remove = (): void => {
    try {
      // Somebody removed the file by hand, and another process holds the one that is there now.
      const found = readToken(lockPath);
      if (found !== undefined && found !== token) return;
      rmSync(lockPath, { force: true });
    } catch {
      return; // The folder has become read-only, or Windows has the file in other hands: whoever comes next takes it over.
    }
  };
  if (process.platform !== 'win32') remove();
  db.close();
  if (process.platform === 'win32') remove();
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function isUnreadable(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
}

function readHolder(path: string): Holder | null {
  const row = readRow(lockPathOf(path));
  if (row === null) return null;
  const { pid, host, sinceAt } = row;
  const believable =
    Number.isSafeInteger(pid) && typeof host === 'string' && Math.abs(Number(sinceAt)) <= LAST_INSTANT;
  return believable ? { pid: Number(pid), host, sinceAt: Number(sinceAt) } : null;
}

function readToken(lockPath: string): unknown {
  return readRow(lockPath)?.token;
}

/** What a lock file says, from whoever wrote it; null where it says nothing. */
function readRow(lockPath: string): Record<'token' | 'pid' | 'host' | 'sinceAt', unknown> | null {
  try {
    const db = new Database(lockPath, { readonly: true, timeout: MOMENT_MS });
    try {
      const row = db
        .prepare<[], Record<'token' | 'pid' | 'host' | 'sinceAt', unknown>>(
          'SELECT token, pid, host, since_at AS sinceAt FROM holder',
        )
        .get();
      return row ?? null;
    } finally {
      db.close();
    }
  } catch {
    return null; // Who holds it is a courtesy; that it is held is known already.
  }
}
