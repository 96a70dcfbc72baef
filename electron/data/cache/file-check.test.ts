import { execFileSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../testing/failure-of.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { edit, makeWorkspace, VERSION } from '../testing/workspace-file.ts';
import { checkPath, checkWorkspaceFile, fileIdentity, newFilePath } from './file-check.ts';

const workspace = (): string => makeWorkspace(join(tempFolder(), 'a.tracebell'));

describe('a file is judged by its first bytes:', () => {
  test('a workspace passes with its version', () => {
    expect(checkWorkspaceFile(workspace())).toEqual({ version: VERSION, inWalMode: false });
  });

  test('one left in WAL mode says so', () => {
    const path = workspace();
    edit(path, 'PRAGMA journal_mode = WAL');
    expect(checkWorkspaceFile(path).inWalMode).toBe(true);
  });

  test.each([
    ['nothing at all', Buffer.alloc(0), 'workspace-not-sqlite'],
    ['a text', Buffer.from('SQL'.repeat(100)), 'workspace-not-sqlite'],
    ['zeros', Buffer.alloc(8192), 'workspace-not-sqlite'],
    ['the first byte alone', Buffer.from('S'), 'workspace-cut-short'],
    ['the magic alone', Buffer.from('SQLite format 3\0'), 'workspace-cut-short'],
  ])('%s', (_name, bytes, code) => {
    const path = join(tempFolder(), 'a.tracebell');
    writeFileSync(path, bytes);
    expect(() => checkWorkspaceFile(path)).toThrow(code);
    expect(readFileSync(path)).toEqual(bytes);
  });

  test.each([1, 15, 16, 99, 100, 4096, 8191, 8192, 8193, 16383])('cut short to %i bytes', (bytes) => {
    const path = workspace();
    truncateSync(path, bytes);
    const expected = { code: 'workspace-cut-short', details: { path, foundBytes: bytes } };
    expect(failureOf(() => checkWorkspaceFile(path))).toMatchObject(expected);
  });

  test('cut short, but with the rest still in a log beside it', () => {
    const path = workspace();
    truncateSync(path, 8192);
    writeFileSync(`${path}-wal`, 'something');
    expect(checkWorkspaceFile(path).version).toBe(VERSION);
  });

  test('the database of another program', () => {
    const path = join(tempFolder(), 'other.db');
    edit(path, 'CREATE TABLE t (a)');
    expect(() => checkWorkspaceFile(path)).toThrow('workspace-foreign');
  });

  test.each([
    ['a folder', (path: string) => mkdirSync(path), 'path-is-folder'],
    ['a link to nothing', (path: string) => symlinkSync('/nothing/there', path), 'workspace-missing'],
    ['a link to itself', (path: string) => symlinkSync(path, path), 'disk-failed'],
    ['no file', () => undefined, 'workspace-missing'],
    ['a pipe without another end', (path: string) => execFileSync('mkfifo', [path]), 'workspace-not-sqlite'],
    ['a link to a device', (path: string) => symlinkSync('/dev/zero', path), 'workspace-not-sqlite'],
  ])('%s', (_name, make, code) => {
    const path = join(tempFolder(), 'a.tracebell');
    make(path);
    expect(() => checkWorkspaceFile(path)).toThrow(code);
  });

  test('a file where a folder should be', () => {
    expect(() => checkWorkspaceFile(join(workspace(), 'b.tracebell'))).toThrow('workspace-missing');
  });
});

describe('a path', () => {
  test.each([
    ['a.tracebell', 'path-relative'],
    ['./a.tracebell', 'path-relative'],
    ['', 'path-relative'],
    ['/tmp/a.tracebell ', 'path-ends-in-space'],
    ['/tmp/a.tracebell\n', 'path-ends-in-space'],
    ['/tmp/审计\u3000', 'path-ends-in-space'],
  ])('%j is refused', (path, code) => {
    expect(() => checkPath(path)).toThrow(code);
  });

  test('of a new file has its folder resolved, so that two names of one place are one', () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'real'));
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    const names = ['real/a', 'link/a', 'link/../real/./a', 'real/a/'].map((name) =>
      newFilePath(`${folder}/${name}`),
    );
    expect(new Set(names)).toEqual(new Set([join(folder, 'real/a')]));
  });

  test('of a new file needs a folder', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'file'), '');
    for (const name of ['missing', 'file', 'file/deeper'])
      expect(failureOf(() => newFilePath(join(folder, name, 'a')))).toMatchObject({
        code: 'folder-missing',
        details: { path: join(folder, name) },
      });
  });
});

test('a file is the same by every name, and another once the name is given to another', () => {
  const folder = tempFolder();
  const path = makeWorkspace(join(folder, 'a.tracebell'));
  const identity = fileIdentity(path);
  symlinkSync(path, join(folder, 'soft'));
  linkSync(path, join(folder, 'hard'));
  expect(fileIdentity(join(folder, 'soft'))).toBe(identity);
  expect(fileIdentity(join(folder, 'hard'))).toBe(identity);
  renameSync(makeWorkspace(join(folder, 'b.tracebell')), path);
  expect(fileIdentity(path)).not.toBe(identity);
});
