import { expect, it } from 'vitest';
import { bursts } from './bursts.ts';

const found = (counts: number[], factor = 3, least = 10) =>
  bursts(counts, [...counts.keys(), counts.length], { factor, least });

it.each([
  { what: 'a bar far above its neighbours', counts: [10, 12, 11, 60, 9, 10], at: [3], usual: [10] },
  { what: 'nothing among equals', counts: [50, 50, 50, 50, 50], at: [], usual: [] },
  { what: 'nothing too small to matter', counts: [0, 0, 9, 0, 0], at: [], usual: [] },
  { what: 'one that stands in silence', counts: [0, 0, 10, 0, 0, 0], at: [2], usual: [0] },
  { what: 'exactly so many times the usual', counts: [4, 4, 12, 4, 4], at: [2], usual: [4] },
  { what: 'nothing where too few bars tell what is usual', counts: [1, 90, 1], at: [], usual: [] },
])('bursts: $what', ({ counts, at, usual }) => {
  expect(found(counts).map(({ from }) => from)).toEqual(at);
  expect(found(counts).map((burst) => burst.usual)).toEqual(usual);
});

it('a burst is judged by what is around it, not by the whole window', () => {
  const quiet = new Array<number>(30).fill(5);
  const busy = new Array<number>(30).fill(100);
  const counts = [...quiet, ...busy];
  counts[10] = 40;
  expect(found(counts).map(({ from }) => from)).toContain(10);
  expect(found(counts).every(({ from }) => from < 45)).toBe(true);
});
