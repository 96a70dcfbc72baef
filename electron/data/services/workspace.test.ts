import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { EventName, Events } from '../../../shared/ipc/contract.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { WorkspaceSummary } from '../../../shared/model/workspace.ts';
import type { Task } from '../../../shared/model/task.ts';
import { contentOf, digest, tempFolder } from '../testing/temp-folder.ts';
import { CREATED_AT, edit, fillWithJunk, makeWorkspace, readBack, WHOLE } from '../testing/workspace-file.ts';
import { recentService } from './recent.ts';
import { taskService } from './tasks.ts';
import { workspaceService } from './workspace.ts';

function started() {
  const folder = tempFolder();
  const raised: Failure[] = [];
  const told: { [Name in EventName]?: Events[Name][] } = {};
  const emit = <Name extends EventName>(name: Name, payload: Events[Name]): void => {
    ((told[name] ??= []) as Events[Name][]).push(payload);
  };
  const raise = (failure: Failure): void => void raised.push(failure);
  const now = (): number => CREATED_AT + 1000;
  const tasks = taskService(emit, now);
  const recent = recentService(tempFolder(), emit, raise);
  const threadEntry = new URL('./job-thread.ts', import.meta.url);
  const service = workspaceService({ emit, raise, now, version: '1.2.3', threadEntry, recent, tasks });
  onTestFinished(() => service.close());
  const { handlers } = service;
  return {
    folder,
    raised,
    told,
    recent,
    service,
    at: (name: string) => join(folder, name),
    make: (name: string) => makeWorkspace(join(folder, name)),
    names: () => Object.keys(contentOf(folder)),
    open: (path: string) => Promise.resolve(handlers['workspace.open']({ path })),
    create: (path: string) => Promise.resolve(handlers['workspace.create']({ path })),
    close: () => Promise.resolve(handlers['workspace.close']({})),
    summary: () => handlers['workspace.summary']({}) as WorkspaceSummary | null,
    copy: (path: string, replace = false) =>
      handlers['workspace.copy']({ path, replace }) as { taskId: string },
    compact: () => handlers['workspace.compact']({}) as { taskId: string },
    cancel: (id: string) => void tasks.handlers['tasks.cancel']({ id }),
    list: () => tasks.handlers['tasks.list']({}) as Task[],
    /** Waits until nothing runs, cancelling nothing. */
    async ended(): Promise<Task[]> {
      const list = (): Task[] => tasks.handlers['tasks.list']({}) as Task[];
      await new Promise<void>((resolve) => {
        const timer = setInterval(() => {
          if (list().some(({ state }) => state === 'running')) return;
          clearInterval(timer);
          resolve();
        }, 2);
      });
      return list();
    },
  };
}

describe('a workspace', () => {
  test('is created and open at once', async () => {
    const { at, create, summary, told, recent, names } = started();
    const made = await create(at('审计 #1.tracebell'));
    expect(made).toEqual({
      path: at('审计 #1.tracebell'),
      name: '审计 #1',
      createdAt: CREATED_AT + 1000,
      sizeBytes: 16384,
      readOnly: false,
      dataAt: null,
    });
    expect(summary()).toEqual(made);
    expect(told['workspace.changed']).toEqual([{ summary: made }]);
    expect(recent.last()).toBe(made.path);
    expect(names()).toContain('审计 #1.tracebell-lock');
  });

  test('that is closed is one plain file and nothing is open', async () => {
    const { at, create, close, summary, told, recent, names } = started();
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
    const { at, make, open, told } = started();
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
    const { make, open, summary, names } = started();
    await open(make('a.tracebell'));
    await open(make('b.tracebell'));
    expect(summary()).toMatchObject({ name: 'b' });
    expect(names().filter((name) => name.startsWith('a'))).toEqual(['a.tracebell']);
  });

  test('stays open when the next cannot be opened or created', async () => {
    const { at, make, open, create, summary } = started();
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
    const { make, open, service, names } = started();
    const path = make('a.tracebell');
    await open(path);
    const other = started();
    await expect(other.open(path)).rejects.toMatchObject({
      code: 'workspace-in-use',
      details: { path, holder: { pid: process.pid, sinceAt: CREATED_AT + 1000 } },
    });
    await service.close();
    expect(names()).toEqual(['a.tracebell']);
    await other.open(path);
  });

  test('calls that overlap are done one after another', async () => {
    const { at, make, open, create, close, summary, names } = started();
    const [a, b] = [make('a.tracebell'), make('b.tracebell')];
    await Promise.all([open(a), open(b), create(at('c.tracebell')), close(), open(b), open(a)]);
    expect(summary()).toMatchObject({ name: 'a' });
    await close();
    expect(names()).toEqual(['a.tracebell', 'b.tracebell', 'c.tracebell']);
    for (const name of names()) expect(readBack(at(name))).toEqual(WHOLE);
  });

  test('of which nothing is open refuses what needs one', () => {
    const { at, copy, compact, summary } = started();
    expect(summary()).toBeNull();
    expect(() => copy(at('x'))).toThrow('workspace-none-open');
    expect(() => compact()).toThrow('workspace-none-open');
  });
});

