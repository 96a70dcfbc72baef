import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { EventName } from '../../shared/ipc/contract.ts';
import type { Failure } from '../../shared/model/failure.ts';
import type { DataStart } from '../../shared/ipc/message.ts';
import { DATA_ENTRY } from '../data/testing/running-data.ts';
import { contentOf, tempFolder } from '../data/testing/temp-folder.ts';
import { fillWithJunk, makeWorkspace, readBack, WHOLE } from '../data/testing/workspace-file.ts';
import { superviseDataProcess, type DataChannel } from './data-process.ts';
import { forkData } from './fork-data.ts';

/** A supervisor of real processes. */
function supervised(begin: Partial<DataStart>, entry = DATA_ENTRY) {
  const failures: Failure[] = [];
  const events: [EventName, unknown][] = [];
  const lines: string[] = [];
  const channels: DataChannel[] = [];
  const log = (line: string): void => void lines.push(line);
  const start = forkData(entry, log);
  const data = superviseDataProcess({
    begin: { folder: tempFolder(), version: '1.2.3', ...begin },
    start: (given) => {
      const channel = start(given);
      channels.push(channel);
      return channel;
    },
    onEvent: (name, payload) => void events.push([name, payload]),
    onFailure: (failure) => void failures.push(failure),
    log,
    now: () => Date.now(),
  });
  onTestFinished(() => data.close());
  return {
    data,
    failures,
    lines,
    channels,
    events,
    kill: () => channels.at(-1)?.kill(),
    codes: () => failures.map(({ code }) => code),
  };
}

test('after kill -9 the same workspace is open again, and it is said once, with what was cut off', async () => {
  const folder = tempFolder();
  const path = makeWorkspace(join(folder, 'a.tracebell'));
  fillWithJunk(path, 32);
  const { data, kill, failures, channels, codes } = supervised({ open: path });
  await data.call('workspace.summary', {});
  const task = await data.call('workspace.compact', {});
  expect(task).toMatchObject({ ok: true });
  const inHand = data.call('workspace.open', { path: join(folder, 'nothing') });
  kill();
  expect(['data-process-ended', 'workspace-missing']).toContain(codeOf(await inHand));
  await vi.waitFor(() => expect(codes()).toContain('data-process-restarted'), { timeout: 30_000 });
  // It may have been done when the process was killed.
  const cutOff = { code: 'task-cut-off', details: { kind: 'compact', path } };
  const restarted = { code: 'data-process-restarted', details: { workspace: path } };
  expect(failures).toMatchObject(failures.length === 1 ? [restarted] : [cutOff, restarted]);
  expect(await data.call('workspace.summary', {})).toMatchObject({
    ok: true,
    output: { path, readOnly: false },
  });
  expect(await data.call('tasks.list', {})).toEqual({ ok: true, output: [] });
  expect(channels).toHaveLength(2);
  await data.close();
  expect(Object.keys(contentOf(folder))).toEqual(['a.tracebell']);
  expect(readBack(path)).toEqual(WHOLE);
});

test('a call in hand when the process is killed is answered at once', async () => {
  const { data, kill } = supervised({ open: null });
  await data.call('tasks.list', {});
  const calls = Array.from({ length: 50 }, () => data.call('workspace.recent', {}));
  kill();
  const codes = (await Promise.all(calls)).map(codeOf);
  for (const code of codes) expect(['none', 'data-process-ended']).toContain(code);
  await vi.waitFor(async () => expect(await data.call('tasks.list', {})).toEqual({ ok: true, output: [] }), {
    timeout: 30_000,
  });
});

test('a process that cannot live is given up after a few starts, with what it said in the log', async () => {
  const entry = join(tempFolder(), 'broken.ts');
  writeFileSync(entry, `throw new Error('born broken');`);
  const { data, codes, lines, channels } = supervised({}, pathToFileURL(entry));
  await vi.waitFor(() => expect(codes()).toEqual(['data-process-gave-up']), { timeout: 30_000 });
  expect(channels).toHaveLength(4);
  expect(lines.join('\n')).toContain('born broken');
  expect(codeOf(await data.call('tasks.list', {}))).toBe('data-process-gave-up');
});

test('a workspace whose opening kills the process is not opened again, and the app goes on without', async () => {
  // Stands before the real process and dies of one file, as a bug in reading it would make it.
  const entry = join(tempFolder(), 'poisoned.ts');
  writeFileSync(
    entry,
    `const begin = JSON.parse(process.argv[2]);
     if (begin.open === '/poison') process.kill(process.pid, 'SIGKILL');
     await import(${JSON.stringify(DATA_ENTRY.href)});`,
  );
  const { data, failures } = supervised({ open: '/poison' }, pathToFileURL(entry));
  await vi.waitFor(() => expect(failures).not.toEqual([]), { timeout: 30_000 });
  expect(failures).toMatchObject([{ code: 'data-process-restarted', details: { workspace: null } }]);
  expect(await data.call('workspace.summary', {})).toEqual({ ok: true, output: null });
});

test('a fault is logged whole and followed by a restart', async () => {
  const entry = join(tempFolder(), 'faulty.ts');
  writeFileSync(
    entry,
    `await import(${JSON.stringify(DATA_ENTRY.href)});
     process.on('message', (message) => { if (message.call === 'tasks.list') throw new Error('our broken promise'); });`,
  );
  const { data, failures, lines } = supervised({ open: null }, pathToFileURL(entry));
  await data.call('workspace.summary', {});
  await data.call('tasks.list', {});
  await vi.waitFor(() => expect(failures).toMatchObject([{ code: 'data-process-restarted' }]), {
    timeout: 30_000,
  });
  expect(lines.join('\n')).toMatch(/our broken promise[\s\S]*faulty\.ts[\s\S]*code 70/);
});

test('a program that cannot even be started is given up too', async () => {
  const { codes } = supervised({}, pathToFileURL('/nothing/here.ts'));
  await vi.waitFor(() => expect(codes()).toEqual(['data-process-gave-up']), { timeout: 30_000 });
});

function codeOf(answer: { ok: true } | { ok: false; failure: { code: string } }): string {
  return answer.ok ? 'none' : answer.failure.code;
}
