import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Writer } from '../../cache/handle.ts';
import { refusalsOf } from '../../cache/sources.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { countsOf, filesOf, ingestInto, newWorkspace } from './testing/ingesting.ts';
import { writeManyFiles } from './testing/random-folder.ts';
import { ctsRecord, lines, traceIdOf } from './testing/trace-records.ts';
import { keptRows, storedTraces } from './testing/workspace-content.ts';

const GOOD = lines([ctsRecord(1, 'obs')]);
const nested = (depth: number): string =>
  JSON.stringify(ctsRecord(2, 'obs', { with: { request: 'HERE' } })).replace(
    '"HERE"',
    '['.repeat(depth) + ']'.repeat(depth),
  );

interface Bad {
  content: Buffer | string;
  /** Of the file, or null. */
  error?: string;
  /** Codes of the refusals, in order. */
  refused?: string[];
  /** Numbers of the traces that are kept. */
  kept?: number[];
}

const BAD: Record<string, Bad> = {
  'a gzip file that is cut off': {
    content: gzipSync(GOOD.repeat(2)).subarray(0, -6),
    error: 'gzip-cut-off',
    kept: [1],
  },
  'a gzip file that is cut off in its header': {
    content: gzipSync(GOOD).subarray(0, 5),
    error: 'gzip-cut-off',
  },
  'a bomb': { content: gzipSync(Buffer.alloc(200 * 1024 * 1024, ' ')), error: 'ratio-exceeded' },
  'a bomb with something in front': {
    content: gzipSync(Buffer.concat([Buffer.from(GOOD), Buffer.alloc(200 * 1024 * 1024, ' ')])),
    error: 'ratio-exceeded',
    kept: [1],
  },
  'a record nested ten thousand deep': {
    content: `${nested(10_000)}\n${GOOD}`,
    refused: ['nested-too-deep'],
    kept: [1],
  },
  'NUL between and in records': {
    content: `\0\0\n${GOOD}\0{"a":1}\n${JSON.stringify(ctsRecord(3, 'obs', { with: { message: 'a\0b' } }))}\n`,
    refused: ['not-json', 'not-json'],
    kept: [1, 3],
  },
  'bytes that are no UTF-8': {
    content: Buffer.concat([
      Buffer.from(GOOD),
      Buffer.from(
        JSON.stringify(ctsRecord(4, 'obs', { with: { message: 'HERE' } })).replace('HERE', '\xff'),
        'latin1',
      ),
      Buffer.from(`\n${lines([ctsRecord(5, 'obs')])}`),
    ]),
    refused: ['bad-utf8'],
    kept: [1, 5],
  },
  'a record cut off': { content: `${GOOD}{"trace_id": "x", "ti`, refused: ['cut-off'], kept: [1] },
  'nothing at all': { content: '' },
  'something that is no trace file': {
    content: Buffer.from('SQLite format 3\0'.repeat(9)),
    error: 'format-foreign',
  },
};

