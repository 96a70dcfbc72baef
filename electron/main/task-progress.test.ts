import { expect, test } from 'vitest';
import type { Task } from '../../shared/model/task.ts';
import { endedSince, progressOf } from './task-progress.ts';

const task = (id: string, state: Task['state'], progress: Task['progress'] = null): Task => ({
  ...{ id, kind: 'import', path: '/x', state, cancellable: true, startedAt: 1, endedAt: null },
  ...{ progress, outcome: null, failure: null },
});

test.each([
  ['nothing', [], null],
  ['what has ended', [task('a', 'done', { done: 1, total: 1 })], null],
  ['half of one', [task('a', 'running', { done: 5, total: 10 })], 0.5],
  [
    'two together, beside one that has ended',
    [
      task('a', 'running', { done: 5, total: 10 }),
      task('b', 'running', { done: 20, total: 10 }),
      task('c', 'failed'),
    ],
    0.75,
  ],
  ['one that cannot say', [task('a', 'running', { done: 5, total: 10 }), task('b', 'running')], 'unknown'],
  ['one of no size yet', [task('a', 'running', { done: 0, total: 0 })], 'unknown'],
])('the share of %s', (_what, tasks, share) => {
  expect(progressOf(tasks)).toBe(share);
});

test('what ended since is what ran before, but for what a person took back', () => {
  const before = [task('a', 'running'), task('b', 'running'), task('c', 'done'), task('d', 'running')];
  const now = [
    task('a', 'done'),
    task('b', 'failed'),
    task('c', 'done'),
    task('d', 'cancelled'),
    task('e', 'done'),
  ];
  expect(endedSince(before, now).map(({ id }) => id)).toEqual(['a', 'b']);
});
