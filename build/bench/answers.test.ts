import { expect, it } from 'vitest';
import {
  differenceOfCounts,
  differenceOfHistograms,
  differenceOfPages,
  differenceOfTallies,
} from './answers.ts';
import type { Page } from './questions.ts';

const page = (text: string): Page =>
  text.split(' ').map((row) => ({ traceId: row.slice(1), time: Number(row[0]) }));

it.each([
  ['the same', '3a 2b 1c', '3a 2b 1c', true],
  ['traces of one instant in another order', '3a 2b 2c 1d', '3a 2c 2b 1d', true],
  ['another trace of the instant at which the page ends', '3a 2b 1c', '3a 2b 1d', true],
  ['another trace within', '3a 2b 1c', '3a 2x 1c', false],
  ['another instant', '3a 2b 1c', '4a 2b 1c', false],
  ['fewer rows', '3a 2b 1c', '3a 2b', false],
])('compares pages with %s', (_, one, other, same) => {
  expect(differenceOfPages([page(one)], [page(other)]) === null).toBe(same);
});

it('misses a page that is not there', () => {
  expect(differenceOfPages([page('1a')], [])).not.toBeNull();
});

it.each([
  [
    'the same bars in another order',
    [
      ['1', 2],
      ['3', 4],
    ],
    [
      ['3', 4],
      ['1', 2],
    ],
    true,
  ],
  ['another count', [['1', 2]], [['1', 3]], false],
  ['another bar', [['1', 2]], [['2', 2]], false],
  [
    'a bar more',
    [['1', 2]],
    [
      ['1', 2],
      ['2', 2],
    ],
    false,
  ],
] as [string, [string, number][], [string, number][], boolean][])(
  'compares histograms with %s',
  (_, one, other, same) => {
    expect(differenceOfHistograms([new Map(one)], [new Map(other)]) === null).toBe(same);
  },
);

it('compares counts, and leaves out who only did the work', () => {
  expect(differenceOfCounts({ read: 1 }, { read: 1 })).toBeNull();
  expect(differenceOfCounts({ read: 1 }, { read: 2 })).not.toBeNull();
  expect(differenceOfCounts(1, undefined)).toBeNull();
});

it.each([
  ['the same', [{ matched: 1, unknown: 2 }], null],
  [
    'one that matched less',
    [{ matched: 0, unknown: 2 }],
    'question 0: 1 matched and 2 unknown, 0 matched and 2 unknown',
  ],
  [
    'one that knew more',
    [{ matched: 1, unknown: 0 }],
    'question 0: 1 matched and 2 unknown, 1 matched and 0 unknown',
  ],
  ['none', [], '1 and 0 answers'],
])('compares tallies with %s', (_, other, difference) => {
  expect(differenceOfTallies([{ matched: 1, unknown: 2 }], other)).toBe(difference);
});
