import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import type { Task } from '../../shared/model/task.ts';
import { startData } from './testing/running-data.ts';
import { contentOf, tempFolder } from './testing/temp-folder.ts';
import { fillWithJunk, makeWorkspace, readBack, WHOLE } from './testing/workspace-file.ts';

type Data = ReturnType<typeof startData>;

async function opened(mebibytes: number): Promise<{ data: Data; path: string; folder: string }> {
  const folder = tempFolder();
  const path = makeWorkspace(join(folder, 'a.tracebell'));
  if (mebibytes > 0) fillWithJunk(path, mebibytes);
  const data = startData({ folder: tempFolder(), open: path });
  await data.get('workspace.summary', {});
  return { data, path, folder };
}

async function endOf(data: Data, { taskId }: { taskId: string }): Promise<Task | undefined> {
  const ended = ({ id, state }: Task): boolean => id === taskId && state !== 'running';
  return (await data.event('tasks.changed', ({ tasks }) => tasks.some(ended))).tasks.find(ended);
}

/** A handle of the test's own on a file that is in use. */
function handleOn(path: string): Database.Database {
  const db = new Database(path);
  onTestFinished(() => void db.close());
  return db;
}

test('calls are answered while the writer waits for the file', async () => {
  const { data, path } = await opened(0);
  const other = handleOn(path);
  other.exec('BEGIN IMMEDIATE'); // The write that follows cannot even begin until this ends.
  const { taskId } = await data.get('workspace.compact', {});
  for (let round = 0; round < 20; round += 1) {
    expect(await data.get('workspace.summary', {})).toMatchObject({ path });
    expect(await data.get('tasks.list', {})).toMatchObject([{ id: taskId, state: 'running' }]);
    await data.get('settings.write', { theme: round % 2 === 0 ? 'dark' : 'light' });
  }
  other.exec('COMMIT');
  expect(await endOf(data, { taskId })).toMatchObject({ state: 'done' });
});

test('calls are answered while a long write is at work', async () => {
  const { data, path } = await opened(192);
  const { taskId } = await data.get('workspace.compact', {});
  const isDone = (): boolean =>
    data.said.some(
      (message) =>
        message.type === 'event' &&
        message.name === 'tasks.changed' &&
        (message.payload as { tasks: Task[] }).tasks.some(
          ({ id, state }) => id === taskId && state === 'done',
        ),
    );
  let answeredBefore = 0;
  while (!isDone()) {
    const [summary, tasks] = await Promise.all([
      data.get('workspace.summary', {}),
      data.get('tasks.list', {}),
    ]);
    expect(summary).toMatchObject({ path });
    // What the process said came in this order: the answer, then the word of the end.
    if (!isDone() && tasks[0]?.state === 'running') answeredBefore += 1;
  }
  expect(answeredBefore).toBeGreaterThan(3);
  expect(await data.close()).toBe(0);
  expect(readBack(path)).toEqual(WHOLE);
});

test('a copy made while the workspace is compacted is whole, and so is the workspace', async () => {
  const { data, path, folder } = await opened(32);
  const compact = data.get('workspace.compact', {});
  const copies = Array.from({ length: 3 }, (_, number) =>
    data.get('workspace.copy', { path: join(folder, `copy-${number}`), replace: false }),
  );
  for (const task of [compact, ...copies])
    expect(await endOf(data, await task)).toMatchObject({ state: 'done' });
  expect(await data.close()).toBe(0);
  expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell', 'copy-0', 'copy-1', 'copy-2']);
  for (const name of Object.keys(contentOf(folder))) expect(readBack(join(folder, name))).toEqual(WHOLE);
  expect(readBack(path)).toEqual(WHOLE);
});

test('a copy is of one moment and comes to its end, however much is written meanwhile', async () => {
  const { data, path, folder } = await opened(64);
  const to = join(folder, 'copy');
  const writer = handleOn(path);
  writer.exec('CREATE TABLE pair (one INTEGER, other INTEGER); INSERT INTO pair VALUES (0, 0)');
  const write = writer.transaction((value: number) => {
    writer.prepare('UPDATE pair SET one = ?').run(value);
    writer.prepare('UPDATE pair SET other = ?').run(value);
  });
  let writes = 0;
  const timer = setInterval(() => write((writes += 1)), 1);
  onTestFinished(() => clearInterval(timer));
  const task = await endOf(data, await data.get('workspace.copy', { path: to, replace: false }));
  clearInterval(timer);
  expect(task).toMatchObject({ state: 'done' });
  expect(writes).toBeGreaterThan(5);
  expect(readBack(to)).toEqual(WHOLE);
  const copy = new Database(to, { readonly: true });
  const pair = copy.prepare<[], { one: number; other: number }>('SELECT * FROM pair').get();
  copy.close();
  expect(pair?.one).toBe(pair?.other);
});

test('a copy tells how far it is, and is stopped where it is', async () => {
  const { data, folder } = await opened(192);
  const to = join(folder, 'copy');
  const { taskId } = await data.get('workspace.copy', { path: to, replace: false });
  const { tasks } = await data.event('tasks.changed', ({ tasks }) =>
    tasks.some(({ id, progress }) => id === taskId && (progress?.done ?? 0) > 0),
  );
  const progress = tasks.find(({ id }) => id === taskId)?.progress;
  expect(progress?.done).toBeLessThan(progress?.total ?? 0);
  await data.get('tasks.cancel', { id: taskId });
  expect(await endOf(data, { taskId })).toMatchObject({ state: 'cancelled' });
  const left = Object.keys(contentOf(folder)).filter((name) => name.startsWith('copy'));
  expect(left).toEqual([]);
});
