import { expect, test } from 'vitest';
import { rowSpans } from './row-spans.ts';

/** Segments that follow one another. */
function segments(...sizes: number[]) {
  let firstRow = 0;
  return sizes.map((rows, id) => {
    const segment = { id, firstRow, rows, firstTime: 0, lastTime: 0 };
    firstRow += rows;
    return segment;
  });
}

const CASES: [what: string, sizes: number[], spans: [number, number][]][] = [
  ['nothing', [], []],
  ['a small segment', [10], [[0, 10]]],
  [
    'small ones together',
    [1000, 1000, 1000],
    [
      [2000, 3000],
      [0, 2000],
    ],
  ],
  [
    'a long one in parts of so many blocks',
    [5000],
    [
      [4096, 5000],
      [2048, 4096],
      [0, 2048],
    ],
  ],
  [
    'a long one behind a small one',
    [100, 3000],
    [
      [2148, 3100],
      [100, 2148],
      [0, 100],
    ],
  ],
];

test.each(CASES)('%s: portions begin where segments do, the last first', (_what, sizes, spans) => {
  expect(rowSpans(segments(...sizes)).map(({ from, to }) => [from, to])).toEqual(spans);
});
