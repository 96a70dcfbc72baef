import { expect, it } from 'vitest';
import type { TraceRow } from '../../../shared/model/browse.ts';
import type { LiveTesting } from './live-testing.svelte.ts';
import { TestList } from './test-list.svelte.ts';

const COUNT = 1500;
const rowAt = (index: number): TraceRow => ({
  ...{ row: 5000 - index, trace_id: `t${index}`, time: index, record_time: null, values: [] },
});

/** A test with so many matches, of which the first two hundred are here. */
function listed(count = COUNT) {
  const test = { matched: count, unknown: 0 };
  let chosen: { row: TraceRow; index: number } | null = null;
  const testing = {
    tested: { value: test },
    get chosen() {
      return chosen?.row ?? null;
    },
    placeIn: () => chosen?.index ?? -1,
    at: (_: string, index: number) => (index < Math.min(count, 200) ? rowAt(index) : undefined),
    choose: (row: TraceRow, index: number) => (chosen = { row, index }),
    between: (_: string, from: number, to: number) =>
      Promise.resolve(Array.from({ length: to - from + 1 }, (__, at) => rowAt(from + at).row)),
  };
  return { list: new TestList(testing as unknown as LiveTesting, 'match'), testing };
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it('is about the one trace that is looked at, until several are selected', async () => {
  const { list } = listed();
  expect(list.rows).toEqual([]);
  list.choose(3);
  expect(list.rows).toEqual([rowAt(3).row]);
  list.pick(6, 0, 'range');
  await settled();
  expect([...(list.picked ?? [])]).toEqual([3, 4, 5, 6].map((at) => rowAt(at).row));
  list.pick(5, 0, 'toggle');
  expect([...list.rows].sort()).toEqual([6, 4, 3].map((at) => rowAt(at).row).sort());
  list.choose(8);
  expect(list.picked).toBeNull();
  expect(list.rows).toEqual([rowAt(8).row]);
});

it('takes a stretch that is not here yet, and no more than is marked at once', async () => {
  const { list } = listed();
  list.choose(150);
  list.pick(900, 0, 'range');
  await settled();
  expect(list.rows).toHaveLength(751);
  list.all();
  await settled();
  expect([list.isTooMany, list.rows.length]).toEqual([true, 751]);
  list.clear();
  expect([list.isTooMany, list.picked]).toEqual([false, null]);
  const few = listed(40).list;
  few.all();
  await settled();
  expect(few.rows).toHaveLength(40);
});

it('lets go of what is selected when the draft has other matches', async () => {
  const { list, testing } = listed();
  list.choose(0);
  list.pick(2, 0, 'range');
  await settled();
  expect(list.rows).toHaveLength(3);
  testing.tested = { value: { matched: 9, unknown: 0 } };
  expect(list.picked).toBeNull();
});

it('goes to the next and the previous of its traces, and stops at its ends', () => {
  const { list } = listed(3);
  list.step(1);
  expect(list.active).toBe(0);
  list.step(1);
  list.step(1);
  list.step(1);
  expect(list.active).toBe(2);
  list.step(-1);
  expect(list.active).toBe(1);
});
