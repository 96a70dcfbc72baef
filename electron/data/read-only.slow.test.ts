import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { noMounts, readOnlyView } from './testing/disks.ts';
import { heldByModes, noModes } from './testing/rights.ts';
import { startData } from './testing/running-data.ts';
import { contentOf, tempFolder } from './testing/temp-folder.ts';
import { edit, fillWithJunk, makeWorkspace, readBack, WHOLE } from './testing/workspace-file.ts';

type Data = ReturnType<typeof startData>;

function started(folder = tempFolder()): Data {
  return startData({ folder, open: null }, heldByModes === undefined ? {} : { by: heldByModes });
}

/** A folder whose modes are what they were before it is removed. */
function withMode(path: string, mode: number): void {
  chmodSync(path, mode);
  onTestFinished(() => chmodSync(path, 0o755));
}

/** Each leaves a workspace in a place where it cannot be written, and gives the name to open it by. */
const PLACES: Record<string, { skip: string | undefined; put(folder: string): string }> = {
  'a file without the right to write': {
    skip: noModes,
    put(folder) {
      chmodSync(join(folder, 'a.tracebell'), 0o444);
      return folder;
    },
  },
  'a folder without the right to write': {
    skip: noModes,
    put(folder) {
      withMode(folder, 0o555);
      return folder;
    },
  },
  'a read-only mount': { skip: noMounts, put: readOnlyView },
};

describe.each(Object.entries(PLACES))('in %s', (_name, { skip, put }) => {
  test('a closed workspace opens, can be copied, and cannot be written', async (context) => {
    context.skip(skip !== undefined, skip);
    const [folder, elsewhere] = [tempFolder(), tempFolder()];
    makeWorkspace(join(folder, 'a.tracebell'));
    const before = contentOf(folder);
    const path = join(put(folder), 'a.tracebell');
    const data = started();
    expect(await data.get('workspace.open', { path })).toMatchObject({ path, readOnly: true });
    expect(await data.codeOf('workspace.compact', {})).toBe('workspace-read-only');
    const to = join(elsewhere, 'copy.tracebell');
    const { taskId } = await data.get('workspace.copy', { path: to, replace: false });
    await data.event('tasks.changed', ({ tasks }) =>
      tasks.some(({ id, state }) => id === taskId && state === 'done'),
    );
    expect(await data.get('workspace.open', { path: to })).toMatchObject({ readOnly: false });
    expect(await data.close()).toBe(0);
    expect(data.raised()).toEqual([]);
    expect(contentOf(folder)).toEqual(before);
    expect(readBack(to)).toEqual(WHOLE);
  });

  test('one whose file goes away is told of, and all of it is in the copy that is saved, where the app goes on', async (context) => {
    context.skip(skip !== undefined, skip);
    const [folder, elsewhere] = [tempFolder(), tempFolder()];
    const original = makeWorkspace(join(folder, 'a.tracebell'));
    fillWithJunk(original, 9); // Of more than one step of a copy.
    const path = join(put(folder), 'a.tracebell');
    const data = started();
    await data.get('workspace.open', { path });
    chmodSync(folder, 0o755);
    rmSync(original);
    await data.event('workspace.changed', ({ summary }) => summary?.astray?.how === 'gone');

    const twice = ['b', 'c'].map((name) => join(elsewhere, `${name}.tracebell`));
    const copies = twice.map((to) => data.get('workspace.copy', { path: to, replace: false }));
    const ids = (await Promise.all(copies)).map(({ taskId }) => taskId);
    await data.event('tasks.changed', ({ tasks }) => {
      const states = tasks.filter(({ id }) => ids.includes(id)).map(({ state }) => state);
      return states.length === 2 && states.every((state) => state === 'done');
    });
    const to = join(elsewhere, 'copy.tracebell');
    await data.get('workspace.rescue', { path: to, replace: false });
    await data.event('workspace.changed', ({ summary }) => summary?.path === to);
    expect(await data.get('workspace.summary', {})).toMatchObject({ readOnly: false, astray: null });
    expect(await data.close()).toBe(0);
    expect(data.raised()).toEqual([]);
    for (const copy of [...twice, to]) expect(readBack(copy)).toEqual(WHOLE);
  });

  test('one that was not closed is refused with the way out, which works', async (context) => {
    context.skip(skip !== undefined, skip);
    const [folder, elsewhere] = [tempFolder(), tempFolder()];
    const original = makeWorkspace(join(folder, 'a.tracebell'));
    const db = new Database(original);
    db.exec('PRAGMA journal_mode = WAL; CREATE TABLE later (a)');
    const log = readFileSync(`${original}-wal`);
    db.close();
    edit(original, 'PRAGMA journal_mode = WAL');
    writeFileSync(`${original}-wal`, log);
    const before = contentOf(folder);
    const path = join(put(folder), 'a.tracebell');
    const data = started();
    expect(await data.codeOf('workspace.open', { path })).toBe('workspace-unfinished-read-only');
    expect(contentOf(folder)).toEqual(before);

    for (const ending of ['', '-wal']) {
      copyFileSync(path + ending, join(elsewhere, `a.tracebell${ending}`));
      chmodSync(join(elsewhere, `a.tracebell${ending}`), 0o644);
    }
    expect(await data.get('workspace.open', { path: join(elsewhere, 'a.tracebell') })).toMatchObject({
      readOnly: false,
    });
  });

  test('one that is in use where it can be written is refused as that', async (context) => {
    context.skip(skip !== undefined, skip);
    const folder = tempFolder();
    const original = makeWorkspace(join(folder, 'a.tracebell'));
    const writer = startData({ folder: tempFolder(), open: original });
    await writer.get('workspace.summary', {});
    const path = join(put(folder), 'a.tracebell');
    const answer = await started().call('workspace.open', { path });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'workspace-in-use' } });
    expect(answer).toMatchObject({ failure: { details: { holder: { pid: writer.pid } } } });
  });

  test('a newer one is refused as that, and stays as it is', async (context) => {
    context.skip(skip !== undefined, skip);
    const folder = tempFolder();
    edit(makeWorkspace(join(folder, 'a.tracebell')), 'PRAGMA user_version = 1000');
    const before = contentOf(folder);
    const path = join(put(folder), 'a.tracebell');
    expect(await started().codeOf('workspace.open', { path })).toBe('workspace-newer');
    expect(contentOf(folder)).toEqual(before);
  });
});

