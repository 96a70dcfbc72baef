import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { failureOf } from '../testing/failure-of.ts';
import { contentOf, tempFolder } from '../testing/temp-folder.ts';
import { edit, makeWorkspace, readBack, WHOLE } from '../testing/workspace-file.ts';
import { placeNew, placeOver } from './place.ts';
import { draftOf } from './side-files.ts';

/** A finished draft for the path, marked so that it can be told from what it replaces. */
function draftFor(path: string): void {
  makeWorkspace(draftOf(path));
  edit(draftOf(path), 'CREATE TABLE marked (a)');
}

const isMarked = (path: string): boolean => readFileSync(path).includes('CREATE TABLE marked');

/** A workspace whose last change is still in its log, as a kill leaves it. */
function leftOpen(path: string): void {
  makeWorkspace(path);
  const db = new Database(path);
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE old_change (a)');
  const log = readFileSync(`${path}-wal`);
  db.close();
  edit(path, 'PRAGMA journal_mode = WAL');
  writeFileSync(`${path}-wal`, log);
}

test('a new file never lands on one that came in between', () => {
  const path = join(tempFolder(), 'a.tracebell');
  draftFor(path);
  writeFileSync(path, 'mine');
  expect(failureOf(() => placeNew(path)).code).toBe('workspace-exists');
  expect(readFileSync(path, 'utf8')).toBe('mine');
});

test('what replaces a file that was not closed is not spoilt by the log of that', () => {
  const folder = tempFolder();
  const path = join(folder, 'a.tracebell');
  leftOpen(path);
  draftFor(path);
  placeOver(path);
  expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell']);
  expect(readBack(path)).toEqual(WHOLE);
  expect(isMarked(path)).toBe(true);
  expect(readFileSync(path).includes('old_change')).toBe(false);
});

test.each(['not a database', 'SQLite format 3\0 and then nonsense'])(
  'what is replaced may be anything: %j with a log beside it',
  (old) => {
    const folder = tempFolder();
    const path = join(folder, 'a.tracebell');
    writeFileSync(path, old);
    writeFileSync(`${path}-wal`, 'a log');
    draftFor(path);
    placeOver(path);
    expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell']);
    expect(readBack(path)).toEqual(WHOLE);
  },
);

test('a file that another program is writing is not replaced under its hands', () => {
  const path = join(tempFolder(), 'a.tracebell');
  leftOpen(path);
  draftFor(path);
  const other = new Database(path);
  onTestFinished(() => void other.close());
  other.prepare('SELECT * FROM workspace').all();
  expect(failureOf(() => placeOver(path)).code).toBe('workspace-in-use');
  expect(isMarked(path)).toBe(false);
});
