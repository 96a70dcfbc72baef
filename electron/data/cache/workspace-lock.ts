import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import Database from 'better-sqlite3';
import { Failure } from '../../../shared/model/failure.ts';
import { diskFailure } from './disk-failure.ts';

/**
 * Keeps a second process from opening the same workspace. A small SQLite file beside it is held in a write
 * transaction: the system lets go of that lock when the process dies in whatever way, so none is ever stale, and
 * the second process can still read who holds it.
 */
export interface WorkspaceLock {
  release(): void;
}

interface Holder {
  pid: number;
  host: string;
  sinceAt: number;
}

export function lockWorkspace(path: string, nowAt: number): WorkspaceLock {
  const lockPath = `${path}-lock`;
  let db: Database.Database | undefined;
  try {
    db = new Database(lockPath, { timeout: 0 });
    // No journal file of its own: what the lock file holds is worth nothing after a crash.
    db.pragma('journal_mode = MEMORY');
    db.pragma('synchronous = OFF');
    db.exec('BEGIN IMMEDIATE');
    db.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER, host TEXT, since_at INTEGER)');
    db.exec('DELETE FROM holder');
    db.prepare('INSERT INTO holder VALUES (?, ?, ?)').run(process.pid, hostname(), nowAt);
    db.exec('COMMIT');
    db.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const holder = isBusy(error) ? readHolder(lockPath) : null;
    db?.close();
    if (isBusy(error)) throw new Failure('workspace-in-use', { path, holder }, error);
    throw diskFailure(error, lockPath);
  }
  const held = db;
  return {
    release() {
      // Removed while still held, so that nobody locks a file that is about to go. Windows refuses to remove an
      // open file, so there it goes after the lock.
      if (process.platform !== 'win32') rmSync(lockPath, { force: true });
      held.exec('ROLLBACK');
      held.close();
      if (process.platform === 'win32') rmSync(lockPath, { force: true });
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function readHolder(lockPath: string): Holder | null {
  try {
    const db = new Database(lockPath, { readonly: true, timeout: 0 });
    try {
      const row = db.prepare<[], Holder>('SELECT pid, host, since_at AS sinceAt FROM holder').get();
      return row ?? null;
    } finally {
      db.close();
    }
  } catch {
    return null; // Who holds it is a courtesy; that it is held is known already.
  }
}
