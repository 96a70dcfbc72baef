import { existsSync } from 'node:fs';
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
