import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { failureOf } from '../testing/failure-of.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { makeWorkspace } from '../testing/workspace-file.ts';
import { APPLICATION_ID } from './file-check.ts';
import type { Writer } from './handle.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { prepareWorkspace } from './prepare.ts';
import { addView, putView, removeView, renameView, storedViews } from './views.ts';

function handle(path: string): Writer {
  const db = new Database(path) as Writer;
  onTestFinished(() => void db.close());
  return db;
}

const made = (): string => makeWorkspace(join(tempFolder(), 'a.tracebell'));
const named = (name: string) => ({ name, content: '{}', savedAt: 5 });

test('a workspace from before there were views gets them when it is opened, with all that was in it', () => {
  const path = join(tempFolder(), 'a.tracebell');
  const old = new Database(path) as Writer;
  old.pragma(`application_id = ${APPLICATION_ID}`);
  migrate(
    old,
    path,
    MIGRATIONS.filter(({ version }) => version <= 50),
  );
  old.exec(`
    INSERT INTO workspace VALUES (1, 'w', 7, '0.1.0');
    INSERT INTO workspace_setting VALUES ('retentionDays', '7');
  `);
  old.close();
  prepareWorkspace(path);
  const db = handle(path);
  expect(storedViews(db)).toEqual([]);
  putView(db, { ...named('a'), id: null });
  expect(storedViews(db)).toMatchObject([named('a')]);
  expect(db.prepare('SELECT value FROM workspace_setting').pluck().all()).toEqual(['7']);
});

test('a name is taken in whatever case it is written, and its own view may write it anew', () => {
  const db = handle(made());
  const id = putView(db, { ...named('Straße'), id: null });
  const other = putView(db, { ...named('b'), id: null });
  for (const name of ['STRASSE', 'straße'])
    expect(failureOf(() => putView(db, { ...named(name), id: null }))).toMatchObject({
      code: 'view-name-taken',
      details: { name: 'Straße' },
    });
  expect(failureOf(() => renameView(db, other, 'strasse')).code).toBe('view-name-taken');
  renameView(db, id, 'STRASSE');
  expect(storedViews(db).map(({ name }) => name)).toEqual(['b', 'STRASSE']);
});

test('what is taken in from a file gets a free name, however long its own is', () => {
  const db = handle(made());
  const long = '𝒳'.repeat(50);
  const names = ['a', 'A', 'a', long, long].map((name) => addView(db, named(name)));
  expect(names.slice(0, 3)).toEqual(['a', 'A (2)', 'a (3)']);
  expect(new Set(names).size).toBe(5);
  expect(names.every((name) => name.length <= 108 && name.isWellFormed())).toBe(true);
});

test('a view that is gone is neither saved over, nor renamed, nor deleted again', () => {
  const db = handle(made());
  const id = putView(db, { ...named('a'), id: null });
  removeView(db, id);
  for (const change of [
    () => putView(db, { ...named('b'), id }),
    () => renameView(db, id, 'b'),
    () => removeView(db, id),
  ])
    expect(failureOf(change)).toMatchObject({ code: 'view-unknown', details: { id } });
});

test('views are told by name as people read it, also where they are numbered', () => {
  const db = handle(made());
  for (const name of ['view 10', 'View 2', '云 1', 'a']) putView(db, { ...named(name), id: null });
  expect(storedViews(db).map(({ name }) => name)).toEqual(['a', 'View 2', 'view 10', '云 1']);
});
