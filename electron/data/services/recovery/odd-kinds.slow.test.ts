import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serviceHere, THREAD_ENTRY } from '../../testing/service-here.ts';
import { CREATED_AT } from '../../testing/workspace-file.ts';
import { openWorkspace } from '../open-workspace.ts';
import { taskService } from '../tasks.ts';
import { recoveryService } from './recovery-service.ts';

const isPosix = process.platform !== 'win32';

function pipe(path: string): void {
  expect(spawnSync('mkfifo', [path]).status).toBe(0);
}

function socket(path: string): Promise<void> {
  const server = createServer();
  onTestFinished(() => void server.close());
  return new Promise((resolve) => server.listen(path, resolve));
}

function place() {
  const here = serviceHere();
  const now = (): number => CREATED_AT;
  const tasks = taskService(() => undefined, now);
  const { handlers } = recoveryService({ workspace: here.service, tasks, now, threadEntry: THREAD_ENTRY });
  return { ...here, recover: async (path: string) => handlers['workspace.recover']({ path }) };
}

type Make = ((path: string) => void) | ((path: string) => Promise<void>);
const KINDS: [string, Make | null, string][] = [
  ['a pipe', pipe, 'workspace-not-sqlite'],
  ['a socket', socket, 'workspace-not-sqlite'],
  ['a folder', (path) => void mkdirSync(path), 'path-is-folder'],
  ['a device', null, 'workspace-not-sqlite'],
];

/** Each refused at once: opening a pipe waits for its other end, for ever. */
describe.skipIf(!isPosix)('what is no file', () => {
  test.each(KINDS)('%s is neither opened nor recovered', async (_, make, code) => {
    const { at, open, recover, make: sound, summary } = place();
    await open(sound('a.tracebell'));
    const path = make === null ? '/dev/zero' : at('odd');
    await make?.(path);
    await expect(recover(path)).rejects.toMatchObject({ code, details: { path } });
    await expect(open(path)).rejects.toMatchObject({ code, details: { path } });
    expect(summary()).toMatchObject({ name: 'a' });
  });

  test.each(['-wal', '-shm', '-journal', '-lock', '-part'])(
    'beside a workspace, as its %s, is named',
    async (ending) => {
      const { make, open, recover } = place();
      const path = make('a.tracebell');
      pipe(path + ending);
      const wanted = { code: 'disk-failed', details: { path: path + ending } };
      await expect(recover(path)).rejects.toMatchObject(wanted);
      await expect(open(path)).rejects.toMatchObject(wanted);
      await expect(openWorkspace(path, CREATED_AT, THREAD_ENTRY)).rejects.toMatchObject({ name: 'Failure' });
    },
  );
});
