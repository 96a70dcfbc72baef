import { expect, it } from 'vitest';
import { median, percentile, spreadOf } from './figures.ts';

it.each([
  [[3], 3],
  [[10, 9, 1], 9],
  [[4, 1, 2, 10], 3],
])('has the median of %s', (values, expected) => {
  expect(median(values)).toBe(expected);
});

it.each([
  [0.95, 95],
  [0.5, 50],
  [1, 100],
  [0, 1],
])('has the value at %s of 1 to 100', (part, expected) => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(values, part)).toBe(expected);
});

it('has the ends beside the median', () => {
  expect(spreadOf([5, 1, 9])).toEqual({ median: 5, min: 1, max: 9 });
});

it('refuses to find the middle of nothing', () => {
  expect(() => median([])).toThrow();
  expect(() => percentile([], 0.5)).toThrow();
});