describe('a file that goes away while it is open', () => {
  test('is a failure of the summary, and closing goes on', async () => {
    const { make, open, summary, close, told, names } = started();
    const path = make('a.tracebell');
    await open(path);
    rmSync(path);
    expect(() => summary()).toThrow('workspace-missing');
    expect(await close()).toEqual({});
    expect(told['workspace.changed']?.at(-1)).toEqual({ summary: null });
    expect(names()).toEqual([]);
  });

  test('can give its name to another, which is opened in its place', async () => {
    const { at, make, open, close, names } = started();
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
    const { at, open, close, raised, summary } = started();
    mkdirSync(at('deep'));
    await open(makeWorkspace(at('deep/a.tracebell')));
    rmSync(at('deep'), { recursive: true });
    expect(() => summary()).toThrow('workspace-missing');
    expect(await close()).toEqual({});
    expect(raised.map(({ code }) => code)).toEqual(['workspace-missing']);
    expect(summary()).toBeNull();
  });
});

describe('a copy', () => {
  test('is one plain file that opens, with the same id', async () => {
    const { at, make, open, copy, ended, names } = started();
    await open(make('a.tracebell'));
    copy(at('copy of it.tracebell'));
    expect(await ended()).toMatchObject([
      { kind: 'copy', state: 'done', outcome: { bytes: 16384 }, path: at('copy of it.tracebell') },
    ]);
    expect(names().filter((name) => name.startsWith('copy'))).toEqual(['copy of it.tracebell']);
    expect(readBack(at('copy of it.tracebell'))).toEqual(WHOLE);
    expect(await open(at('copy of it.tracebell'))).toMatchObject({
      name: 'copy of it',
      createdAt: CREATED_AT,
    });
  });

  test('has what was committed when it began, also what is only in the log', async () => {
    const { at, make, open, copy, ended } = started();
    const path = make('a.tracebell');
    await open(path);
    edit(path, 'CREATE TABLE later (a)', 'INSERT INTO later VALUES (1)');
    copy(at('b.tracebell'));
    await ended();
    const db = new Database(at('b.tracebell'), { readonly: true });
    expect(db.prepare('SELECT a FROM later').all()).toEqual([{ a: 1 }]);
    db.close();
  });

  test('onto what it must never replace is refused, even to replace it', async () => {
    const { at, make, open, copy, names } = started();
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

  test('onto another file is refused unless it is to be replaced', async () => {
    const { at, make, open, copy, ended } = started();
    await open(make('a.tracebell'));
    writeFileSync(at('old'), 'old');
    symlinkSync(at('old'), at('link'));
    expect(() => copy(at('old'))).toThrow('workspace-exists');
    expect(readFileSync(at('old'), 'utf8')).toBe('old');
    copy(at('link'), true);
    await ended();
    expect(readBack(at('old'))).toEqual(WHOLE);
    expect(readBack(at('link'))).toEqual(WHOLE);
  });

  test('onto a workspace that another has open is refused, and that one is not touched', async () => {
    const { make, open, copy, ended } = started();
    const other = started();
    const theirs = other.make('theirs.tracebell');
    await other.open(theirs);
    await open(make('a.tracebell'));
    const before = digest(theirs);
    copy(theirs, true);
    expect(await ended()).toMatchObject([{ state: 'failed', failure: { code: 'workspace-in-use' } }]);
    expect(digest(theirs)).toBe(before);
  });

  test('to a name that is being copied to already fails, and the first is whole', async () => {
    const { at, make, open, copy, ended } = started();
    const path = make('a.tracebell');
    fillWithJunk(path, 8);
    await open(path);
    for (let number = 0; number < 3; number += 1) copy(at('b.tracebell'));
    const states = (await ended()).map(({ state, failure }) => failure?.code ?? state);
    expect(states.filter((state) => state === 'done')).toHaveLength(1);
    expect(states.filter((state) => /in-use|exists/.test(state))).toHaveLength(2);
    expect(readBack(at('b.tracebell'))).toEqual(WHOLE);
  });

  test('that is cancelled leaves nothing, and what it was to replace is as it was', async () => {
    const { at, make, open, copy, cancel, ended, names } = started();
    const path = make('a.tracebell');
    fillWithJunk(path, 16);
    await open(path);
    writeFileSync(at('old'), 'old');
    const before = names();
    for (const to of ['new', 'old']) cancel(copy(at(to), true).taskId);
    expect((await ended()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(names()).toEqual(before);
    expect(readFileSync(at('old'), 'utf8')).toBe('old');
  });

  test('that is cancelled before its only step leaves nothing either', async () => {
    const { at, make, open, copy, cancel, ended, names } = started();
    await open(make('a.tracebell'));
    const before = names();
    cancel(copy(at('b.tracebell')).taskId);
    expect(await ended()).toMatchObject([{ state: 'cancelled' }]);
    expect(names()).toEqual(before);
  });

  test('of a workspace that is closed meanwhile is stopped, and nothing is left of it', async () => {
    const { at, make, open, copy, close, list, names } = started();
    const path = make('a.tracebell');
    fillWithJunk(path, 16);
    await open(path);
    copy(at('b.tracebell'));
    await close();
    expect(list()).toMatchObject([{ state: 'cancelled' }]);
    expect(names()).toEqual(['a.tracebell']);
  });
});

describe('compacting', () => {
  test('gives the space of removed data back, and says how much', async () => {
    const { at, make, open, compact, ended, summary, told, close, names } = started();
    const path = make('a.tracebell');
    fillWithJunk(path, 4);
    const { sizeBytes } = await open(path);
    compact();
    const [task] = await ended();
    expect(task).toMatchObject({ kind: 'compact', state: 'done', path });
    expect(task?.outcome?.bytes).toBeGreaterThan(1_900_000);
    expect(summary()?.sizeBytes).toBe(sizeBytes - (task?.outcome?.bytes ?? 0));
    expect(told['workspace.changed']?.at(-1)?.summary).toEqual(summary());
    await close();
    expect(names()).toEqual(['a.tracebell']);
    expect(readBack(at('a.tracebell'))).toEqual(WHOLE);
  });

  test('is waited for by closing, and nothing new begins meanwhile', async () => {
    const { make, open, compact, close, list, at } = started();
    const path = make('a.tracebell');
    fillWithJunk(path, 4);
    await open(path);
    compact();
    const closed = close();
    await turn(); // Its turn has come; it waits.
    expect(() => compact()).toThrow('workspace-none-open');
    await closed;
    expect(list()).toMatchObject([{ state: 'done' }]);
    expect(readBack(at('a.tracebell'))).toEqual(WHOLE);
  });

  test('says what it gives back although somebody still reads the old content', async () => {
    const { make, open, compact, ended, at, close } = started();
    const path = make('a.tracebell');
    fillWithJunk(path, 4);
    await open(path);
    const reader = new Database(path, { readonly: true });
    reader.exec('BEGIN; SELECT count(*) FROM junk');
    reader.prepare('SELECT count(*) FROM junk').get();
    compact();
    const [task] = await ended();
    expect(task?.outcome?.bytes).toBeGreaterThan(1_900_000);
    reader.close();
    await close();
    expect(readBack(at('a.tracebell'))).toEqual(WHOLE);
  });
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
    threadEntry: new URL('./job-thread.ts', import.meta.url),
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
