import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../shared/model/failure.ts';
import { failureOf } from '../testing/failure-of.ts';
import { contentOf, tempFolder } from '../testing/temp-folder.ts';
import { readAppFile, writeAppFile, writeAppFileAside } from './app-file.ts';

function read(path: string): { content: unknown; raised: Failure[] } {
  const raised: Failure[] = [];
  const content = readAppFile(
    path,
    (json) => (typeof json === 'object' ? json : null),
    (failure) => raised.push(failure),
  );
  return { content, raised };
}

test('what is written is read again, also into a folder that is not there yet', () => {
  const path = join(tempFolder(), 'deep', 'er', 'file.json');
  writeAppFile(path, { 名: 'ä' });
  expect(read(path)).toEqual({ content: { 名: 'ä' }, raised: [] });
  expect(Object.keys(contentOf(join(path, '..')))).toEqual(['file.json']);
});

test('nobody else can read it', () => {
  const path = join(tempFolder(), 'file.json');
  writeAppFile(path, {});
  expect(statSync(path).mode & 0o077).toBe(0);
});

test('a file that is not there is no failure', () => {
  expect(read(join(tempFolder(), 'file.json'))).toEqual({ content: null, raised: [] });
});

test('what was half written when a process was killed is removed, and nothing that another one writes', () => {
  const path = join(tempFolder(), 'file.json');
  writeAppFile(path, { a: 1 });
  const ended = spawnSync(process.execPath, ['--version']).pid;
  for (const name of [
    `file.json.${ended}.new`,
    'file.json.1.new',
    `other.json.${ended}.new`,
    'file.json.new',
  ])
    writeFileSync(join(path, '..', name), '{"a":');
  expect(read(path)).toEqual({ content: { a: 1 }, raised: [] });
  expect(Object.keys(contentOf(join(path, '..'))).toSorted()).toEqual(
    ['file.json', 'file.json.1.new', 'file.json.new', `other.json.${ended}.new`].toSorted(),
  );
});

test('a byte order mark of an editor is passed over', () => {
  const path = join(tempFolder(), 'file.json');
  writeFileSync(path, '\uFEFF{"a":1}');
  expect(read(path)).toEqual({ content: { a: 1 }, raised: [] });
});

describe('a file that cannot be understood is put aside, said, and never overwritten:', () => {
  test.each(['', '{"a":', 'null and void', '\0\0\0', '"a text"', '1'])('%j', (text) => {
    const path = join(tempFolder(), 'file.json');
    writeFileSync(path, text);
    const { content, raised } = read(path);
    expect(content).toBeNull();
    expect(raised).toMatchObject([
      { code: 'settings-unreadable', details: { path, keptAs: `${path}.unreadable` } },
    ]);
    expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe(text);
  });

  test('also beside one that was put aside before', () => {
    const path = join(tempFolder(), 'file.json');
    for (const text of ['first', 'second', 'third']) {
      writeFileSync(path, text);
      read(path);
    }
    expect(['', '-2', '-3'].map((ending) => readFileSync(`${path}.unreadable${ending}`, 'utf8'))).toEqual([
      'first',
      'second',
      'third',
    ]);
  });
});

test.each([
  ['a folder', (path: string) => mkdirSync(path)],
  ['a pipe without another end', (path: string) => execFileSync('mkfifo', [path])],
])('%s in its place is said, and stays', (_name, make) => {
  const path = join(tempFolder(), 'file.json');
  make(path);
  expect(read(path).raised).toMatchObject([{ code: 'settings-unreadable', details: { keptAs: path } }]);
  expect(statSync(path).isFile()).toBe(false);
});

test('where it cannot be written, that is a failure and nothing is left', () => {
  const folder = tempFolder();
  const path = join(folder, 'file.json');
  mkdirSync(path);
  expect(failureOf(() => writeAppFile(path, {}))).toMatchObject({
    code: 'settings-unwritable',
    details: { path },
  });
  expect(contentOf(folder)).toEqual({ 'file.json': 'not a file' });
  writeFileSync(join(folder, 'file'), '');
  expect(failureOf(() => writeAppFile(join(folder, 'file', 'a.json'), {})).code).toBe('settings-unwritable');
});

test('what is written aside is the same, with the same failures', async () => {
  const folder = tempFolder();
  const path = join(folder, 'deep', 'file.json');
  await writeAppFileAside(path, { 名: 'ä' });
  expect(read(path)).toEqual({ content: { 名: 'ä' }, raised: [] });
  expect(statSync(path).mode & 0o077).toBe(0);
  await expect(writeAppFileAside(join(folder, 'deep'), {})).rejects.toMatchObject({
    code: 'settings-unwritable',
  });
  expect(contentOf(folder)).toEqual({ deep: 'not a file' });
});
