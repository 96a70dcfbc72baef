import { mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Failure } from '../../../shared/model/failure.ts';
import type { RecentWorkspace } from '../../../shared/model/workspace.ts';
import { failureOf } from '../testing/failure-of.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { recentService } from './recent.ts';

function started(folder: string) {
  const raised: Failure[] = [];
  const told: RecentWorkspace[][] = [];
  const service = recentService(
    folder,
    (_name, payload) => void told.push((payload as { recent: RecentWorkspace[] }).recent),
    (failure) => void raised.push(failure),
  );
  const list = (): RecentWorkspace[] => service.handlers['workspace.recent']({}) as RecentWorkspace[];
  return {
    ...service,
    raised,
    told,
    list,
    paths: () => list().map(({ path }) => path),
    forget: (path: string) => service.handlers['workspace.forget']({ path }),
  };
}

test('the newest is first, each file once, and it lasts', () => {
  const folder = tempFolder();
  const recent = started(folder);
  recent.noteOpened('/a/one.tracebell', 1);
  recent.noteOpened('/a/two.tracebell', 2);
  recent.noteOpened('/a/one.tracebell', 3);
  const expected = [
    { path: '/a/one.tracebell', name: 'one', openedAt: 3, present: false },
    { path: '/a/two.tracebell', name: 'two', openedAt: 2, present: false },
  ];
  expect(recent.list()).toEqual(expected);
  expect(recent.told.at(-1)).toEqual(expected);
  expect(started(folder).list()).toEqual(expected);
});

test('a file that is there is told from one that is not', () => {
  const folder = tempFolder();
  const path = join(folder, 'here.tracebell');
  writeFileSync(path, '');
  const recent = started(folder);
  recent.noteOpened(path, 1);
  expect(recent.list()).toMatchObject([{ present: true }]);
  rmSync(path);
  expect(recent.list()).toMatchObject([{ present: false }]);
});

test('twelve are kept', () => {
  const recent = started(tempFolder());
  for (let number = 1; number <= 20; number += 1) recent.noteOpened(`/${number}`, number);
  expect(recent.paths()).toEqual(Array.from({ length: 12 }, (_, back) => `/${20 - back}`));
});

test('the last one is what was open and not closed', () => {
  const folder = tempFolder();
  const recent = started(folder);
  recent.noteOpened('/a', 1);
  expect(started(folder).last()).toBe('/a');
  recent.noteClosed('/a');
  expect(started(folder).last()).toBeNull();
  expect(recent.paths()).toEqual(['/a']);
});

test('one that is forgotten is gone', () => {
  const folder = tempFolder();
  const recent = started(folder);
  recent.noteOpened('/a', 1);
  recent.noteOpened('/b', 2);
  expect(recent.forget('/a')).toMatchObject([{ path: '/b' }]);
  expect(recent.forget('/never there')).toMatchObject([{ path: '/b' }]);
  expect(started(folder).paths()).toEqual(['/b']);
});

test('two Tracebells on one folder keep each other’s, and closing in one leaves the other’s as the last', () => {
  const folder = tempFolder();
  const [one, other] = [started(folder), started(folder)];
  one.noteOpened('/one', 1);
  other.noteOpened('/other', 2);
  one.noteClosed('/one');
  expect(one.paths()).toEqual(['/other', '/one']);
  expect(started(folder).last()).toBe('/other');
});

test.each([
  [{ last: 5, opened: [{ path: '/a', at: 1 }] }, ['/a'], null],
  [{ last: '/a', opened: [null, 1, 'x', {}, { path: 2, at: 1 }, { path: '/a', at: '1' }] }, [], '/a'],
  [
    {
      opened: [
        { path: '/a', at: 1 },
        { path: '/a', at: 2 },
      ],
    },
    ['/a'],
    null,
  ],
  [
    {
      opened: [
        { path: '/a', at: 1e300 },
        { path: '/b', at: 2 },
      ],
    },
    ['/b'],
    null,
  ],
  [{ opened: Array.from({ length: 40 }, (_, at) => ({ path: `/${at}`, at })) }, 12, null],
])('of %j what is right is kept', (file, paths, last) => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'recent.json'), JSON.stringify(file));
  const recent = started(folder);
  if (typeof paths === 'number') expect(recent.paths()).toHaveLength(paths);
  else expect(recent.paths()).toEqual(paths);
  expect(recent.last()).toBe(last);
  expect(recent.raised).toEqual([]);
});

test.each(['[]', '{}', '{"opened": {}}', 'null', 'nonsense'])('%s is put aside and said', (text) => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'recent.json'), text);
  const recent = started(folder);
  expect(recent.list()).toEqual([]);
  expect(recent.raised).toMatchObject([{ code: 'settings-unreadable' }]);
  expect(readFileSync(join(folder, 'recent.json.unreadable'), 'utf8')).toBe(text);
});

test('where the list cannot be saved it holds for this run, and is saved when it can be', () => {
  const folder = tempFolder();
  const recent = started(folder);
  mkdirSync(join(folder, 'recent.json'));
  expect(failureOf(() => recent.noteOpened('/a', 1)).code).toBe('settings-unwritable');
  expect(recent.paths()).toEqual(['/a']);
  rmdirSync(join(folder, 'recent.json'));
  recent.noteOpened('/b', 2);
  expect(started(folder).paths()).toEqual(['/b', '/a']);
});
