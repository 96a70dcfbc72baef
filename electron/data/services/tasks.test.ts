import { setImmediate as turn } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { Failure } from '../../../shared/model/failure.ts';
import type { Task } from '../../../shared/model/task.ts';
import { failureOf } from '../testing/failure-of.ts';
import { taskService, type TaskRun } from './tasks.ts';

const COPY = { kind: 'copy', path: '/a', cancellable: true } as const;

function service() {
  let at = 1000;
  const told: Task[][] = [];
  const tasks = taskService(
    (name, payload) => {
      if (name === 'tasks.changed') told.push((payload as { tasks: Task[] }).tasks);
    },
    () => at,
  );
  return {
    tasks,
    told,
    pass: (ms: number) => void (at += ms),
    list: () => tasks.handlers['tasks.list']({}) as Task[],
    cancel: (id: string) => tasks.handlers['tasks.cancel']({ id }),
  };
}

/** Work that ends when the test says so. */
function held(): {
  work: (run: TaskRun) => Promise<{ bytes: number }>;
  run(): TaskRun;
  end(error?: Error): void;
} {
  const { promise, resolve, reject } = Promise.withResolvers<{ bytes: number }>();
  let given: TaskRun | undefined;
  return {
    work: (run) => {
      given = run;
      return promise;
    },
    run: () => given as TaskRun,
    end: (error) => (error === undefined ? resolve({ bytes: 5 }) : reject(error)),
  };
}

test('a task is listed from its start to after its end, with what came of it', async () => {
  const { tasks, list, told, pass } = service();
  const { work, end } = held();
  const { taskId } = tasks.start(COPY, work);
  expect(list()).toMatchObject([
    { id: taskId, state: 'running', startedAt: 1000, endedAt: null, outcome: null },
  ]);
  pass(500);
  end();
  await tasks.settle();
  expect(list()).toMatchObject([{ id: taskId, state: 'done', endedAt: 1500, outcome: { bytes: 5 } }]);
  expect(told.map(([task]) => task?.state)).toEqual(['running', 'done']);
});

test('a failure is kept with the task', async () => {
  const { tasks, list } = service();
  tasks.start(COPY, () => Promise.reject(new Failure('disk-full', { path: '/a' })));
  await tasks.settle();
  expect(list()).toMatchObject([
    { state: 'failed', failure: { code: 'disk-full', details: { path: '/a' } }, outcome: null },
  ]);
});

test('a fault is not a failed task: it reaches whoever waits', async () => {
  const { tasks } = service();
  tasks.start(COPY, () => Promise.reject(new Error('a mistake of ours')));
  await expect(tasks.settle()).rejects.toThrow('a mistake of ours');
});

test('cancelling stops the work, and a second time does nothing', async () => {
  const { tasks, list, cancel } = service();
  const { work, run, end } = held();
  const { taskId } = tasks.start(COPY, work);
  expect(cancel(taskId)).toEqual({});
  expect(run().signal.aborted).toBe(true);
  end(new Failure('cancelled', {}));
  await tasks.settle();
  expect(list()).toMatchObject([{ state: 'cancelled', failure: null }]);
  expect(cancel(taskId)).toEqual({});
});

test('what cannot be cancelled says so and goes on; what is not there is unknown', async () => {
  const { tasks, cancel } = service();
  const { work, run, end } = held();
  const { taskId } = tasks.start({ ...COPY, cancellable: false }, work);
  expect(failureOf(() => cancel(taskId)).code).toBe('task-not-cancellable');
  expect(failureOf(() => cancel('other')).code).toBe('task-unknown');
  const settled = tasks.settle();
  expect(run().signal.aborted).toBe(false);
  end();
  await settled;
});

test('progress is told now and then, and the last word of it always', () => {
  vi.useFakeTimers();
  const { tasks, told, pass } = service();
  const { work, run } = held();
  tasks.start(COPY, work);
  for (let done = 1; done <= 50; done += 1) run().progress({ done, total: 50 });
  expect(told).toHaveLength(1);
  pass(100);
  vi.advanceTimersByTime(100);
  expect(told).toHaveLength(2);
  expect(told.at(-1)).toMatchObject([{ progress: { done: 50, total: 50 } }]);
  vi.useRealTimers();
});

test('twenty ended tasks are kept, newest first, and none that runs is lost', async () => {
  const { tasks, list, pass } = service();
  const running = held();
  const { taskId } = tasks.start(COPY, running.work);
  for (let number = 0; number < 30; number += 1) {
    pass(1);
    tasks.start(COPY, () => Promise.resolve({ bytes: number }));
    await turn();
  }
  const ended = list().filter(({ state }) => state === 'done');
  expect(ended.map(({ outcome }) => outcome)).toEqual(
    Array.from({ length: 20 }, (_, back) => ({ bytes: 29 - back })),
  );
  expect(list().map(({ id }) => id)).toContain(taskId);
  running.end();
  await tasks.settle();
});
