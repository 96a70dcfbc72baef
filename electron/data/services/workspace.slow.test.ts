import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Failure } from '../../../shared/model/failure.ts';
import { serviceHere, THREAD_ENTRY } from '../testing/service-here.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { CREATED_AT, fillWithJunk, makeWorkspace, readBack, WHOLE } from '../testing/workspace-file.ts';
import { recentService } from './recent.ts';
import { taskService } from './tasks.ts';
import { workspaceService } from './workspace.ts';

describe('a workspace', () => {
  test('is created and open at once', async () => {
    const { at, create, summary, told, recent, names } = serviceHere();
    const made = await create(at('审计 #1.tracebell'));
    expect(made).toEqual({
      path: at('审计 #1.tracebell'),
      name: '审计 #1',
      createdAt: CREATED_AT + 1000,
      sizeBytes: statSync(made.path).size,
      readOnly: false,
      dataAt: null,
      astray: null,
    });
    expect(summary()).toEqual(made);
    expect(told['workspace.changed']).toEqual([{ summary: made }]);
    expect(recent.last()).toBe(made.path);
    expect(names()).toContain('审计 #1.tracebell-lock');
  });

  test('is said to be as large as all that is in it, also of what still lies beside it', async () => {
    const { at, create, summary } = serviceHere();
    const made = await create(at('a.tracebell'));
    fillWithJunk(made.path, 1);
    expect(summary()?.sizeBytes).toBeGreaterThan(made.sizeBytes + 500_000);
  });

  test('that is closed is one plain file and nothing is open', async () => {
    const { at, create, close, summary, told, recent, names } = serviceHere();
    await create(at('a.tracebell'));
    expect(await close()).toEqual({});
    expect(names()).toEqual(['a.tracebell']);
    expect(readBack(at('a.tracebell'))).toEqual(WHOLE);
    expect(summary()).toBeNull();
    expect(told['workspace.changed']?.at(-1)).toEqual({ summary: null });
    expect(recent.last()).toBeNull();
    expect(await close()).toEqual({});
  });

  test('is the same one by every name of it, and stays open under the first', async () => {
    const { at, make, open, told } = serviceHere();
    const path = make('a.tracebell');
    symlinkSync(path, at('soft'));
    linkSync(path, at('hard'));
    const first = await open(at('soft'));
    expect(first.path).toBe(path);
    expect(await open(path)).toEqual(first);
    expect(await open(at('hard'))).toEqual(first);
    expect(told['workspace.changed']).toHaveLength(1);
  });

  test('gives way to the next, and is then one plain file', async () => {
    const { make, open, summary, names } = serviceHere();
    await open(make('a.tracebell'));
    await open(make('b.tracebell'));
    expect(summary()).toMatchObject({ name: 'b' });
    expect(names().filter((name) => name.startsWith('a'))).toEqual(['a.tracebell']);
  });

  test('stays open when the next turns out to be damaged behind its beginning, which is left as it is', async () => {
    const { make, open, summary, names } = serviceHere();
    await open(make('a.tracebell'));
    const damaged = make('damaged.tracebell');
    const bytes = readFileSync(damaged);
    const list = new Database(damaged, { readonly: true });
    const page = list.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'source'").pluck().get();
    list.close();
    bytes.fill(0x5a, (Number(page) - 1) * 8192, Number(page) * 8192);
    writeFileSync(damaged, bytes);
    await expect(open(damaged)).rejects.toThrow('workspace-damaged');
    expect(readFileSync(damaged).equals(bytes)).toBe(true);
    expect(summary()).toMatchObject({ name: 'a' });
    expect(names().filter((name) => name.startsWith('damaged'))).toEqual(['damaged.tracebell']);
    for (const ending of ['-part', '-wal', '-journal']) {
      const path = make(`folder${ending}.tracebell`);
      mkdirSync(path + ending);
      const details = { path: path + ending };
      await expect(open(path)).rejects.toMatchObject({ code: 'path-is-folder', details });
    }
    expect(summary()).toMatchObject({ name: 'a' });
  });

  test('stays open when the next cannot be opened or created', async () => {
    const { at, make, open, create, summary } = serviceHere();
    await open(make('a.tracebell'));
    writeFileSync(at('text'), 'a text');
    await expect(open(at('text'))).rejects.toThrow('workspace-not-sqlite');
    await expect(open(at('nothing'))).rejects.toThrow('workspace-missing');
    await expect(open('relative')).rejects.toThrow('path-relative');
    await expect(create(at('a.tracebell'))).rejects.toThrow('workspace-exists');
    await expect(create(at('no/folder'))).rejects.toThrow('folder-missing');
    await expect(create(`${at('a.tracebell')} `)).rejects.toThrow('path-ends-in-space');
    expect(summary()).toMatchObject({ name: 'a' });
  });

  test('that another holds is refused with who it is, and nothing is left beside it', async () => {
    const { make, open, service, names } = serviceHere();
    const path = make('a.tracebell');
    await open(path);
    const other = serviceHere();
    await expect(other.open(path)).rejects.toMatchObject({
      code: 'workspace-in-use',
      details: { path, holder: { pid: process.pid, sinceAt: CREATED_AT + 1000 } },
    });
    await service.close();
    expect(names()).toEqual(['a.tracebell']);
    await other.open(path);
  });

  test('calls that overlap are done one after another', async () => {
    const { at, make, open, create, close, summary, names } = serviceHere();
    const [a, b] = [make('a.tracebell'), make('b.tracebell')];
    await Promise.all([open(a), open(b), create(at('c.tracebell')), close(), open(b), open(a)]);
    expect(summary()).toMatchObject({ name: 'a' });
    await close();
    expect(names()).toEqual(['a.tracebell', 'b.tracebell', 'c.tracebell']);
    for (const name of names()) expect(readBack(at(name))).toEqual(WHOLE);
  });

  test('of which nothing is open refuses what needs one', () => {
    const { at, copy, compact, summary } = serviceHere();
    expect(summary()).toBeNull();
    expect(() => copy(at('x'))).toThrow('workspace-none-open');
    expect(() => compact()).toThrow('workspace-none-open');
  });
});

