import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { failureOf } from '../testing/failure-of.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { edit, makeWorkspace } from '../testing/workspace-file.ts';
import { closeWorkspace, openForReading, type OpenWorkspace } from './open-workspace.ts';

const settings = ({ reader }: OpenWorkspace): number | undefined =>
  reader.prepare<[], number>('SELECT count(*) FROM workspace_setting').pluck().get();

const INSERT = `INSERT INTO workspace_setting (name, value) VALUES ('a', '1')`;

/** A handle of somebody who has the file open and writes to it. */
function otherHandle(path: string): Database.Database {
  const db = new Database(path);
  onTestFinished(() => void db.close());
  db.pragma('journal_mode = WAL');
  return db;
}

test('reads as it was when it was opened, while another writes', async () => {
  const path = makeWorkspace(join(tempFolder(), 'a.tracebell'));
  const other = otherHandle(path);
  const workspace = openForReading(path);
  expect(workspace.writable).toBeNull();
  other.exec(INSERT);
  expect(settings(workspace)).toBe(0);
  await closeWorkspace(workspace);
  const again = openForReading(path);
  expect(settings(again)).toBe(1);
  await closeWorkspace(again);
});

test('reads what a killed process left in its log', async () => {
  const folder = tempFolder();
  const path = makeWorkspace(join(folder, 'a.tracebell'));
  otherHandle(path).exec(INSERT);
  const left = join(folder, 'left.tracebell');
  for (const ending of ['', '-wal']) copyFileSync(path + ending, left + ending);
  const workspace = openForReading(left);
  expect(settings(workspace)).toBe(1);
  await closeWorkspace(workspace);
});

test('refuses to write', async () => {
  const workspace = openForReading(makeWorkspace(join(tempFolder(), 'a.tracebell')));
  expect(() => workspace.reader.exec(INSERT)).toThrow(/readonly|read.only/i);
  await closeWorkspace(workspace);
});

test.each<[string, (path: string) => void]>([
  ['workspace-old-read-only', (path) => edit(path, 'PRAGMA user_version = 10')],
  ['workspace-newer', (path) => edit(path, 'PRAGMA user_version = 1000')],
  // What was begun and not ended can only be undone by writing.
  ['workspace-unfinished-read-only', (path) => writeFileSync(`${path}-journal`, Buffer.alloc(512, 1))],
  ['workspace-not-sqlite', (path) => writeFileSync(path, 'no workspace')],
])('says %s', (code, spoil) => {
  const path = makeWorkspace(join(tempFolder(), 'a.tracebell'));
  spoil(path);
  expect(failureOf(() => openForReading(path)).code).toBe(code);
});

test('says that there is none', () => {
  const path = join(tempFolder(), 'none.tracebell');
  expect(failureOf(() => openForReading(path)).code).toBe('workspace-missing');
});
