import { expect, onTestFinished, test } from 'vitest';
import { forkData } from './fork-data.ts';

test('a process that cannot even be started is one that ended, and the reason is in the log', async () => {
  const { execPath } = process;
  onTestFinished(() => void (process.execPath = execPath));
  process.execPath = '/nothing/here';
  const lines: string[] = [];
  const channel = forkData(new URL('file:///entry.ts'), (line) => lines.push(line))({
    folder: '/f',
    version: '1',
  });
  const code = await new Promise((resolve) => channel.onExit(resolve));
  expect(code).toBeNull();
  expect(lines.join()).toContain('ENOENT');
  channel.post('close');
  channel.kill();
});
