import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { failureOf } from '../testing/failure-of.ts';
import { contentOf, tempFolder } from '../testing/temp-folder.ts';
import { makeWorkspace, readBack, WHOLE } from '../testing/workspace-file.ts';
import { openAlone, openReader, openWriter, settleAndClose } from './open.ts';

function workspace(): { folder: string; path: string } {
  const folder = tempFolder();
  return { folder, path: makeWorkspace(join(folder, 'a.tracebell')) };
}

/** Closed after the test at the latest: a handle may be closed twice. */
function kept<Handle extends Database.Database>(handle: Handle): Handle {
  onTestFinished(() => void handle.close());
  return handle;
}

test('a reader reads while the writer writes, what was there before', () => {
  const { path } = workspace();
  const writer = kept(openWriter(path));
  const reader = kept(openReader(path));
  writer.exec('BEGIN IMMEDIATE; CREATE TABLE later (a)');
  expect(reader.prepare('SELECT name FROM sqlite_schema').pluck().all()).toContain('workspace');
  expect(reader.prepare('SELECT name FROM sqlite_schema').pluck().all()).not.toContain('later');
  writer.exec('COMMIT');
  expect(reader.prepare('SELECT name FROM sqlite_schema').pluck().all()).toContain('later');
});

test('a reader cannot write', () => {
  const { path } = workspace();
  expect(() => kept(openReader(path)).exec('CREATE TABLE t (a)')).toThrow(/readonly/);
});

test('the writer keeps references between tables', () => {
  const { path } = workspace();
  const writer = kept(openWriter(path));
  expect(writer.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(writer.pragma('journal_mode', { simple: true })).toBe('wal');
});

test('what is settled is one plain file', () => {
  const { folder, path } = workspace();
  const writer = kept(openWriter(path));
  writer.exec('CREATE TABLE later AS SELECT randomblob(100000) AS a');
  expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell', 'a.tracebell-shm', 'a.tracebell-wal']);
  settleAndClose(writer, path);
  expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell']);
  expect(readBack(path)).toEqual(WHOLE);
});

test('a handle alone keeps every other out, from first to last', () => {
  const { path } = workspace();
  const alone = kept(openAlone(path));
  alone.exec('CREATE TABLE t (a)');
  const other = kept(new Database(path, { timeout: 0 }));
  expect(() => other.prepare('SELECT * FROM workspace').all()).toThrow('database is locked');
  alone.close();
  expect(other.prepare('SELECT count(*) FROM workspace').pluck().get()).toBe(1);
});

test('a file that is gone is a failure of every kind of handle', () => {
  const path = join(tempFolder(), 'a.tracebell');
  for (const open of [openReader, openWriter, openAlone])
    expect(failureOf(() => open(path))).toMatchObject({ code: 'workspace-missing', details: { path } });
});
