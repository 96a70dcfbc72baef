import { existsSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startData } from '../../testing/running-data.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { makeSample } from './make-sample.ts';

test('while it is made it is a task, which is cancelled without a trace and can be begun anew', async () => {
  const folder = tempFolder();
  const data = startData({ folder });
  const opening = data.codeOf('sample.open', {});
  const { tasks } = await data.event('tasks.changed', ({ tasks: [task] }) => (task?.progress?.done ?? 0) > 0);
  expect(tasks).toMatchObject([{ kind: 'sample', state: 'running', cancellable: true }]);
  await data.get('tasks.cancel', { id: tasks[0]?.id ?? '' });
  expect(await opening).toBe('cancelled');
  expect(existsSync(join(folder, 'sample'))).toBe(false);
  expect(await data.get('workspace.summary', {})).toBeNull();

  expect(await data.codeOf('sample.open', {})).toBe('none');
  const { tasks: ended } = await data.event('tasks.changed', ({ tasks: [task] }) => task?.state === 'done');
  expect(ended[0]?.progress).toMatchObject({ done: 100, total: 100, traces: 60_030 });
  expect(await data.close()).toBe(0);
});

test('what is made before it is asked for is not written until then, and is the same to the byte', async () => {
  const folder = tempFolder();
  const data = startData({ folder });
  await data.get('workspace.summary', {});
  const before = readdirSync(folder);
  await data.get('sample.prepare', {});
  await data.get('sample.prepare', {});
  // Whatever it has come to by then: nothing is seen of it.
  expect(readdirSync(folder)).toEqual(before);
  const { path } = await data.get('sample.open', {});
  const about = await data.get('sample.about', {});
  const alone = join(tempFolder(), 'alone');
  const now = about?.until ?? 0;
  const { files } = await makeSample({ seed: 1, now }, alone, new AbortController().signal);
  const beside = join(path, '..', 'files');
  expect(files.length).toBeGreaterThan(500);
  for (const file of files)
    expect(readFileSync(join(beside, file)).equals(readFileSync(join(alone, file))), file).toBe(true);
  expect(await data.close()).toBe(0);
});

test('what was begun and is not wanted leaves nothing, whether something else is opened or the app ends', async () => {
  const folder = tempFolder();
  const data = startData({ folder });
  await data.get('sample.prepare', {});
  await data.get('workspace.create', { path: join(folder, 'mine.tracebell') });
  await data.get('sample.prepare', {});
  await data.get('workspace.close', {});
  await data.get('sample.prepare', {});
  expect(await data.close()).toBe(0);
  expect(existsSync(join(folder, 'sample'))).toBe(false);
});

test('one that was damaged is not made anew over what somebody did in it: it is told, removed when asked, and brought back', async () => {
  const folder = tempFolder();
  const data = startData({ folder });
  await data.get('sample.open', {});
  await data.get('workspace.close', {});
  truncateSync(join(folder, 'sample', 'sample.tracebell'), 5000);
  expect(await data.codeOf('sample.open', {})).toBe('workspace-cut-short');
  await data.get('sample.remove', {});
  expect(await data.codeOf('sample.restore', {})).toBe('workspace-cut-short');
  await data.get('sample.remove', {});
  expect(await data.codeOf('sample.open', {})).toBe('none');
  expect(await data.close()).toBe(0);
});
