import { assert, asyncProperty, constantFrom, integer, array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { company } from '../scenarios/company.ts';
import { empty } from '../scenarios/empty.ts';
import { PROJECT } from '../scenarios/people.ts';
import type { Account, AnswerForms, CloudTrace } from './account.ts';
import { generatedShelf } from './generated-traces.ts';
import { startCloud, type Cloud } from './start.ts';
import { ask, type Reply } from './testing/ask.ts';
import { runningCloud } from './testing/running.ts';

const DAY_MS = 86_400_000;
/** Instants of thirteen digits, all within the week before. */
const BASE_AT = Date.now() - DAY_MS;

function withTraces(times: readonly number[], forms: AnswerForms = {}): Account {
  const records = times.map((offset, index) => ({
    trace_id: `trace-${index}`,
    record_time: BASE_AT + offset,
    service_type: index % 2 === 0 ? 'ECS' : 'VPC',
    user: index % 3 === 0 ? '{"name":"ada","access_key_id":"K"}' : { name: 'bruno' },
  }));
  return { ...empty(), forms, contents: { [PROJECT]: { traces: { system: { records } } } } };
}

interface Page {
  traces: CloudTrace[];
  meta_data: { count: number; marker?: string | null };
}

async function page(cloud: Cloud, query: Record<string, string | number> = {}): Promise<Page> {
  const { status, body } = await ask(cloud, { path: '/v3/{p}/traces', query });
  expect(status).toBe(200);
  return body as unknown as Page;
}

const WHOLE = { from: BASE_AT - DAY_MS, to: BASE_AT + DAY_MS };

/** All pages to the end; at most so many, so that a marker that does not move ends the test. */
async function walk(cloud: Cloud, query: Record<string, string | number>): Promise<Page[]> {
  const pages: Page[] = [];
  let next: Record<string, string> = {};
  while (pages.length < 1_000) {
    const one = await page(cloud, { ...query, ...next });
    pages.push(one);
    const { marker } = one.meta_data;
    if (marker === null || marker === undefined) return pages;
    next = { next: marker };
  }
  throw new Error('The marker never ended.');
}

const ids = (pages: readonly Page[]): string[] =>
  pages.flatMap(({ traces }) => traces.map(({ trace_id: id }) => id));

describe('a walk over pages', () => {
  it('gives every trace of a window once, newest first, however they are cut', async () => {
    await assert(
      asyncProperty(
        array(integer({ min: 0, max: 30 }), { maxLength: 40 }),
        integer({ min: 1, max: 9 }),
        integer({ min: -2, max: 32 }),
        integer({ min: -2, max: 32 }),
        constantFrom<NonNullable<AnswerForms['end']>>('null-marker', 'empty-page'),
        async (times, limit, from, to, end) => {
          const cloud = await startCloud({ account: withTraces(times, { end }) });
          try {
            const pages = await walk(cloud, { limit, from: BASE_AT + from, to: BASE_AT + to });
            const due = times
              .map((time, index) => ({ time, id: `trace-${index}` }))
              .filter(({ time }) => time > from && time < to);
            expect(ids(pages).sort()).toEqual(due.map(({ id }) => id).sort());
            const at = pages.flatMap(({ traces }) => traces.map(({ record_time: time }) => time));
            expect(at).toEqual(at.toSorted((a, b) => b - a));
            expect(pages.every(({ traces, meta_data: meta }) => traces.length === meta.count)).toBe(true);
          } finally {
            await cloud.close();
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    ['exact', ['trace-3', 'trace-2', 'trace-1', 'trace-0']],
    ['lose', ['trace-3', 'trace-2', 'trace-0']],
  ] as const)('can cut among the same record time: %s', async (border, expected) => {
    const cloud = await runningCloud(withTraces([0, 1, 1, 2], { border }));
    expect(ids(await walk(cloud, { ...WHOLE, limit: 2 }))).toEqual(expected);
  });

  it('can repeat what shares the record time of the marker', async () => {
    const cloud = await runningCloud(withTraces([0, 1, 1, 2], { border: 'repeat' }));
    const first = await page(cloud, { ...WHOLE, limit: 2 });
    const second = await page(cloud, { ...WHOLE, limit: 200, next: first.meta_data.marker ?? '' });
    expect(ids([first, second])).toEqual(['trace-3', 'trace-2', 'trace-2', 'trace-1', 'trace-0']);
  });

  it.each([
    ['null', { count: 1, marker: null }],
    ['missing', { count: 1 }],
  ] as const)('ends with a marker that is %s', async (noMarker, meta) => {
    const cloud = await runningCloud(withTraces([0], { noMarker }));
    expect((await page(cloud, WHOLE)).meta_data).toEqual(meta);
  });

  it('gives traces that come late, also where it has been', async () => {
    const cloud = await runningCloud(withTraces([0, 10]));
    const first = await page(cloud, { ...WHOLE, limit: 1 });
    cloud.shelves.add(PROJECT, 'system', [{ trace_id: 'late', record_time: BASE_AT + 10 }]);
    cloud.shelves.add(PROJECT, 'system', [{ trace_id: 'later', record_time: BASE_AT + 5 }]);
    const rest = await walk(cloud, { ...WHOLE, limit: 1, next: first.meta_data.marker ?? '' });
    expect(ids(rest)).toEqual(['late', 'later', 'trace-0']);
    expect(ids(await walk(cloud, { ...WHOLE, limit: 200 }))).toHaveLength(4);
  });
});

describe('a query', () => {
  it.each([
    [{ service_type: 'ECS' }, ['trace-2', 'trace-0']],
    [{ user: 'ada' }, ['trace-3', 'trace-0']],
    [{ access_key_id: 'K', service_type: 'VPC' }, ['trace-3']],
    [{ trace_id: 'trace-1', service_type: 'ECS' }, ['trace-1']],
  ])('of %j finds %j', async (query, expected) => {
    const cloud = await runningCloud(withTraces([0, 1, 2, 3]));
    expect(ids([await page(cloud, { ...WHOLE, ...query })])).toEqual(expected);
  });

  it('for data traces does not look at what is valid for management traces alone', async () => {
    const cloud = await runningCloud(company(Date.now()));
    const query = { trace_type: 'data', tracker_name: 'photos', limit: 200 };
    const now = cloud.now();
    const window = { from: now - 7 * DAY_MS, to: now };
    const all = ids(await walk(cloud, { ...window, ...query }));
    expect(all).toHaveLength(450);
    expect(ids(await walk(cloud, { ...window, ...query, service_type: 'NONE' }))).toEqual(all);
  });

  it('asks for ten of the last hour where it says nothing', async () => {
    const now = Date.now();
    const minutes = (count: number): number => now - BASE_AT - count * 60_000;
    const cloud = await runningCloud(withTraces([...Array(11).keys(), 61].map((each) => minutes(each + 1))));
    expect(ids(await walk(cloud, {}))).toHaveLength(11);
    expect((await page(cloud)).traces).toHaveLength(10);
  });

  it('finds nothing that is older than seven days, or not recorded yet', async () => {
    const now = Date.now();
    const at = [now - 8 * DAY_MS, now - 6 * DAY_MS, now + DAY_MS].map((each) => each - BASE_AT);
    const cloud = await runningCloud(withTraces(at));
    const window = { from: now - 20 * DAY_MS, to: now + 20 * DAY_MS };
    expect(ids([await page(cloud, window)])).toEqual(['trace-1']);
  });

  it.each([
    [{ limit: 201 }, 400, 'CTS.0300'],
    [{ limit: 0 }, 400, 'CTS.0300'],
    [{ from: BASE_AT }, 400, 'CTS.0300'],
    [{ from: 1_700_000_000, to: 1_700_000_001 }, 400, 'CTS.0300'],
    [{ trace_type: 'both' }, 400, 'CTS.0300'],
    [{ next: 'nowhere' }, 400, 'CTS.0300'],
    [{ tracker_name: 'photos' }, 400, 'CTS.0204'],
    [{ trace_type: 'data', tracker_name: 'gone' }, 404, 'CTS.0214'],
    [{ trace_id: 'gone' }, 404, 'CTS.0300'],
  ])('of %j is refused', async (query: Record<string, string | number>, status, code) => {
    const cloud = await runningCloud(withTraces([0]));
    const reply: Reply = await ask(cloud, { path: '/v3/{p}/traces', query });
    expect([reply.status, reply.body['error_code']]).toEqual([status, code]);
  });
});

it('makes the same traces for the same plan, each findable by its id', () => {
  const plan = { count: 200_000, seed: 7, fromAt: BASE_AT, toAt: BASE_AT + DAY_MS };
  const [one, other] = [generatedShelf(plan), generatedShelf(plan)];
  let before = 0;
  for (let index = 0; index < plan.count; index += 997) {
    const record = one.record(index);
    expect(other.record(index)).toEqual(record);
    expect(one.find(record.trace_id)).toBe(index);
    expect(record.record_time).toBeGreaterThanOrEqual(before);
    before = record.record_time;
  }
});
