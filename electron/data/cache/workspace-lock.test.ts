import { existsSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { failureOf } from '../testing/failure-of.ts';
import { contentOf, tempFolder } from '../testing/temp-folder.ts';
import { CREATED_AT } from '../testing/workspace-file.ts';
import { liveHolder, lockWorkspace } from './workspace-lock.ts';

const place = (): string => join(tempFolder(), 'a.tracebell');
const me = { pid: process.pid, host: hostname(), sinceAt: CREATED_AT };

test('a lock is held by one, who can be named, and can be had again after', () => {
  const path = place();
  const lock = lockWorkspace(path, CREATED_AT);
  expect(failureOf(() => lockWorkspace(path, 0))).toMatchObject({
    code: 'workspace-in-use',
    details: { path, holder: me },
  });
  expect(liveHolder(path)).toEqual(me);
  lock.release();
  expect(existsSync(`${path}-lock`)).toBe(false);
  lockWorkspace(path, 1).release();
});

test('one that nobody holds any more is taken over', () => {
  const path = place();
  const left = new Database(`${path}-lock`);
  left.exec('CREATE TABLE holder (something INTEGER)');
  left.close();
  lockWorkspace(path, CREATED_AT).release();
  expect(existsSync(`${path}-lock`)).toBe(false);
});

test.each([
  ['garbage', (lock: string) => writeFileSync(lock, 'x'.repeat(5000))],
  ['nothing', (lock: string) => writeFileSync(lock, '')],
  [
    'half a lock',
    (lock: string) => {
      const db = new Database(lock);
      db.exec('CREATE TABLE holder (a); INSERT INTO holder VALUES (zeroblob(20000))');
      db.close();
      truncateSync(lock, 5000);
    },
  ],
])('a lock file that holds %s is taken over', (_name, leave) => {
  const path = place();
  leave(`${path}-lock`);
  const lock = lockWorkspace(path, CREATED_AT);
  expect(liveHolder(path)).toEqual(me);
  lock.release();
});

test('a lock file that its holder removes between opening and holding it is not taken for the lock', () => {
  const path = place();
  const exec = vi.spyOn(Database.prototype, 'exec').mockImplementationOnce(function (
    this: Database.Database,
    sql,
  ) {
    rmSync(`${path}-lock`); // The holder before let go at this moment.
    return this.exec(sql);
  });
  onTestFinished(() => exec.mockRestore());
  const lock = lockWorkspace(path, CREATED_AT);
  expect(failureOf(() => lockWorkspace(path, 0))).toMatchObject({ details: { holder: me } });
  lock.release();
});

test('a lock whose file was removed does not stop the next, and does not take that away', () => {
  const path = place();
  const lock = lockWorkspace(path, CREATED_AT);
  rmSync(`${path}-lock`);
  const next = lockWorkspace(path, CREATED_AT);
  lock.release();
  expect(failureOf(() => lockWorkspace(path, 0)).code).toBe('workspace-in-use');
  next.release();
  expect(contentOf(join(path, '..'))).toEqual({});
});

test('a folder in the place of the lock file is a failure', () => {
  const path = place();
  mkdirSync(`${path}-lock`);
  expect(failureOf(() => lockWorkspace(path, 0)).code).toBe('disk-failed');
});

test.each([
  ['gone', { host: hostname(), pid: 2 ** 22 + 1 }, false],
  ['alive', { host: hostname(), pid: process.pid }, true],
  ['of another machine', { host: 'elsewhere', pid: 1 }, true],
  ['not a number', { host: hostname(), pid: 'one' }, false],
  ['there since an instant beyond all dates', { host: hostname(), pid: process.pid, sinceAt: 9e15 }, false],
])(
  'a holder that is %s',
  (_name, { host, pid, sinceAt = 5 }: { host: string; pid: unknown; sinceAt?: number }, isLive) => {
    const path = place();
    const db = new Database(`${path}-lock`);
    db.exec('CREATE TABLE holder (token, pid, host, since_at)');
    db.prepare('INSERT INTO holder VALUES (?, ?, ?, ?)').run('token', pid, host, sinceAt);
    db.close();
    expect(liveHolder(path)).toEqual(isLive ? { host, pid, sinceAt } : null);
  },
);
