import { describe, expect, it } from 'vitest';
import { company } from '../scenarios/company.ts';
import { PROJECT } from '../scenarios/people.ts';
import { ERROR_CODES, errorOf } from './error-codes.ts';
import type { Fault } from './faults.ts';
import type { Cloud } from './start.ts';
import { ask, type Question, type Reply } from './testing/ask.ts';
import { runningCloud } from './testing/running.ts';

const TRACES: Question = { path: '/v3/{p}/traces', query: { limit: 5 } };

async function troubled(...faults: Fault[]): Promise<Cloud> {
  const cloud = await runningCloud(company(Date.now()));
  cloud.faults.add(...faults);
  return cloud;
}

interface Page {
  traces: { trace_id: string }[];
  meta_data: { marker: string };
}
const pageOf = ({ body }: Reply): Page => body as unknown as Page;
const ids = (reply: Reply): string[] => pageOf(reply).traces.map(({ trace_id: id }) => id);

describe('an answer that goes wrong on request', () => {
  it.each(ERROR_CODES)('is the documented one of %s', async (code) => {
    const reply = await ask(await troubled({ trouble: { kind: 'error', code } }), TRACES);
    const { status, message } = errorOf(code);
    expect([reply.status, reply.body]).toEqual([status, { error_code: code, error_msg: message }]);
  });

  it.each([
    [429, undefined],
    [429, '7'],
    [503, 'Wed, 21 Oct 2026 07:28:00 GMT'],
    [500, undefined],
  ])('is %i with Retry-After %s', async (status, retryAfter) => {
    const said = retryAfter === undefined ? {} : { retryAfter };
    const cloud = await troubled({ trouble: { kind: 'status', status, ...said } });
    const reply = await ask(cloud, TRACES);
    expect([reply.status, reply.headers['retry-after']]).toEqual([status, retryAfter]);
    expect((await ask(cloud, TRACES)).status).toBe(200);
  });

  it('is a page of HTML', async () => {
    const reply = await ask(await troubled({ trouble: { kind: 'not-json' } }), TRACES);
    expect([reply.status, reply.headers['content-type']]).toEqual([200, 'text/html']);
    expect(reply.text).toMatch(/^<!doctype html>/);
  });

  it('is cut off within the body', async () => {
    await expect(ask(await troubled({ trouble: { kind: 'cut-off' } }), TRACES)).rejects.toThrow(/aborted/);
  });

  it('is a connection that ends', async () => {
    await expect(ask(await troubled({ trouble: { kind: 'hang-up' } }), TRACES)).rejects.toThrow(/hang up/);
  });

  it.each(['all', 'body'] as const)('comes late: %s', async (part) => {
    const cloud = await troubled({ trouble: { kind: 'slow', delayMs: 50, part } });
    const begun = performance.now();
    expect(ids(await ask(cloud, TRACES))).toHaveLength(5);
    expect(performance.now() - begun).toBeGreaterThan(45);
  });

  it('is twelve megabytes long', async () => {
    const bytes = 12 * 1024 * 1024;
    const reply = await ask(await troubled({ trouble: { kind: 'oversized', bytes } }), TRACES);
    expect(reply.text.length).toBeGreaterThan(bytes);
    expect(ids(reply)).toHaveLength(5);
  });

  it('never comes, until the cloud ends', async () => {
    const cloud = await troubled({ trouble: { kind: 'silence' } });
    const waiting = expect(ask(cloud, TRACES)).rejects.toThrow(/hang up/);
    // Another answer: the first request is there by then.
    expect((await ask(cloud, TRACES)).status).toBe(200);
    await cloud.close();
    await waiting;
  });
});

describe('pages that go wrong', () => {
  it('tell traces twice and those before again', async () => {
    const cloud = await troubled({ after: 1, trouble: { kind: 'duplicate-page' } });
    const first = await ask(cloud, TRACES);
    const next = { ...TRACES, query: { limit: 5, next: pageOf(first).meta_data.marker } };
    const second = ids(await ask(cloud, next));
    expect(second).toHaveLength(15);
    expect(new Set(second).size).toBe(10);
    expect(second.slice(0, 5)).toEqual(ids(first));
  });

  it('come in another order under the same marker', async () => {
    const cloud = await troubled({ trouble: { kind: 'reordered-page' } });
    const [odd, even] = [await ask(cloud, TRACES), await ask(cloud, TRACES)];
    expect(ids(odd)).toEqual(ids(even).reverse());
    expect(pageOf(odd).meta_data).toEqual(pageOf(even).meta_data);
  });

  it('have a marker that does not move', async () => {
    const cloud = await troubled({ after: 1, times: null, trouble: { kind: 'looping-marker' } });
    const { marker } = pageOf(await ask(cloud, TRACES)).meta_data;
    const again = await ask(cloud, { ...TRACES, query: { limit: 5, next: marker } });
    expect(pageOf(again).meta_data.marker).toBe(marker);
  });

  it('are followed by traces that should have been on them', async () => {
    const late = { trace_id: 'late', record_time: Date.now() - 1_000 };
    const trouble = { kind: 'late-traces', projectId: PROJECT, tracker: 'system', traces: [late] } as const;
    const cloud = await troubled({ trouble });
    expect(ids(await ask(cloud, TRACES))).not.toContain('late');
    expect(ids(await ask(cloud, { ...TRACES, query: { limit: 200 } }))).toContain('late');
  });
});

it('a modification that loses members says that all is well', async () => {
  const trouble = { kind: 'lost-members', members: ['filter', 'topic_id'] } as const;
  const cloud = await troubled({ on: { method: 'PUT' }, trouble });
  const path = '/v3/{p}/notifications';
  const before = cloud.account.contents[PROJECT]?.notifications?.[0];
  const reply = await ask(cloud, { method: 'PUT', path, body: { ...before, status: 'disabled' } });
  expect(reply.status).toBe(200);
  const after = cloud.account.contents[PROJECT]?.notifications?.[0];
  expect(after).toMatchObject({ operations: before?.['operations'], status: 'disabled' });
  expect(after).not.toHaveProperty('filter');
  expect(after).not.toHaveProperty('topic_id');
});

it('trouble is for those it is meant for, after so many, so often', async () => {
  const trouble = { kind: 'status', status: 500 } as const;
  const cloud = await troubled({
    on: { service: 'cts', method: 'GET', path: '/traces', query: { limit: '5' } },
    after: 1,
    times: 2,
    trouble,
  });
  const statuses: number[] = [];
  for (let times = 0; times < 5; times += 1) {
    statuses.push((await ask(cloud, TRACES)).status);
    expect((await ask(cloud, { path: '/v3/{p}/trackers' })).status).toBe(200);
  }
  expect(statuses).toEqual([200, 500, 500, 200, 200]);
  expect(cloud.log.entries().filter((entry) => entry.trouble === 'status')).toHaveLength(2);
});