describe('a file that goes away while it is open', () => {
  test('is still told of, and closing goes on', async () => {
    const { make, open, summary, close, told, names } = serviceHere();
    const path = make('a.tracebell');
    await open(path);
    rmSync(path);
    expect(summary()).toMatchObject({ path });
    expect(await close()).toEqual({});
    expect(told['workspace.changed']?.at(-1)).toEqual({ summary: null });
    expect(names()).toEqual([]);
  });

  test('can give its name to another, which is opened in its place', async () => {
    const { at, make, open, close, names } = serviceHere();
    const path = make('a.tracebell');
    const first = await open(path);
    const next = make('b.tracebell');
    fillWithJunk(next, 1);
    renameSync(next, path);
    const second = await open(path);
    expect(second.sizeBytes).toBeGreaterThan(first.sizeBytes);
    await close();
    expect(names()).toEqual(['a.tracebell']);
    expect(readBack(at('a.tracebell'))).toEqual(WHOLE);
  });

  test('with its folder, too', async () => {
    const { at, open, close, raised, summary } = serviceHere();
    mkdirSync(at('deep'));
    await open(makeWorkspace(at('deep/a.tracebell')));
    rmSync(at('deep'), { recursive: true });
    expect(await close()).toEqual({});
    expect(raised.map(({ code }) => code)).toEqual(['workspace-astray']);
    expect(summary()).toBeNull();
  });
});

test('a copy onto what it must never replace is refused, even to replace it', async () => {
  const { at, make, open, copy, names } = serviceHere();
  const path = make('a.tracebell');
  symlinkSync(path, at('soft'));
  linkSync(path, at('hard'));
  mkdirSync(at('folder'));
  symlinkSync('/dev/null', at('device'));
  symlinkSync('/nothing/there', at('dangling'));
  await open(path);
  const before = names();
  const refused = {
    'a.tracebell': 'copy-onto-itself',
    soft: 'copy-onto-itself',
    hard: 'copy-onto-itself',
    'a.tracebell-wal': 'copy-onto-itself',
    'a.tracebell-lock': 'copy-onto-itself',
    folder: 'path-is-folder',
    device: 'workspace-exists',
    dangling: 'workspace-exists',
    'no/where': 'folder-missing',
    'b ': 'path-ends-in-space',
  };
  for (const [to, code] of Object.entries(refused)) expect(() => copy(at(to), true), to).toThrow(code);
  expect(names()).toEqual(before);
});

test('where the list of recent files cannot be kept, the workspace is open all the same', async () => {
  const folder = tempFolder();
  const raised: Failure[] = [];
  writeFileSync(join(folder, 'file'), '');
  const recent = recentService(
    join(folder, 'file'),
    () => undefined,
    () => undefined,
  );
  const service = workspaceService({
    emit: () => undefined,
    raise: (failure) => void raised.push(failure),
    now: () => CREATED_AT,
    version: '1.2.3',
    threadEntry: THREAD_ENTRY,
    recent,
    tasks: taskService(
      () => undefined,
      () => CREATED_AT,
    ),
  });
  onTestFinished(() => service.close());
  expect(await service.open(makeWorkspace(join(folder, 'a.tracebell')))).toMatchObject({ name: 'a' });
  expect(raised).toMatchObject([{ code: 'settings-unwritable' }]);
});
