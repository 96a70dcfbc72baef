import { describe, expect, test } from 'vitest';
import type { Task, TaskOutcome } from '../../shared/model/task.ts';
import { saysNothingNew } from './scheduled-news.ts';

const TOTALS = { added: 0, conflicts: 0 };
const came = (added: number, codes: readonly 'cloud-dns'[] = []): TaskOutcome =>
  ({
    ...{ run: 1, pages: 1, denied: [], totals: { ...TOTALS, added } },
    missing: codes.map((code) => ({ tracker_name: 'system', failure: { code, details: { host: 'x' } } })),
  }) as unknown as TaskOutcome;
const task = (part: Partial<Task>): Task => ({
  ...{ id: '1', kind: 'sync', path: 'prod', state: 'done', cancellable: true, startedAt: 1, endedAt: 2 },
  ...{ progress: null, outcome: null, failure: null, isScheduled: true },
  ...part,
});
const FAILED = {
  state: 'failed',
  failure: { code: 'cloud-dns', details: { host: 'x' } },
} as unknown as Partial<Task>;

describe('the end of a sync that began by itself', () => {
  test.each<[string, boolean, Task, Task[]]>([
    ['that brought traces is news', false, task({ outcome: came(3) }), []],
    ['that brought nothing is none', true, task({ outcome: came(0) }), []],
    ['that failed is news', false, task(FAILED), [task({ id: '0', outcome: came(0) })]],
    ['that failed as the one before is none', true, task(FAILED), [task({ id: '0', ...FAILED })]],
    [
      'that failed as another connection’s is news',
      false,
      task(FAILED),
      [task({ id: '0', path: 'x', ...FAILED })],
    ],
    ['that misses something is news', false, task({ outcome: came(0, ['cloud-dns']) }), []],
    [
      'that misses the same as the one before is none',
      true,
      task({ outcome: came(0, ['cloud-dns']) }),
      [task({ id: '0', outcome: came(0, ['cloud-dns']) })],
    ],
    ['that a person began is always news', false, task({ isScheduled: false, outcome: came(0) }), []],
  ])('%s', (_, nothingNew, ended, others) => {
    expect(saysNothingNew(ended, [ended, ...others])).toBe(nothingNew);
  });
});
