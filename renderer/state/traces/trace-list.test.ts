import { describe, expect, it } from 'vitest';
import type { PageCursor, TracePage, TraceRow } from '../../../shared/model/browse.ts';
import { ALL_TRACES, type Query } from '../../../shared/query/query.ts';
import { TraceList, type ListQuestion, type LoadPage } from './trace-list.svelte.ts';

type Asked = Parameters<LoadPage>[0];

const TENTH: Query = { kind: 'field', field: 'code', test: { kind: 'empty' } };

const rowAt = (time: number): TraceRow => ({
  ...{ row: time, trace_id: `t${time}`, time, record_time: null, values: [] },
});

/** Traces whose time is their row, newest first; a query other than all finds each tenth. Answers wait while it is held. */
class Store {
  total: number;
  asked: Asked[] = [];
  #gate: Promise<void> = Promise.resolve();

  constructor(total: number) {
    this.total = total;
  }

  hold(): () => Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#gate = promise;
    return async () => {
      this.#gate = Promise.resolve();
      resolve();
      await turns();
    };
  }

  load: LoadPage = async (input) => {
    this.asked.push(input);
    const gate = this.#gate;
    const answer = this.#answer(input);
    await gate;
    return answer;
  };

  #answer({ query, page: { from, limit } }: Asked): TracePage {
    const step = query.kind === 'all' ? 1 : 10;
    const rows = Array.from({ length: this.total }, (_, at) => this.total - 1 - at).filter(
      (time) => time % step === 0,
    );
    const placeOf = (time: number): number => {
      const place = rows.findIndex((row) => row <= time);
      return place < 0 ? rows.length : place;
    };
    let first = 0;
    let end: number | null = null;
    if ('index' in from) first = Math.min(from.index, rows.length);
    if ('time' in from) first = placeOf(from.time);
    if ('after' in from) first = placeOf(from.after.row) + (rows.includes(from.after.row) ? 1 : 0);
    if ('before' in from) {
      end = placeOf(from.before.row);
      first = Math.max(0, end - limit);
    }
    return {
      rows: rows.slice(first, end ?? first + limit).map(rowAt),
      first,
      total: rows.length,
      known: this.total,
    };
  }
}

/** Long enough for every answer that is not held. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
}

const question = (query: Query = ALL_TRACES): ListQuestion => ({ query, columns: [], order: 'newest' });
const nothing = (): null => null;

async function filled(total = 20_000): Promise<{ store: Store; list: TraceList }> {
  const store = new Store(total);
  const list = new TraceList(store.load, 0);
  list.show(0, 40, 0);
  list.ask(question(), nothing);
  await turns();
  return { store, list };
}

const times = (list: TraceList, ...places: number[]): (number | undefined)[] =>
  places.map((place) => list.at(place)?.time);

describe('the list of traces', () => {
  it('knows nothing before the first answer, then the newest traces', async () => {
    const list = new TraceList(new Store(20_000).load, 0);
    expect([list.total, list.at(0)]).toEqual([null, undefined]);
    const { list: answered } = await filled();
    expect([answered.total, ...times(answered, 0, 199)]).toEqual([20_000, 19_999, 19_800]);
  });

  it('asks for what comes next once the answer is drawn', async () => {
    const store = new Store(5_000);
    const list = new TraceList(store.load);
    list.ask({ query: ALL_TRACES, columns: ['code'], order: 'newest' }, () => null);
    list.show(0, 20, 0);
    await list.settled();
    list.show(0, 20, 0);
    await turns();
    expect(store.asked).toHaveLength(1);
    await expect.poll(() => store.asked.length).toBe(2);
  });

  it('loads what is looked at, wherever that is, and what comes next in the direction of travel', async () => {
    const { store, list } = await filled();
    list.show(10_000, 10_040, 10_000);
    await turns();
    expect(times(list, 10_000, 10_039)).toEqual([9_999, 9_960]);
    list.show(10_010, 10_050, 10_010);
    await turns();
    expect(list.at(10_300)?.time).toBe(9_699);
    const calls = store.asked.length;
    list.show(10_100, 10_140, 10_100);
    await turns();
    expect(store.asked.length - calls).toBeLessThanOrEqual(2);
  });

  it('holds a part of a long list only, and loads again what it let go', async () => {
    const { list } = await filled();
    for (let at = 0; at < 20_000; at += 200) {
      list.show(at, at + 40, at);
      await turns();
    }
    expect(list.at(0)).toBeUndefined();
    list.show(0, 40, 0);
    await turns();
    expect(list.at(0)?.time).toBe(19_999);
  });

  it('keeps what was there until the answer to a new question has come', async () => {
    const { store, list } = await filled();
    const release = store.hold();
    list.ask(question(TENTH), nothing);
    await turns();
    expect([list.total, list.at(1)?.time]).toEqual([20_000, 19_998]);
    await release();
    expect([list.total, list.at(1)?.time]).toEqual([2_000, 19_980]);
  });

  it('drops an answer that comes after a newer question, and puts only the last of several', async () => {
    const { store, list } = await filled();
    const release = store.hold();
    list.ask(question(TENTH), nothing);
    await turns();
    list.ask(question(TENTH), nothing);
    list.ask(question(), nothing);
    await release();
    expect(list.total).toBe(20_000);
    expect(store.asked.filter(({ query }) => query.kind !== 'all')).toHaveLength(1);
  });

  it('says where the row that is kept went, also where it has no place any more', async () => {
    const { list } = await filled();
    const kept: PageCursor = { time: 15_000, row: 15_000 };
    list.show(4_990, 5_030, 4_990);
    await turns();
    list.ask(question(TENTH), () => kept);
    await turns();
    expect(list.placed).toMatchObject({ index: 499, wasAt: 4_999, kept });
    expect(list.at(499)?.row).toBe(15_000);
    list.ask(question(TENTH), () => ({ time: 14_995, row: 14_995 }));
    await turns();
    expect(list.placed).toMatchObject({ index: 500, wasAt: null });
  });

  it('does not jump when traces come in: they are counted, and what is seen stays', async () => {
    const { store, list } = await filled();
    list.show(5_000, 5_040, 5_000);
    await turns();
    store.total = 20_500;
    expect(await list.arrived()).toBe(500);
    expect([list.total, list.at(5_000)?.time]).toEqual([20_000, 14_999]);
  });

  it('keeps the row in view where it reads on among traces that came in', async () => {
    const { store, list } = await filled();
    list.show(5_000, 5_040, 5_000);
    await turns();
    store.total = 20_500;
    list.show(5_590, 5_630, 5_590);
    await turns();
    const { placed } = list;
    expect(placed?.wasAt).toBe(5_590);
    expect(list.at(placed?.index ?? -1)?.time).toBe(14_409);
  });

  it('goes to a time, and to the next trace that another query finds as well', async () => {
    const { list } = await filled();
    expect(await list.nearTime(12_345)).toMatchObject({ index: 7_654, row: { time: 12_345 } });
    expect(await list.nearTime(-5)).toMatchObject({ index: 19_999, row: { time: 0 } });
    expect((await list.next(TENTH, { time: 15, row: 15 }, 1))?.time).toBe(10);
    expect((await list.next(TENTH, { time: 15, row: 15 }, -1))?.time).toBe(20);
    expect(await list.next(TENTH, { time: 0, row: 0 }, 1)).toBeNull();
  });

  it('asks nothing of a host for a list of none', async () => {
    const { store, list } = await filled(0);
    expect([list.total, list.at(0), await list.nearTime(5)]).toEqual([0, undefined, null]);
    expect(store.asked.length).toBeLessThan(5);
  });
});
