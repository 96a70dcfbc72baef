import { describe, expect, it } from 'vitest';
import { company } from '../scenarios/company.ts';
import { PROJECT } from '../scenarios/people.ts';
import type { CertificateFlaw } from './certificates.ts';
import { ask, type Question } from './testing/ask.ts';
import { runningCloud } from './testing/running.ts';

const TRACES: Question = { path: '/v3/{p}/traces', query: { limit: 3 } };

describe('TLS', () => {
  it('is trusted by who trusts the authority', async () => {
    const cloud = await runningCloud(company(Date.now()), { tls: 'none' });
    expect(cloud.endpoints.cts).toMatch(/^https:/);
    expect((await ask(cloud, TRACES)).status).toBe(200);
    await expect(ask({ ...cloud, authority: null }, TRACES)).rejects.toThrow(/verify|self-signed/i);
  });

  it.each<[CertificateFlaw, trusted: boolean, RegExp]>([
    ['self-signed', false, /self-signed certificate/],
    ['expired', true, /expired/],
    ['other-host', true, /IP|altnames/i],
  ])('is not trusted with a certificate that is %s', async (tls, trusted, reason) => {
    const cloud = await runningCloud(company(Date.now()), { tls });
    const client = trusted ? cloud : { ...cloud, authority: null };
    await expect(ask(client, TRACES)).rejects.toThrow(reason);
  });
});

it('answers many at once, each after the latency', async () => {
  const cloud = await runningCloud(company(Date.now()), { latencyMs: 40 });
  const begun = performance.now();
  await Promise.all(Array.from({ length: 20 }, () => ask(cloud, TRACES)));
  const took = performance.now() - begun;
  expect(took).toBeGreaterThan(38);
  // One after the other would be 800.
  expect(cloud.log.mostAtOnce()).toBeGreaterThan(10);
});

it('keeps what was asked, by whom, and what became of it', async () => {
  const cloud = await runningCloud(company(Date.now()));
  await ask(cloud, TRACES);
  await ask(cloud, { ...TRACES, sign: null });
  expect(cloud.log.entries()).toMatchObject([
    {
      service: 'cts',
      method: 'GET',
      path: `/v3/${PROJECT}/traces`,
      query: [['limit', '3']],
      user: 'ada',
      status: 200,
    },
    { user: null, status: 401 },
  ]);
});

it('takes its account as a copy', async () => {
  const account = company(Date.now());
  const cloud = await runningCloud(account);
  await ask(cloud, { method: 'DELETE', path: '/v3/{p}/trackers' });
  expect(account.contents[PROJECT]?.trackers).toHaveLength(3);
});

it('is controlled from another process as from its own', async () => {
  const cloud = await runningCloud(company(Date.now()));
  const order = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${cloud.controlUrl}${path}`, init);
    expect(response.status).toBe(200);
    return response.json();
  };
  await order('POST', '/faults', [{ times: null, trouble: { kind: 'status', status: 503 } }]);
  expect((await ask(cloud, TRACES)).status).toBe(503);
  await order('DELETE', '/faults');
  await order('POST', '/traces', {
    projectId: PROJECT,
    tracker: 'system',
    traces: [{ trace_id: 'told', record_time: cloud.now() }],
  });
  expect((await ask(cloud, TRACES)).text).toContain('"told"');
  await order('POST', '/clock', { aheadMs: 7_200_000 });
  expect((await ask(cloud, { ...TRACES, signedAt: Date.now() })).status).toBe(401);
  expect(await order('GET', '/log')).toMatchObject({ requests: { length: 3 } });
  const unknown = await fetch(`${cloud.controlUrl}/nothing`);
  expect(unknown.status).toBe(404);
});
