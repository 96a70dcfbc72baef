import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { createWorkspace } from '../cache/create.ts';
import { latestVersion } from '../cache/migrate.ts';
import { MIGRATIONS } from '../cache/migrations/all.ts';

/** The format that this version writes. */
export const VERSION = latestVersion(MIGRATIONS);

export const CREATED_AT = Date.UTC(2024, 0, 2, 3, 4, 5);

/** A closed workspace with its row and nothing else. */
export function makeWorkspace(path: string): string {
  createWorkspace(path, '1.2.3', CREATED_AT);
  return path;
}

/** Runs statements on a file as another program would, and leaves it plain. */
export function edit(path: string, ...statements: string[]): void {
  const db = new Database(path);
  try {
    for (const statement of statements) db.exec(statement);
  } finally {
    db.close();
  }
}

/** Fills a workspace with rows of random bytes; half of them are removed again, so that there is space to give back. */
export function fillWithJunk(path: string, mebibytes: number): void {
  edit(
    path,
    'CREATE TABLE IF NOT EXISTS junk (id INTEGER PRIMARY KEY, bytes BLOB)',
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${mebibytes * 16})
     INSERT INTO junk (bytes) SELECT randomblob(65536) FROM n`,
    'DELETE FROM junk WHERE id % 2 = 0',
  );
}

/** What a workspace says about itself, read as another program would. Throws where it is not whole. */
export function readBack(path: string): { rows: number; integrity: unknown; mode: unknown } {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    return {
      rows: db.prepare<[], number>('SELECT count(*) FROM workspace').pluck().get() ?? 0,
      integrity: db.pragma('integrity_check', { simple: true }),
      mode: isWalFile(path) ? 'wal' : 'plain',
    };
  } finally {
    db.close();
  }
}

export const WHOLE = { rows: 1, integrity: 'ok', mode: 'plain' };

function isWalFile(path: string): boolean {
  return readFileSync(path).subarray(18, 20).toString('hex') === '0202';
}
