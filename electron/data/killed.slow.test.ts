import { fork } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startData } from './testing/running-data.ts';
import { contentOf, tempFolder } from './testing/temp-folder.ts';
import { lockWorkspace } from './cache/workspace-lock.ts';
import { prepareWorkspace } from './cache/prepare.ts';
import {
  CREATED_AT,
  edit,
  fillWithJunk,
  makeWorkspace,
  readBack,
  VERSION,
  WHOLE,
} from './testing/workspace-file.ts';

test('a workspace whose process was killed opens again with all that was committed', async () => {
  const [folder, place] = [tempFolder(), tempFolder()];
  const path = makeWorkspace(join(place, 'a.tracebell'));
  const first = startData({ folder, open: path });
  await first.get('workspace.summary', {});
  edit(path, 'CREATE TABLE later (a)', 'INSERT INTO later VALUES (1)');
  await first.kill();
  expect(Object.keys(contentOf(place))).toEqual(
    ['', '-lock', '-shm', '-wal'].map((ending) => `a.tracebell${ending}`),
  );

  const next = startData({ folder });
  expect(await next.get('workspace.summary', {})).toMatchObject({ path, readOnly: false });
  await next.close();
  expect(next.raised()).toEqual([]);
  expect(Object.keys(contentOf(place))).toEqual(['a.tracebell']);
  expect(readBack(path)).toEqual(WHOLE);
  const db = new Database(path, { readonly: true });
  expect(db.prepare('SELECT a FROM later').all()).toEqual([{ a: 1 }]);
  db.close();
});

/** Spread over how long the work takes when nobody interferes. */
const KILLS_EACH = 10;

/** Opened by the next process as it would be, but in this one: a lock, a look, what is left over folded in. */
function openAgain(path: string, how: (path: string) => unknown = prepareWorkspace): void {
  const lock = lockWorkspace(path, CREATED_AT);
  try {
    const found = how(path);
    if (typeof found === 'object') expect(found).toMatchObject({ cutBack: null });
  } finally {
    lock.release();
  }
}

describe('killed at any moment, a workspace always opens afterwards and has its row:', () => {
  type Data = ReturnType<typeof startData>;

  const endOf = (data: Data, id: string): Promise<unknown> =>
    data.event('tasks.changed', ({ tasks }) =>
      tasks.some((task) => task.id === id && task.state !== 'running'),
    );

  /** What is being done to the workspace when the process is killed, and the file that comes of it. */
  const WORK: Record<
    string,
    { makes: string; work(data: Data, path: string, makes: string): Promise<unknown> }
  > = {
    opening: {
      makes: '',
      work: (data, path) => data.get('workspace.open', { path }),
    },
    creating: {
      makes: '.new',
      work: (data, _path, makes) => data.get('workspace.create', { path: makes }),
    },
    copying: {
      makes: '.copy',
      work: async (data, path, makes) => {
        await data.get('workspace.open', { path });
        const { taskId } = await data.get('workspace.copy', { path: makes, replace: true });
        await endOf(data, taskId);
      },
    },
    editing: {
      makes: '',
      work: async (data, path) => {
        await data.get('workspace.open', { path });
        const content = { text: '{}', projectId: null, pins: [], assumptions: {} };
        for (let draft = 0; draft < 100; draft += 1)
          await data.get('drafts.add', { content: { ...content, provider: 'huawei' }, origin: 'empty' });
        await data.get('workspace.close', {});
      },
    },
    compacting: {
      makes: '',
      work: async (data, path) => {
        await data.get('workspace.open', { path });
        edit(
          path,
          'INSERT INTO junk (bytes) SELECT randomblob(65536) FROM junk LIMIT 16',
          'DELETE FROM junk WHERE id IN (SELECT id FROM junk ORDER BY id LIMIT 16)',
        );
        const { taskId } = await data.get('workspace.compact', {});
        await endOf(data, taskId);
        await data.get('workspace.close', {});
      },
    },
  };

  test.each(Object.entries(WORK))('while %s', async (_name, { makes, work }) => {
    const place = tempFolder();
    const path = makeWorkspace(join(place, 'a.tracebell'));
    const made = path + makes;
    fillWithJunk(path, 4);

    const once = async (killAfterMs: number | null): Promise<number> => {
      if (makes === '.new') rmSync(made, { force: true });
      const data = startData({ folder: tempFolder(), open: null });
      await data.get('workspace.summary', {});
      const began = performance.now();
      const done = work(data, path, made).catch(() => undefined); // Its process is killed under it.
      await (killAfterMs === null ? done : Promise.race([done, pause(killAfterMs)]));
      const tookMs = performance.now() - began;
      await data.kill();
      await done;
      return tookMs;
    };

    const tookMs = await once(null);
    for (let kill = 0; kill < KILLS_EACH; kill += 1) {
      await once((tookMs * 1.1 * (kill + Math.random())) / KILLS_EACH);
      openAgain(path);
      expect(readBack(path)).toEqual(WHOLE);
      // What was being made is there whole or not at all, and can be made then.
      openAgain(made, existsSync(made) ? undefined : makeWorkspace);
      expect(readBack(made)).toEqual(WHOLE);
      const files = new Set(['a.tracebell', `a.tracebell${makes}`]);
      expect(new Set(Object.keys(contentOf(place)))).toEqual(files);
    }
  });

  test('while it is brought up to date, and that is then done or not done', async () => {
    const entry = fileURLToPath(new URL('./testing/migrate-heavily.ts', import.meta.url));
    const path = makeWorkspace(join(tempFolder(), 'a.tracebell'));
    fillWithJunk(path, 1);

    const migrate = async (killAfterMs: number | null): Promise<number> => {
      const child = fork(entry, [path], { execArgv: [] });
      onTestFinished(() => void child.kill('SIGKILL'));
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((resolve) => child.once('message', resolve)); // It begins.
      const began = performance.now();
      if (killAfterMs !== null) await Promise.race([ended, pause(killAfterMs)]);
      if (killAfterMs !== null) child.kill('SIGKILL');
      await ended;
      return performance.now() - began;
    };

    const tookMs = await migrate(null);
    let halfDone = 0;
    for (let kill = 0; kill < KILLS_EACH; kill += 1) {
      edit(path, 'DROP TABLE heavy', `PRAGMA user_version = ${VERSION}`);
      await migrate((tookMs * 1.1 * (kill + Math.random())) / KILLS_EACH);
      if (existsSync(`${path}-journal`)) halfDone += 1;
      await migrate(null);
      expect(readBack(path)).toEqual(WHOLE);
      const after = new Database(path, { readonly: true });
      expect(after.pragma('user_version', { simple: true })).toBe(1010);
      expect(after.prepare('SELECT count(*) AS n FROM heavy').get()).toEqual({ n: 8 });
      after.close();
    }
    expect(halfDone, 'kills in the middle of the change').toBeGreaterThan(0);
  });
});