test('each bad file ends in records and named refusals, and the good one beside it is in', async () => {
  const folder = tempFolder();
  const names = Object.keys(BAD);
  names.forEach((name, at) =>
    writeFileSync(join(folder, `${String(at).padStart(2, '0')} ${name}`), BAD[name]?.content ?? ''),
  );
  writeFileSync(join(folder, 'good'), lines([ctsRecord(6, 'obs')]));
  const { db } = newWorkspace();
  const files = filesOf(db, await ingestInto(db, folder));
  const came = files.map(({ path, error, partId }) => ({
    name: path.slice(folder.length + 1).replace(/^\d\d /, ''),
    error: error?.code ?? null,
    refused: partId === null ? [] : [...refusalsOf(db, partId)].map(({ code }) => code),
  }));
  const wanted = names.map((name) => ({
    ...{ name, error: BAD[name]?.error ?? null, refused: BAD[name]?.refused ?? [] },
  }));
  // What a cut leaves of a record is refused as well, wherever the cut happens to be.
  const named = came.map((one) => (one.error === 'gzip-cut-off' ? { ...one, refused: [] } : one));
  expect(named).toEqual([...wanted, { name: 'good', error: null, refused: [] }]);
  const kept = new Set([6, ...names.flatMap((name) => BAD[name]?.kept ?? [])]);
  expect(
    keptRows(db)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual([...kept].map(traceIdOf).toSorted());
  expectSound(db);
});

test('members named like those of every object are members', async () => {
  const folder = tempFolder();
  const members = '"__proto__":{"polluted":true},"constructor":"c","toString":1,"hasOwnProperty":null';
  const text = `{${members},${JSON.stringify(ctsRecord(1, 'obs', { with: { request: 'HERE' } }))
    .slice(1)
    .replace('"HERE"', `{${members}}`)}`;
  writeFileSync(join(folder, 'a.json'), `${text}\n`);
  const { db } = newWorkspace();
  expect(countsOf(db, await ingestInto(db, folder))).toEqual([[1, 0, 0, 0]]);
  expect(keptRows(db)[0]?.original.toString()).toBe(text);
  const [trace] = storedTraces(db, [0]);
  expect(Object.keys(trace?.extra ?? {})).toEqual(
    expect.arrayContaining(['__proto__', 'constructor', 'toString', 'hasOwnProperty']),
  );
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('a folder that goes while it is read is told file by file, and what was read stays', async () => {
  const folder = join(tempFolder(), 'traces');
  mkdirSync(folder);
  writeManyFiles(folder, 20, [3000, 3000, 3000, 3000, 3000, 3000]);
  const { db } = newWorkspace();
  const outcome = await ingestInto(db, folder, {
    progress: (_done, _total, traces) => {
      if (traces > 0) rmSync(folder, { recursive: true, force: true });
    },
  });
  const files = filesOf(db, outcome);
  expect(files).toHaveLength(26);
  expect(new Set(files.map(({ error }) => error?.code ?? 'read'))).toEqual(new Set(['read', 'file-missing']));
  const read = files.filter(({ error }) => error === null);
  expect(keptRows(db).length).toBe(read.reduce((sum, { added, conflicts }) => sum + added + conflicts, 0));
  expect(outcome.totals.failed).toBe(26 - read.length);
  expectSound(db);
});

test('a file that grows while it is read is read as it was, with a note, and whole the next time', async () => {
  const folder = tempFolder();
  const path = join(folder, 'a.json');
  const records = [...Array(20_000).keys()].map((number) => ctsRecord(number, 'obs'));
  writeFileSync(path, lines(records));
  const { db } = newWorkspace();
  let hasGrown = false;
  const grow = (_done: number, _total: number, traces: number): void => {
    if (traces === 0 || hasGrown) return;
    appendFileSync(path, lines([ctsRecord(30_000, 'obs')]));
    hasGrown = true;
  };
  const [file] = filesOf(db, await ingestInto(db, folder, { progress: grow }));
  expect(file).toMatchObject({ added: 20_000, refused: 0, error: null });
  const [again] = filesOf(db, await ingestInto(db, folder));
  expect(again).toMatchObject({ isKnown: false, added: 1, duplicates: 20_000, notes: [] });
});

test('a path that leads to nothing is told beside the others', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'a.json'), GOOD);
  const { db } = newWorkspace();
  const outcome = await ingestInto(db, [join(folder, 'none'), folder]);
  expect(
    filesOf(db, outcome)
      .map(({ path, error }) => [path, error?.code ?? null])
      .toSorted(),
  ).toEqual([
    [join(folder, 'a.json'), null],
    [join(folder, 'none'), 'file-missing'],
  ]);
  expect(outcome.totals).toMatchObject({ files: 2, failed: 1, added: 1 });
});

test('an empty folder is an import of nothing', async () => {
  const { db } = newWorkspace();
  expect((await ingestInto(db, tempFolder())).totals).toMatchObject({ files: 0, read: 0, failed: 0 });
});

function expectSound(db: Writer): void {
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.inTransaction).toBe(false);
}
