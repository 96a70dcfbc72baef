import { existsSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startData } from '../../testing/running-data.ts';
import { tempFolder } from '../../testing/temp-folder.ts';

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
  expect(ended[0]?.progress).toMatchObject({ done: 100, total: 100, traces: 60_040 });
  expect(await data.close()).toBe(0);
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
