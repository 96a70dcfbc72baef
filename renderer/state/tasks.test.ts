import { expect, it } from 'vitest';
import type { Task } from '../../shared/model/task.ts';
import { READING } from '../testing/sample-host.ts';
import { TOTALS, WORKSPACE } from '../testing/sample-imports.ts';
import { notices } from './notices.svelte.ts';
import { tasks } from './tasks.svelte.ts';
import { workspace } from './workspace.svelte.ts';

const ran = (task: Task, end: Partial<Task>): void => {
  tasks.changed([task]);
  tasks.changed([{ ...task, progress: null, endedAt: task.startedAt + 1, ...end }]);
};
const full = (path: string): Partial<Task> => ({
  state: 'failed',
  failure: { code: 'disk-full', details: { path } },
});
const told = (): string[] => notices.list.map(({ failure }) => failure.code);

it('takes back that a disk is full once something was written there to its end, and nothing else', () => {
  workspace.changed(WORKSPACE);
  ran(READING, full(WORKSPACE.path));
  expect(told()).toEqual(['disk-full']);
  ran({ ...READING, id: 't2' }, { state: 'cancelled' });
  ran({ ...READING, id: 't3', kind: 'export', path: '/other.csv' }, full('/other.csv'));
  expect(told()).toEqual(['disk-full', 'disk-full']);
  ran({ ...READING, id: 't4' }, { state: 'done', outcome: { run: 1, totals: TOTALS } });
  expect(notices.list.map(({ failure }) => failure.details)).toEqual([{ path: '/other.csv' }]);
  const written = { rows: 1, cutCells: 0, bytes: 2 };
  ran({ ...READING, id: 't5', kind: 'export', path: '/other.csv' }, { state: 'done', outcome: written });
  expect(told()).toEqual([]);
});
