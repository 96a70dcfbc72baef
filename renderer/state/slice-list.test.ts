import { expect, it } from 'vitest';
import type { Slice } from '../../shared/model/imports.ts';
import { SliceList, type LoadSlice } from './slice-list.svelte.ts';

interface Asked {
  offset: number;
  answer(total: number, name?: string): Promise<void>;
}

/** A source whose answers the test gives, in the order it likes. */
function source(): { load: LoadSlice<string>; asked: Asked[] } {
  const asked: Asked[] = [];
  const load: LoadSlice<string> = (offset, limit) => {
    const { promise, resolve } = Promise.withResolvers<Slice<string>>();
    asked.push({
      offset,
      async answer(total, name = 'row') {
        const length = Math.max(0, Math.min(limit, total - offset));
        resolve({ total, items: Array.from({ length }, (_, at) => `${name} ${offset + at}`) });
        await promise;
        // What waits for the answer goes on in a later turn.
        await new Promise((next) => setTimeout(next));
      },
    });
    return promise;
  };
  return { load, asked };
}

it('knows nothing before the first answer, then the rows that are looked at', async () => {
  const { load, asked } = source();
  const list = new SliceList<string>();
  expect(list.total).toBeNull();
  list.ask(load);
  await asked[0]?.answer(20_000);
  expect([list.total, list.at(0), list.at(199), list.at(200)]).toEqual([
    20_000,
    'row 0',
    'row 199',
    undefined,
  ]);
});

it('loads each page once, where it is looked at', async () => {
  const { load, asked } = source();
  const list = new SliceList<string>();
  list.ask(load);
  await asked[0]?.answer(20_000);
  list.show(10_150, 10_250);
  list.show(10_160, 10_260);
  expect(asked.map(({ offset }) => offset)).toEqual([0, 10_000, 10_200]);
  await asked[2]?.answer(20_000);
  expect(list.at(10_201)).toBe('row 10201');
});

it('keeps what was there until the answer to a new question has come', async () => {
  const first = source();
  const second = source();
  const list = new SliceList<string>();
  list.ask(first.load);
  await first.asked[0]?.answer(3, 'old');
  list.ask(second.load);
  expect([list.total, list.at(2)]).toEqual([3, 'old 2']);
  await second.asked[0]?.answer(1, 'new');
  expect([list.total, list.at(0), list.at(2)]).toEqual([1, 'new 0', undefined]);
});

it('drops an answer that comes after a newer question', async () => {
  const slow = source();
  const quick = source();
  const list = new SliceList<string>();
  list.ask(slow.load);
  list.ask(quick.load);
  await quick.asked[0]?.answer(2, 'quick');
  await slow.asked[0]?.answer(9, 'slow');
  expect([list.total, list.at(0)]).toEqual([2, 'quick 0']);
});

it('holds a part of a long list only, and loads again what it let go', async () => {
  const { load, asked } = source();
  const list = new SliceList<string>();
  list.ask(load);
  await asked[0]?.answer(20_000);
  for (let page = 1; page < 40; page += 1) {
    list.show(page * 200, page * 200 + 1);
    await asked.at(-1)?.answer(20_000);
  }
  expect(list.at(0)).toBeUndefined();
  list.show(0, 1);
  await asked.at(-1)?.answer(20_000);
  expect(list.at(0)).toBe('row 0');
});
