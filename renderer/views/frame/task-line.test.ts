import { describe, expect, it } from 'vitest';
import type { Task } from '../../../shared/model/task.ts';
import { wordsFor } from '../../../shared/words/languages.ts';
import { READING } from '../../testing/sample-host.ts';
import { TOTALS } from '../../testing/sample-imports.ts';
import { shareOf, taskLine, wholeShare } from './task-line.ts';

const words = wordsFor('en');
const pace = { tracesPerSecond: 50_000.4, donePerSecond: 24 * 2 ** 20, leftMs: 12_000 };
const ended = { endedAt: READING.startedAt + 3000, progress: null };

const cases: [what: string, task: Task, line: unknown][] = [
  ['an import that runs', READING, '30 % · 12 s left · 50,000 traces/s · 24 MiB/s'],
  [
    'one that cannot say how far it is',
    { ...READING, progress: null },
    'Running · 50,000 traces/s · 24 MiB/s',
  ],
  [
    'one that is done',
    { ...READING, ...ended, state: 'done', outcome: { run: 3, totals: TOTALS } },
    'Done · 20,000 files: 1,204,120 traces added, 160 duplicates, 9 conflicts, 42 records refused, 3 files not read to the end. · 3 s',
  ],
  [
    'one that met traces with another rating',
    {
      ...{ ...READING, ...ended, state: 'done' as const },
      outcome: { run: 3, totals: TOTALS, ratingKept: { traces: 160, asked: 'outcome' } },
    },
    expect.stringContaining('160 traces were there already and keep their rating'),
  ],
  [
    'one that was cancelled half-way',
    {
      ...{ ...READING, ...ended, state: 'cancelled' as const },
      outcome: {
        run: 3,
        totals: { ...TOTALS, duplicates: 0, conflicts: 0, refused: 0, failed: 0, files: 1, added: 1 },
      },
    },
    'Cancelled · 1 file: 1 trace added. · 3 s',
  ],
  [
    'a copy',
    { ...READING, ...ended, kind: 'copy', state: 'done', outcome: { bytes: 2048 } },
    'Done · 2 KiB written · 3 s',
  ],
  [
    'an export that runs, which does not count in bytes',
    { ...READING, kind: 'export' },
    '30 % · 12 s left · 50,000 traces/s',
  ],
  [
    'an export',
    {
      ...READING,
      ...ended,
      kind: 'export',
      state: 'done',
      outcome: { rows: 1234, cutCells: 0, bytes: 2048 },
    },
    'Done · 1,234 traces (2 KiB) written · 3 s',
  ],
  [
    'an export that could not hold everything whole',
    { ...READING, ...ended, kind: 'export', state: 'done', outcome: { rows: 1, cutCells: 2, bytes: 100 } },
    'Done · 1 trace (100 B) written, 2 cells cut · 3 s',
  ],
  [
    'an export that was cancelled',
    { ...READING, ...ended, kind: 'export', state: 'cancelled' },
    'Cancelled · 3 s',
  ],
  [
    'a failure',
    { ...READING, ...ended, state: 'failed', failure: { code: 'disk-full', details: { path: '/a' } } },
    expect.stringMatching(/^Failed · .*\/a.* · 3 s$/),
  ],
];

describe('the line of a task', () => {
  it.each(cases)('%s', (_what, task, line) => {
    expect(taskLine(words, task, task.state === 'running' ? pace : null)).toEqual(line);
  });
});

it.each([
  [{ done: 5, total: 10 }, 0.5],
  [{ done: 12, total: 10 }, 1],
  [{ done: 0, total: 0 }, null],
  [null, null],
])('a share is known once there is something to do: %j', (amount, share) => {
  expect(shareOf(amount)).toBe(share);
});

it('several are known together only where each is', () => {
  expect(
    wholeShare([
      { done: 1, total: 2 },
      { done: 2, total: 2 },
    ]),
  ).toBe(0.75);
  expect(wholeShare([{ done: 1, total: 2 }, null])).toBeNull();
  expect(wholeShare([])).toBeNull();
});
