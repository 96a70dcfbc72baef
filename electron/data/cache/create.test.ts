import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failureOf } from '../testing/failure-of.ts';
import { contentOf, tempFolder } from '../testing/temp-folder.ts';
import { CREATED_AT, makeWorkspace, readBack, WHOLE } from '../testing/workspace-file.ts';
import { createWorkspace } from './create.ts';
import { prepareWorkspace } from './prepare.ts';

const NAMES = [
  'plain.tracebell',
  'with some spaces.tracebell',
  '审计追踪.tracebell',
  '👩‍🚒 fire 🔥.tracebell',
  `it's "quoted" \`so\`.tracebell`,
  'a#b?c=d&e%20f%.tracebell',
  '-- DROP TABLE; --.tracebell',
  'file:x?mode=memory.tracebell',
  ':memory:',
  'back\\slash.tracebell',
  'no-ending',
  '.hidden',
];

test.each(NAMES)('%s is made, one plain file, and is a workspace', (name) => {
  const folder = tempFolder();
  const path = makeWorkspace(join(folder, name));
  expect(Object.keys(contentOf(folder))).toEqual([name]);
  expect(prepareWorkspace(path)).toMatchObject({ createdAt: CREATED_AT, createdBy: '1.2.3' });
  expect(readBack(path)).toEqual(WHOLE);
  expect(Object.keys(contentOf(folder))).toEqual([name]);
});

test('each workspace is its own: no two have the same id', () => {
  const folder = tempFolder();
  const ids = ['a', 'b'].map((name) => prepareWorkspace(makeWorkspace(join(folder, name))).id);
  expect(new Set(ids).size).toBe(2);
});

test.each([
  ['a file', '', (path: string) => writeFileSync(path, 'mine')],
  ['an empty file', '', (path: string) => writeFileSync(path, '')],
  ['a folder', '', (path: string) => mkdirSync(path)],
  ['a link to nothing', '', (path: string) => symlinkSync('/nothing/there', path)],
  ['the log of a workspace that is gone', '-wal', (path: string) => writeFileSync(`${path}-wal`, 'a log')],
  ['the journal of one', '-journal', (path: string) => writeFileSync(`${path}-journal`, 'a journal')],
])('nothing is made over %s', (_name, ending, occupy) => {
  const folder = tempFolder();
  const path = join(folder, 'a.tracebell');
  occupy(path);
  const before = contentOf(folder);
  const failure = failureOf(() => createWorkspace(path, '1.2.3', CREATED_AT));
  expect(failure).toMatchObject({ code: 'workspace-exists', details: { path: path + ending } });
  expect(contentOf(folder)).toEqual(before);
});

test('an empty log or journal that was left is in nobody’s way', () => {
  const folder = tempFolder();
  const path = join(folder, 'a.tracebell');
  for (const ending of ['-wal', '-journal']) writeFileSync(path + ending, '');
  makeWorkspace(path);
  expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell']);
});

test('what a killed attempt left is replaced', () => {
  const folder = tempFolder();
  const path = join(folder, 'a.tracebell');
  for (const ending of ['-part', '-part-journal', '-part-wal']) writeFileSync(path + ending, 'half');
  expect(readBack(makeWorkspace(path))).toEqual(WHOLE);
  expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell']);
});

test('a name too long for the disk is a failure, and nothing is left', () => {
  const folder = tempFolder();
  const path = join(folder, '长'.repeat(85));
  expect(failureOf(() => createWorkspace(path, '1.2.3', CREATED_AT)).code).toBe('disk-failed');
  expect(contentOf(folder)).toEqual({});
});
