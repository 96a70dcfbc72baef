import { expect, it } from 'vitest';
import { topIds } from './top-values.ts';

const names = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => String((at * 7919) % count).padStart(6, '0'));

it('names the most frequent first, of equally frequent ones the first by value, and none that does not occur', () => {
  const values = ['c', 'a', 'd', 'b', 'e'];
  expect(topIds({ values }, Uint32Array.of(9, 1, 1, 5, 1, 0), 3)).toEqual([3, 2, 4]);
  expect(topIds({ values }, Uint32Array.of(9, 1, 1, 5, 1, 0), 9)).toEqual([3, 2, 4, 1]);
  expect(topIds({ values }, new Uint32Array(6), 3)).toEqual([]);
  expect(topIds({ values }, Uint32Array.of(0, 1, 1, 1, 1, 1), 0)).toEqual([]);
});

it('finds the same among thousands as putting all of them in order does', () => {
  for (const [count, spread] of [
    [5000, 1],
    [5000, 7],
    [61, 61],
  ] as const) {
    const values = names(count);
    const counts = Uint32Array.from({ length: count + 1 }, (_, id) => 1 + ((id * 31) % spread));
    const all = values
      .map((value, at) => ({ value, id: at + 1, count: counts[at + 1] ?? 0 }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    expect(topIds({ values }, counts, 60)).toEqual(all.slice(0, 60).map(({ id }) => id));
  }
});
