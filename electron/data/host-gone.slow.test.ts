import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startData } from './testing/running-data.ts';
import { contentOf, tempFolder } from './testing/temp-folder.ts';
import { fillWithJunk, makeWorkspace, readBack, WHOLE } from './testing/workspace-file.ts';

const HOST = fileURLToPath(new URL('./testing/host-of-data.ts', import.meta.url));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** A host of its own process, with a workspace open; resolves with what it prints about itself. */
function startHost(
  path: string,
  does: string,
  home = tempFolder(),
): Promise<{ hostPid: number; dataPid: number }> {
  const host = spawn(process.execPath, [HOST, home, path, does], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void host.kill('SIGKILL'));
  return new Promise((resolve) => {
    host.stdout.once('data', (text: Buffer) => resolve(JSON.parse(text.toString()) as never));
  });
}

test.each(['nothing', 'compact', 'copy'])(
  'a data process whose host is killed while it does %s ends by itself, tidily',
  async (does) => {
    const folder = tempFolder();
    const path = makeWorkspace(join(folder, 'a.tracebell'));
    fillWithJunk(path, 32);
    const { hostPid, dataPid } = await startHost(path, does);
    expect(existsSync(`${path}-lock`)).toBe(true);
    process.kill(hostPid, 'SIGKILL');
    await vi.waitFor(() => expect(isAlive(dataPid)).toBe(false), { timeout: 60_000 });
    expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell']);
    expect(readBack(path)).toEqual(WHOLE);
  },
);

test.each(['import', 'copy'] as const)(
  '%s: what ended with its host is told of at the next start, once',
  async (kind) => {
    const [folder, home] = [tempFolder(), tempFolder()];
    const path = makeWorkspace(join(folder, 'a.tracebell'));
    fillWithJunk(path, 32);
    writeFileSync(`${path}.ndjson`, records(60_000));
    const { hostPid, dataPid } = await startHost(path, kind, home);
    process.kill(hostPid, 'SIGKILL');
    await vi.waitFor(() => expect(isAlive(dataPid)).toBe(false), { timeout: 60_000 });
    const named = { import: `${path}.ndjson`, copy: `${path}.copy` }[kind];
    const told = { code: 'task-cut-off', details: { kind, path: named } };
    for (const expected of [[told], []]) {
      const data = startData({ folder: home, open: null });
      await data.get('tasks.list', {});
      expect(data.raised()).toMatchObject(expected);
      expect(await data.close()).toBe(0);
    }
  },
);

function records(count: number): string {
  const at = Date.UTC(2026, 4, 14);
  return Array.from({ length: count }, (_, number) =>
    JSON.stringify({ trace_id: `t${number}`, time: at + number, service_type: 'VPC', trace_name: 'a' }),
  ).join('\n');
}

test.each(['SIGTERM', 'SIGHUP'] as const)('told to end by %s, it ends tidily', async (signal) => {
  const folder = tempFolder();
  const path = makeWorkspace(join(folder, 'a.tracebell'));
  const data = startData({ folder: tempFolder(), open: path });
  await data.get('workspace.summary', {});
  await data.kill(signal);
  expect(await data.ended).toBe(0);
  expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell']);
});

test('the Ctrl+C that a terminal sends to all is left to the host', async () => {
  const data = startData({ folder: tempFolder(), open: null });
  await data.get('tasks.list', {});
  process.kill(data.pid, 'SIGINT');
  expect(await data.get('tasks.list', {})).toEqual([]);
  expect(await data.close()).toBe(0);
});
