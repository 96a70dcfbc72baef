import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Failure } from '../../../shared/model/failure.ts';
import type { Task } from '../../../shared/model/task.ts';
import { contentOf, tempFolder } from '../testing/temp-folder.ts';
import { taskBook } from './cut-off-tasks.ts';

/** No process has it: the system gives smaller ones. */
const GONE = 2 ** 30;

const running = (kind: Task['kind'], path: string): Task => ({
  ...{ id: path, kind, path, state: 'running', cancellable: true, startedAt: 1, endedAt: null },
  ...{ progress: null, outcome: null, failure: null },
});

function told(folder: string, pid = process.pid): unknown[] {
  const raised: Failure[] = [];
  taskBook(folder, pid, (failure) => void raised.push(failure));
  return raised.map(({ code, details }) => ({ code, details }));
}

test('what a killed process was at is told once by the next', () => {
  const folder = tempFolder();
  const book = taskBook(folder, GONE, () => undefined);
  book.note([running('export', '/x/a.csv'), running('sync', 'Audit')]);
  expect(told(folder)).toEqual([
    { code: 'task-cut-off', details: { kind: 'export', path: '/x/a.csv' } },
    { code: 'task-cut-off', details: { kind: 'sync', path: 'Audit' } },
  ]);
  expect(told(folder)).toEqual([]);
});

test('an import that has begun is left to its workspace, one that still waited is told, and what ended well leaves nothing', () => {
  const folder = tempFolder();
  const book = taskBook(folder, GONE, () => undefined);
  book.note([
    running('import', '/x/waits'),
    { ...running('import', '/x/begun'), progress: { done: 0, total: 9 } },
  ]);
  expect(told(folder)).toEqual([{ code: 'task-cut-off', details: { kind: 'import', path: '/x/waits' } }]);
  book.note([running('export', '/x/a.csv')]);
  book.note([]);
  expect(contentOf(folder)).toEqual({});
  expect(told(folder)).toEqual([]);
});

test('an import that was stopped in good order is told as well: its workspace takes it for one that has ended', () => {
  const folder = tempFolder();
  const book = taskBook(folder, GONE, () => undefined);
  const begun = { ...running('import', '/x/begun'), progress: { done: 1, total: 9 } };
  book.note([begun]);
  book.note([{ ...begun, state: 'cancelled' }]);
  expect(told(folder)).toEqual([{ code: 'task-cut-off', details: { kind: 'import', path: '/x/begun' } }]);
});

test('of a process that the system still names when the next starts it is told a little later', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
  onTestFinished(() => void other.kill('SIGKILL'));
  const folder = tempFolder();
  taskBook(folder, other.pid ?? GONE, () => undefined).note([running('sync', 'Audit')]);
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const raised: Failure[] = [];
  taskBook(folder, process.pid, (failure) => void raised.push(failure));
  expect(raised).toEqual([]);
  other.kill('SIGKILL');
  await once(other, 'exit');
  vi.advanceTimersByTime(10_000);
  vi.advanceTimersByTime(10_000);
  expect(raised.map(({ details }) => details)).toEqual([{ kind: 'sync', path: 'Audit' }]);
});

test('what another process is at now is none of our business', () => {
  const folder = tempFolder();
  taskBook(folder, process.pid, () => undefined).note([running('export', '/x/a.csv')]);
  expect(told(folder, GONE)).toEqual([]);
  expect(Object.keys(contentOf(folder))).toHaveLength(1);
});

test('a list that is no list keeps nobody from working', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, `running-${GONE}.json`), '{"half');
  expect(told(folder)).toEqual([]);
  writeFileSync(
    join(folder, `running-${GONE}.json`),
    '[1, {"kind": "magic", "path": "/x"}, {"kind": "copy"}]',
  );
  expect(told(folder)).toEqual([]);
});
