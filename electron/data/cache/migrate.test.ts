import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../testing/failure-of.ts';
import { contentOf, digest, tempFolder } from '../testing/temp-folder.ts';
import { edit, makeWorkspace, readBack, VERSION, WHOLE } from '../testing/workspace-file.ts';
import { migrate, type Migration } from './migrate.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { openAlone } from './open.ts';
import { prepareWorkspace } from './prepare.ts';

/** A later Tracebell's list: the workspace gains a note, and traces are kept in another shape. */
const LATER: readonly Migration[] = [
  ...MIGRATIONS,
  {
    version: 1010,
    up(db) {
      db.exec(`ALTER TABLE workspace ADD COLUMN note TEXT NOT NULL DEFAULT 'none'`);
    },
  },
  {
    version: 1020,
    up(db) {
      db.exec(`
        CREATE TABLE trace (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, name TEXT NOT NULL) STRICT;
        INSERT INTO trace SELECT id, at_seconds * 1000, upper(name) FROM old_trace;
        DROP TABLE old_trace;
      `);
    },
  },
];

const failing = (error: () => void): readonly Migration[] => [
  ...LATER,
  {
    version: 1030,
    up(db) {
      // More than the page cache holds, so that pages of the change reach the file before it fails.
      db.pragma('cache_size = 5');
      db.exec('CREATE TABLE heavy AS SELECT at, name, randomblob(4000) AS filler FROM trace');
      error();
    },
  },
];

function filled(): { folder: string; path: string } {
  const folder = tempFolder();
  const path = makeWorkspace(join(folder, 'a.tracebell'));
  edit(
    path,
    'CREATE TABLE old_trace (id INTEGER PRIMARY KEY, at_seconds INTEGER, name TEXT)',
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
     INSERT INTO old_trace SELECT i, 1700000000 + i, 'login ' || i FROM n`,
  );
  return { folder, path };
}

function rows(path: string, sql: string): unknown[] {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}

test('migrations are numbered upwards in steps of ten', () => {
  const versions = MIGRATIONS.map(({ version }) => version);
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  expect(versions.every((version) => version > 0 && version % 10 === 0)).toBe(true);
  expect(new Set(versions).size).toBe(versions.length);
});

describe('a filled workspace of an older Tracebell', () => {
  test('is brought up to date with everything in it', () => {
    const { path } = filled();
    const [before] = rows(path, 'SELECT id, created_at, created_by FROM workspace');
    prepareWorkspace(path, LATER);
    expect(rows(path, 'PRAGMA user_version')).toEqual([{ user_version: 1020 }]);
    expect(rows(path, 'SELECT id, created_at, created_by FROM workspace')).toEqual([before]);
    expect(rows(path, 'SELECT note FROM workspace')).toEqual([{ note: 'none' }]);
    expect(rows(path, 'SELECT count(*) AS n, min(at) AS first, max(name) AS last FROM trace')).toEqual([
      { n: 1000, first: 1_700_000_001_000, last: 'LOGIN 999' },
    ]);
    expect(readBack(path)).toEqual(WHOLE);
  });

  test('is the same again when it is up to date', () => {
    const { folder, path } = filled();
    prepareWorkspace(path, LATER);
    const before = contentOf(folder);
    prepareWorkspace(path, LATER);
    expect(contentOf(folder)).toEqual(before);
  });

  test('has the person’s work put aside before, and gigabytes of traces not', () => {
    const { folder, path } = filled();
    const before = rows(path, 'SELECT * FROM workspace');
    prepareWorkspace(path, LATER);
    expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell', 'a.tracebell.before-1020']);
    const backup = `${path}.before-1020`;
    expect(rows(backup, 'SELECT * FROM workspace')).toEqual(before);
    const names = [
      ...['workspace', 'workspace_setting', 'column_choice', 'zone_choice'],
      ...['journal', 'mark', 'draft', 'view'],
    ];
    expect(rows(backup, 'SELECT name FROM sqlite_schema')).toEqual(names.map((name) => ({ name })));
  });

  test('leaves an earlier backup of the same name alone', () => {
    const { folder, path } = filled();
    writeFileSync(`${path}.before-1020`, 'the only copy of something');
    prepareWorkspace(path, LATER);
    expect(readFileSync(`${path}.before-1020`, 'utf8')).toBe('the only copy of something');
    expect(Object.keys(contentOf(folder))).toContain('a.tracebell.before-1020-2');
  });

  test('whose tables have odd names is backed up all the same', () => {
    const { path } = filled();
    edit(path, `CREATE TABLE "order" (a); INSERT INTO "order" VALUES (7)`);
    const db = openAlone(path);
    migrate(db, path, LATER, ['order', 'not there']);
    db.close();
    expect(rows(`${path}.before-1020`, 'SELECT a FROM "order"')).toEqual([{ a: 7 }]);
  });
});

describe('a step that fails leaves everything as it was, to the byte:', () => {
  test('a fault of ours stays a fault', () => {
    const { folder, path } = filled();
    const before = contentOf(folder);
    const fault = new Error('a mistake of ours');
    const migrations = failing(() => {
      throw fault;
    });
    expect(() => prepareWorkspace(path, migrations)).toThrow(fault);
    expect(contentOf(folder)).toEqual(before);
    prepareWorkspace(path, LATER);
    expect(readBack(path)).toEqual(WHOLE);
  });

  test('wrong SQL is a fault too, not a disk that failed', () => {
    const { folder, path } = filled();
    const before = contentOf(folder);
    const migrations = [...LATER, { version: 1030, up: (db: Database.Database) => void db.exec('SELEKT') }];
    expect(() => prepareWorkspace(path, migrations)).toThrow(Database.SqliteError);
    expect(contentOf(folder)).toEqual(before);
  });

  test('a full disk is a failure', () => {
    const { folder, path } = filled();
    const before = contentOf(folder);
    const migrations = [
      ...LATER,
      {
        version: 1030,
        up(db: Database.Database) {
          db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 2}`);
          db.exec('CREATE TABLE heavy AS SELECT randomblob(1000000)');
        },
      },
    ];
    expect(failureOf(() => prepareWorkspace(path, migrations))).toMatchObject({
      code: 'disk-full',
      details: { path },
    });
    expect(contentOf(folder)).toEqual(before);
  });

  test('a step is not half done when a later one fails', () => {
    const { path } = filled();
    const before = digest(path);
    expect(() =>
      prepareWorkspace(
        path,
        failing(() => {
          throw new Error();
        }),
      ),
    ).toThrow();
    expect(digest(path)).toBe(before);
    expect(rows(path, 'PRAGMA user_version')).toEqual([{ user_version: VERSION }]);
  });
});

test('a newer workspace is refused by both numbers, and not touched', () => {
  const { folder, path } = filled();
  prepareWorkspace(path, LATER);
  const before = contentOf(folder);
  expect(failureOf(() => prepareWorkspace(path))).toMatchObject({
    code: 'workspace-newer',
    details: { path, version: 1020, supported: VERSION },
  });
  expect(contentOf(folder)).toEqual(before);
});