test('in a read-only mount nothing is created, and the folder is named', async (context) => {
  context.skip(noMounts !== undefined, noMounts);
  const view = readOnlyView(tempFolder());
  const answer = await started().call('workspace.create', { path: join(view, 'a.tracebell') });
  expect(answer).toMatchObject({ ok: false, failure: { code: 'path-forbidden', details: { path: view } } });
});

describe('where rights are missing', () => {
  test('to write the folder, nothing is created or copied there, and nothing is left', async (context) => {
    context.skip(noModes !== undefined, noModes);
    const [folder, place] = [tempFolder(), tempFolder()];
    const path = makeWorkspace(join(place, 'a.tracebell'));
    const data = started();
    await data.get('workspace.open', { path });
    withMode(folder, 0o555);
    const forbidden = { ok: false, failure: { code: 'path-forbidden', details: { path: folder } } };
    const there = join(folder, 'b.tracebell');
    expect(await data.call('workspace.create', { path: there })).toMatchObject(forbidden);
    expect(await data.call('workspace.copy', { path: there, replace: true })).toMatchObject(forbidden);
    expect(contentOf(folder)).toEqual({});
    expect(await data.get('workspace.summary', {})).toMatchObject({ path });
  });

  test('to read the file or to pass its folder, that is the failure', async (context) => {
    context.skip(noModes !== undefined, noModes);
    const folder = tempFolder();
    mkdirSync(join(folder, 'closed'));
    const path = makeWorkspace(join(folder, 'closed', 'a.tracebell'));
    const data = started();
    withMode(path, 0o000);
    expect(await data.codeOf('workspace.open', { path })).toBe('path-forbidden');
    withMode(path, 0o644);
    withMode(join(folder, 'closed'), 0o000);
    expect(await data.codeOf('workspace.open', { path })).toBe('path-forbidden');
    expect(await data.codeOf('workspace.create', { path: join(folder, 'closed', 'b') })).toBe(
      'path-forbidden',
    );
  });

  test('to write settings, they hold for the run and that is said', async (context) => {
    context.skip(noModes !== undefined, noModes);
    const folder = tempFolder();
    const path = makeWorkspace(join(tempFolder(), 'a.tracebell'));
    withMode(folder, 0o555);
    const data = started(folder);
    expect(await data.codeOf('settings.write', { theme: 'dark' })).toBe('settings-unwritable');
    expect(await data.get('settings.read', {})).toMatchObject({ theme: 'dark' });
    expect(await data.get('workspace.open', { path })).toMatchObject({ path });
    expect(data.raised()).toMatchObject([{ code: 'settings-unwritable' }]);
    expect(await data.get('workspace.recent', {})).toMatchObject([{ path }]);
    expect(contentOf(folder)).toEqual({});
  });

  test('to read settings, defaults hold, that is said, and the file stays', async (context) => {
    context.skip(noModes !== undefined, noModes);
    const folder = tempFolder();
    const path = join(folder, 'settings.json');
    writeFileSync(path, '{"theme": "dark"}');
    withMode(path, 0o000);
    const data = started(folder);
    expect(await data.get('settings.read', {})).toMatchObject({ theme: 'system' });
    expect(data.raised()).toMatchObject([{ code: 'settings-unreadable', details: { path, keptAs: path } }]);
    expect(readFileSync(path, 'utf8')).toBe('{"theme": "dark"}');
  });
});

test('a folder that becomes read-only while a workspace is open costs nothing that was saved', async (context) => {
  context.skip(noModes !== undefined, noModes);
  const folder = tempFolder();
  const path = makeWorkspace(join(folder, 'a.tracebell'));
  fillWithJunk(path, 1);
  const data = started();
  await data.get('workspace.open', { path });
  withMode(folder, 0o555);
  expect(await data.get('workspace.summary', {})).toMatchObject({ path });
  expect(await data.close()).toBe(0);
  chmodSync(folder, 0o755);
  const next = started();
  expect(await next.get('workspace.open', { path })).toMatchObject({ readOnly: false });
  await next.close();
  expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell']);
  expect(readBack(path)).toEqual(WHOLE);
});
