import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../data/testing/temp-folder.ts';
import { forkData } from './fork-data.ts';

/** Keeps what it makes for a while, as pages on their way are kept, and tells how large the place of the young has become. */
const BUSY = `
  import { getHeapSpaceStatistics } from 'node:v8';
  const kept = new Map();
  for (let made = 0; made < 1_000_000; made += 1) kept.set(made % 100_000, { text: 'x' + made });
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
  process.send({ bytes: young.space_size });
`;

test('what is made and forgotten takes no more than its bound, however long the process works', async () => {
  const entry = join(tempFolder(), 'busy.mjs');
  writeFileSync(entry, BUSY);
  const lines: string[] = [];
  const channel = forkData(pathToFileURL(entry), (line) => lines.push(line))({ folder: '/f', version: '1' });
  onTestFinished(() => channel.kill());
  const told = await new Promise<unknown>((resolve, reject) => {
    channel.onMessage(resolve);
    channel.onExit(() => reject(new Error(lines.join('\n'))));
  });
  expect((told as { bytes: number }).bytes).toBeLessThanOrEqual(8 * 1024 * 1024);
});

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
