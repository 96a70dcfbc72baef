import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { Failure } from '../../../shared/model/failure.ts';
import { contentOf, tempFolder } from '../testing/temp-folder.ts';
import { diskFailure } from './disk-failure.ts';

const PATH = '/somewhere/a.tracebell';
const systemError = (code: string): Error => Object.assign(new Error(`${code}: the system says`), { code });
const sqliteError = (code: string): Error => new Database.SqliteError('SQLite says', code);

test.each([
  ['ENOENT', 'workspace-missing'],
  ['ENOTDIR', 'workspace-missing'],
  ['EISDIR', 'path-is-folder'],
  ['ERR_FS_EISDIR', 'path-is-folder'],
  ['EACCES', 'path-forbidden'],
  ['EPERM', 'path-forbidden'],
  ['EROFS', 'workspace-read-only'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EIO', 'disk-failed'],
  ['ESTALE', 'disk-failed'],
  ['ENODEV', 'disk-failed'],
  ['ELOOP', 'disk-failed'],
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
  ['SQLITE_IOERR_WRITE', 'disk-failed'],
  ['SQLITE_NOTADB', 'workspace-not-sqlite'],
  ['SQLITE_CORRUPT', 'workspace-damaged'],
  ['SQLITE_CORRUPT_INDEX', 'workspace-damaged'],
  ['SQLITE_READONLY', 'workspace-read-only'],
  ['SQLITE_READONLY_ROLLBACK', 'workspace-read-only'],
  ['SQLITE_READONLY_DBMOVED', 'workspace-missing'],
  ['SQLITE_BUSY', 'workspace-in-use'],
  ['SQLITE_BUSY_RECOVERY', 'workspace-in-use'],
  ['SQLITE_LOCKED', 'workspace-in-use'],
])('%s means %s', (code, meant) => {
  const error = code.startsWith('SQLITE') ? sqliteError(code) : systemError(code);
  const failure = diskFailure(error, PATH);
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({ code: meant, details: { path: PATH }, cause: error });
});

test.each([
  ['a mistake in SQL', sqliteError('SQLITE_ERROR')],
  ['a broken promise of the schema', sqliteError('SQLITE_CONSTRAINT_NOTNULL')],
  ['a mistake in using Node', systemError('ERR_INVALID_ARG_TYPE')],
  ['any other error', new Error('unknown')],
  ['what is no error', 'a text'],
])('%s is a fault of ours and passes as it is', (_name, error) => {
  expect(diskFailure(error, PATH)).toBe(error);
});

test('a failure stays what it is', () => {
  const failure = new Failure('cancelled', {});
  expect(diskFailure(failure, PATH)).toBe(failure);
});

test('that SQLite cannot open something is told by its reason, and asking leaves nothing', () => {
  const folder = tempFolder();
  const cannotOpen = sqliteError('SQLITE_CANTOPEN');
  const path = join(folder, 'a');
  expect(diskFailure(cannotOpen, path)).toMatchObject({ code: 'workspace-missing' });
  expect(diskFailure(cannotOpen, join(folder, 'b', 'a'))).toMatchObject({
    code: 'folder-missing',
    details: { path: join(folder, 'b') },
  });
  expect(diskFailure(cannotOpen, join(folder, 'x'.repeat(254)))).toMatchObject({ code: 'disk-failed' });
  // Another thread asks at the same moment.
  const asked = join(folder, 'c-probe');
  writeFileSync(asked, '');
  expect(diskFailure(cannotOpen, join(folder, 'c'))).toMatchObject({ code: 'workspace-missing' });
  rmSync(asked);
  mkdirSync(path);
  expect(diskFailure(cannotOpen, path)).toMatchObject({ code: 'disk-failed' });
  expect(Object.keys(contentOf(folder))).toEqual(['a']);
  expect(existsSync(`${path}-probe`)).toBe(false);
});
