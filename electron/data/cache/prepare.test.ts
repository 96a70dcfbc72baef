import { closeSync, openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { failureOf } from '../testing/failure-of.ts';
import { contentOf, tempFolder } from '../testing/temp-folder.ts';
import {
  CREATED_AT,
  edit,
  fillWithJunk,
  makeWorkspace,
  readBack,
  VERSION,
  WHOLE,
} from '../testing/workspace-file.ts';
import { prepareReadOnlyWorkspace, prepareToRead, prepareWorkspace } from './prepare.ts';

const PAGE_BYTES = 8192;

function workspace(): { folder: string; path: string } {
  const folder = tempFolder();
  return { folder, path: makeWorkspace(join(folder, 'a.tracebell')) };
}

function overwrite(path: string, at: number, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

/** Each makes a good workspace bad in one way. */
const SPOILT: [name: string, code: string, spoil: (path: string) => void][] = [
  ['not SQLite', 'workspace-not-sqlite', (path) => writeFileSync(path, 'x'.repeat(PAGE_BYTES))],
  ['empty', 'workspace-not-sqlite', (path) => truncateSync(path, 0)],
  ['of another program', 'workspace-foreign', (path) => edit(path, 'PRAGMA application_id = 1')],
  ['cut off in the header', 'workspace-cut-short', (path) => truncateSync(path, 50)],
  ['cut off in the middle', 'workspace-cut-short', (path) => truncateSync(path, PAGE_BYTES + 1)],
  ['cut off by a byte', 'workspace-cut-short', (path) => truncateSync(path, statSync(path).size - 1)],
  ['newer', 'workspace-newer', (path) => edit(path, 'PRAGMA user_version = 1000')],
  [
    'newer and left in WAL mode',
    'workspace-newer',
    (path) => edit(path, 'PRAGMA journal_mode = WAL; PRAGMA user_version = 1000'),
  ],
  [
    'newer, with a schema that means nothing here',
    'workspace-newer',
    (path) => {
      edit(path, 'PRAGMA user_version = 1000');
      overwrite(path, 100, Buffer.alloc(PAGE_BYTES - 100, 0xa5));
    },
  ],
  ['without a version', 'workspace-damaged', (path) => edit(path, 'PRAGMA user_version = 0')],
  ['of a negative version', 'workspace-damaged', (path) => edit(path, 'PRAGMA user_version = -3')],
  ['without its row', 'workspace-damaged', (path) => edit(path, 'DELETE FROM workspace')],
  ['without its table', 'workspace-damaged', (path) => edit(path, 'DROP TABLE workspace')],
  [
    'with an instant beyond all dates',
    'workspace-damaged',
    (path) => edit(path, 'UPDATE workspace SET created_at = 9e18'),
  ],
  [
    'with its schema zeroed',
    'workspace-damaged',
    (path) => overwrite(path, 100, Buffer.alloc(PAGE_BYTES - 100)),
  ],
  [
    'with its schema overwritten',
    'workspace-damaged',
    (path) => overwrite(path, 100, Buffer.alloc(PAGE_BYTES - 100, 0xa5)),
  ],
  [
    'with the page of its row overwritten',
    'workspace-damaged',
    (path) => overwrite(path, PAGE_BYTES, Buffer.alloc(PAGE_BYTES, 0x5a)),
  ],
  [
    'damaged and left in WAL mode',
    'workspace-damaged',
    (path) => {
      edit(path, 'PRAGMA journal_mode = WAL');
      overwrite(path, PAGE_BYTES, Buffer.alloc(PAGE_BYTES, 0x5a));
    },
  ],
  [
    'with a schema format nobody knows',
    'workspace-damaged',
    (path) => overwrite(path, 44, Buffer.from([0, 0, 0, 99])),
  ],
  ['with an impossible page size', 'workspace-damaged', (path) => overwrite(path, 16, Buffer.from([0, 3]))],
];

describe.each([
  ['for writing', prepareWorkspace],
  ['read-only', prepareReadOnlyWorkspace],
])('prepared %s, a file is refused and left as it was that is', (how, prepare) => {
  test.each(SPOILT)('%s', (_name, code, spoil) => {
    const { folder, path } = workspace();
    spoil(path);
    const before = contentOf(folder);
    const found = failureOf(() => prepare(path)).code;
    const needsLog = how === 'read-only' && _name.endsWith('left in WAL mode');
    expect(found).toBe(needsLog ? 'workspace-unfinished-read-only' : code);
    expect(contentOf(folder)).toEqual(before);
  });
});

test('a workspace damaged where opening does not look is opened, and what is not damaged is there', () => {
  const { path } = workspace();
  fillWithJunk(path, 1);
  overwrite(path, statSync(path).size - 2 * PAGE_BYTES, Buffer.alloc(PAGE_BYTES, 0x5a));
  expect(prepareWorkspace(path)).toMatchObject({ createdAt: CREATED_AT, createdBy: '1.2.3' });
});

/** Files as they are while the statements run, as a kill at that moment leaves them. */
function leftBy(path: string, ...statements: string[]): void {
  const db = new Database(path);
  for (const statement of statements) db.exec(statement);
  const left = ['', '-wal', '-journal'].flatMap((ending) => {
    try {
      return [[path + ending, readFileSync(path + ending)] as const];
    } catch {
      return [];
    }
  });
  if (db.inTransaction) db.exec('ROLLBACK');
  db.close();
  for (const [file, bytes] of left) writeFileSync(file, bytes);
}

describe('what a killed process left is taken up:', () => {
  test('a log that was not folded in', () => {
    const { folder, path } = workspace();
    leftBy(path, 'PRAGMA journal_mode = WAL', 'CREATE TABLE later (a)', 'INSERT INTO later VALUES (1)');
    expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell', 'a.tracebell-wal']);
    prepareWorkspace(path);
    expect(readBack(path)).toEqual(WHOLE);
    expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell']);
    const db = new Database(path);
    expect(db.prepare('SELECT a FROM later').all()).toEqual([{ a: 1 }]);
    db.close();
  });

  test('a half-done change is undone', () => {
    const { folder, path } = workspace();
    fillWithJunk(path, 1);
    leftBy(path, 'PRAGMA cache_size = 5', 'BEGIN IMMEDIATE', 'DELETE FROM junk', 'DELETE FROM workspace');
    expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell', 'a.tracebell-journal']);
    prepareWorkspace(path);
    expect(readBack(path)).toEqual(WHOLE);
    expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell']);
  });

  test('the log of a newer Tracebell is left where it is', () => {
    const { folder, path } = workspace();
    leftBy(path, 'PRAGMA journal_mode = WAL', 'PRAGMA user_version = 1000');
    const before = contentOf(folder);
    expect(failureOf(() => prepareWorkspace(path)).details).toMatchObject({
      version: 1000,
      supported: VERSION,
    });
    expect(contentOf(folder)).toEqual(before);
  });

  test('a draft that was never finished goes', () => {
    const { folder, path } = workspace();
    writeFileSync(`${path}-part`, 'half a copy');
    prepareWorkspace(path);
    expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell']);
  });

  test('a journal that is done with goes, and hinders nobody who can only read', () => {
    const { folder, path } = workspace();
    const journal = Buffer.alloc(PAGE_BYTES + 512);
    journal.fill(1, 28);
    writeFileSync(`${path}-journal`, journal);
    expect(prepareReadOnlyWorkspace(path)).toMatchObject({ createdAt: CREATED_AT });
    prepareWorkspace(path);
    expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell']);
    expect(readBack(path)).toEqual(WHOLE);
  });

  test.each([
    ['a log', 'PRAGMA journal_mode = WAL', 'CREATE TABLE later (a)'],
    ['a journal', 'PRAGMA cache_size = 5', 'BEGIN IMMEDIATE', 'CREATE TABLE later AS SELECT zeroblob(1e6)'],
  ])('but not %s where nothing can be written', (_name, ...statements) => {
    const { folder, path } = workspace();
    leftBy(path, ...statements);
    const before = contentOf(folder);
    expect(failureOf(() => prepareReadOnlyWorkspace(path)).code).toBe('workspace-unfinished-read-only');
    expect(contentOf(folder)).toEqual(before);
  });
});

describe('what lies beside a file and is another file’s is not taken in:', () => {
  const MUCH = 'CREATE TABLE other AS SELECT zeroblob(300000) AS a';
  const FILL = 'INSERT INTO other VALUES (zeroblob(300000))';
  /** A file of a killed process, with what lies beside it. */
  function killed(...statements: string[]): string {
    const { path } = workspace();
    leftBy(path, ...statements);
    return path;
  }
  const changeOften = (path: string): void =>
    edit(path, ...Array.from({ length: 9 }, () => `PRAGMA user_version = ${VERSION}`));
  const put = (from: string, to: string, ending: string): void =>
    writeFileSync(to + ending, readFileSync(from + ending));

  test.each([
    ['another workspace', ['PRAGMA journal_mode = WAL', MUCH, FILL]],
    ['another kind of file', ['PRAGMA page_size = 4096', 'VACUUM', 'PRAGMA journal_mode = WAL', MUCH]],
  ])('a log of %s, beside one that was closed', (_name, statements) => {
    const { folder, path } = workspace();
    fillWithJunk(path, 1);
    const before = readBack(path);
    put(killed(...statements), path, '-wal');
    const log = readFileSync(`${path}-wal`);
    const { cutBack } = prepareWorkspace(path);
    expect(cutBack).toMatchObject({ code: 'workspace-log-of-another' });
    expect(readBack(path)).toEqual(before);
    expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell', 'a.tracebell-log-damaged']);
    expect(readFileSync(`${path}-log-damaged`)).toEqual(log);
  });

  test('a backup that was put in the place of a file whose process was killed', () => {
    const { folder, path } = workspace();
    const backup = readFileSync(path);
    leftBy(path, 'PRAGMA journal_mode = WAL', MUCH);
    writeFileSync(path, backup);
    expect(prepareWorkspace(path).cutBack).toMatchObject({ code: 'workspace-log-of-another' });
    expect(readBack(path)).toEqual(WHOLE);
    expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell', 'a.tracebell-log-damaged']);
  });

  test('a log of another file beside one that was not closed either: what is missing is not known', () => {
    const { path: other } = workspace();
    changeOften(other);
    leftBy(other, 'PRAGMA journal_mode = WAL', MUCH);
    const mine = killed('PRAGMA journal_mode = WAL', MUCH);
    put(other, mine, '-wal');
    const before = contentOf(dirname(mine));
    expect(failureOf(() => prepareWorkspace(mine)).details).toMatchObject({ reason: 'a.tracebell-wal' });
    expect(contentOf(dirname(mine))).toEqual(before);
  });

  test.each([
    ['another workspace', ['PRAGMA cache_size = 5', 'BEGIN IMMEDIATE', MUCH]],
    ['another kind of file', ['PRAGMA page_size = 4096', 'VACUUM', 'PRAGMA cache_size = 5', 'BEGIN', MUCH]],
  ])('a journal of %s, which would cut the file to the length of that', (_name, statements) => {
    const { folder, path } = workspace();
    changeOften(path);
    fillWithJunk(path, 1);
    put(killed(...statements), path, '-journal');
    const before = contentOf(folder);
    expect(failureOf(() => prepareWorkspace(path)).details).toMatchObject({ reason: 'a.tracebell-journal' });
    expect(contentOf(folder)).toEqual(before);
  });

  test('who only reads is told, and changes nothing', () => {
    const { folder, path } = workspace();
    put(killed('PRAGMA journal_mode = WAL', MUCH), path, '-wal');
    const before = contentOf(folder);
    expect(failureOf(() => prepareToRead(path)).details).toMatchObject({ reason: 'a.tracebell-wal' });
    expect(contentOf(folder)).toEqual(before);
  });

  test('the log of a workspace that was made newer meanwhile stays', () => {
    const { folder, path } = workspace();
    put(killed('PRAGMA journal_mode = WAL', MUCH), path, '-wal');
    const bytes = readFileSync(path);
    bytes.writeInt32BE(VERSION + 1000, 60);
    writeFileSync(path, bytes);
    const before = contentOf(folder);
    expect(failureOf(() => prepareWorkspace(path)).code).toBe('workspace-newer');
    expect(contentOf(folder)).toEqual(before);
  });
});

test.each([
  ['in WAL mode', 'PRAGMA journal_mode = WAL', 'SELECT * FROM workspace'],
  ['in a transaction', 'BEGIN IMMEDIATE'],
])('a file that another program has in hand %s is refused', (_name, ...statements) => {
  const { path } = workspace();
  const other = new Database(path);
  onTestFinished(() => void other.close());
  for (const statement of statements) other.exec(statement);
  expect(failureOf(() => prepareWorkspace(path)).code).toBe('workspace-in-use');
});

test('an older workspace that cannot be written is refused with the way out', () => {
  const { folder, path } = workspace();
  const before = contentOf(folder);
  const migrations = [VERSION, VERSION + 10].map((version) => ({ version, up: () => undefined }));
  expect(failureOf(() => prepareReadOnlyWorkspace(path, migrations)).code).toBe('workspace-old-read-only');
  expect(contentOf(folder)).toEqual(before);
});
