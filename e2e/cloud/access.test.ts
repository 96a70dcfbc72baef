import { describe, expect, it } from 'vitest';
import { company } from '../scenarios/company.ts';
import { ADMIN, AUDITOR, DOMAIN, GUEST, PROJECT, REGION, SUBPROJECT } from '../scenarios/people.ts';
import type { Cloud } from './start.ts';
import { ask, type Question, type Reply } from './testing/ask.ts';
import { runningCloud } from './testing/running.ts';

const TRACKERS: Question = { path: '/v3/{p}/trackers' };
const MINUTE_MS = 60_000;

const message = ({ body }: Reply): string => String(body['error_msg']);

function tokenRequest(user: { name?: string; password?: string; project?: string } = {}): Question {
  const { name = 'ada', password = ADMIN.password, project = REGION } = user;
  return {
    service: 'iam',
    method: 'POST',
    path: '/v3/auth/tokens',
    sign: null,
    body: {
      auth: {
        identity: {
          methods: ['password'],
          password: { user: { name, password, domain: { name: DOMAIN.name } } },
        },
        scope: { project: { name: project } },
      },
    },
  };
}

async function tokenOf(cloud: Cloud, ...args: Parameters<typeof tokenRequest>): Promise<string> {
  const { status, headers } = await ask(cloud, tokenRequest(...args));
  expect(status).toBe(201);
  return headers['x-subject-token'] ?? '';
}

describe('a signed request', () => {
  it.each([
    ['now', 0, 200],
    ['almost a quarter of an hour ago', -14 * MINUTE_MS, 200],
    ['almost a quarter of an hour ahead', 14 * MINUTE_MS, 200],
    ['more than a quarter of an hour ago', -16 * MINUTE_MS, 401],
    ['more than a quarter of an hour ahead', 16 * MINUTE_MS, 401],
  ])('signed %s is taken or refused by its time', async (_, off, status) => {
    const cloud = await runningCloud(company(Date.now()));
    const reply = await ask(cloud, { ...TRACKERS, signedAt: cloud.now() + off });
    expect(reply.status).toBe(status);
    if (status === 401) expect(message(reply)).toMatch(/signature expired$/);
  });

  it('tells the clock of the cloud, however wrong it is', async () => {
    const cloud = await runningCloud(company(Date.now()), { skewMs: 3 * 3_600_000 });
    const reply = await ask(cloud, { ...TRACKERS, signedAt: Date.now() });
    expect(reply.status).toBe(401);
    const ahead = Date.parse(reply.headers['date'] ?? '') - Date.now();
    expect(Math.round(ahead / MINUTE_MS)).toBe(180);
  });

  it('with a wrong secret is refused with what was understood, and its key is locked after too many', async () => {
    const cloud = await runningCloud(company(Date.now()));
    const wrong = { ...TRACKERS, sign: { ...ADMIN, secret: 'guess' } };
    const first = await ask(cloud, wrong);
    expect(first.status).toBe(401);
    expect(first.body['error_code']).toBe('APIG.0301');
    expect(message(first)).toMatch(/verify aksk signature fail,canonicalRequest:GET\|\/v3\//);
    for (let times = 0; times < 5; times += 1) await ask(cloud, wrong);
    expect(message(await ask(cloud, TRACKERS))).toMatch(/AK access failed to reach the limit/);
    cloud.setSkew(6 * MINUTE_MS);
    expect((await ask(cloud, TRACKERS)).status).toBe(200);
  });

  it('with a temporary key needs its security token', async () => {
    const cloud = await runningCloud(company(Date.now()));
    const traces: Question = { path: '/v3/{p}/traces' };
    const without = { access: GUEST.access, secret: GUEST.secret };
    expect((await ask(cloud, { ...traces, sign: GUEST })).status).toBe(200);
    expect((await ask(cloud, { ...traces, sign: without })).status).toBe(401);
    expect((await ask(cloud, { ...traces, sign: { ...GUEST, securityToken: 'other' } })).status).toBe(401);
  });

  it.each([
    ['no sign-in at all', { sign: null }],
    ['an unknown key', { sign: { access: 'UNKNOWN', secret: 'x' } }],
    ['a header that says nothing', { headers: { authorization: 'Bearer x' } }],
  ])('with %s is refused', async (_, change: Partial<Question>) => {
    const cloud = await runningCloud(company(Date.now()));
    const reply = await ask(cloud, { ...TRACKERS, ...change });
    expect([reply.status, reply.body['error_code']]).toEqual([401, 'APIG.0301']);
  });
});

describe('a token', () => {
  it('opens the project it was asked for, until it ends', async () => {
    const cloud = await runningCloud(company(Date.now()), { tokenLifeMs: 10 * MINUTE_MS });
    const headers = { 'x-auth-token': await tokenOf(cloud) };
    const asked = { ...TRACKERS, sign: null, headers };
    expect((await ask(cloud, asked)).status).toBe(200);
    expect((await ask(cloud, { ...asked, project: SUBPROJECT })).status).toBe(403);
    cloud.setSkew(11 * MINUTE_MS);
    const late = await ask(cloud, asked);
    expect(late.status).toBe(401);
    expect(message(late)).toMatch(/token expires/);
  });

  it('says when it ends, and is good for a day', async () => {
    const cloud = await runningCloud();
    const { body } = await ask(cloud, tokenRequest());
    const token = body['token'] as unknown as { issued_at: string; expires_at: string };
    expect(token.expires_at).toMatch(/\.\d{6}Z$/);
    expect(Date.parse(token.expires_at) - Date.parse(token.issued_at)).toBe(24 * 3_600_000);
  });

  it.each([
    ['a wrong password', { password: 'guess' }],
    ['an unknown user', { name: 'nobody' }],
    ['a project that is not there', { project: 'elsewhere' }],
    [
      'a project that is not theirs',
      { name: 'auditor', password: AUDITOR.password, project: `${REGION}_web` },
    ],
  ])('is not given for %s', async (_, user) => {
    const reply = await ask(await runningCloud(), tokenRequest(user));
    expect(reply.status).toBe(401);
    expect(reply.body['error']).toMatchObject({ code: 401, title: 'Unauthorized' });
  });
});

describe('a call', () => {
  it.each([
    ['for a project of nobody', { project: 'f'.repeat(32) }, 'CTS.0002'],
    ['for a project out of reach', { project: SUBPROJECT, sign: AUDITOR }, 'CTS.0002'],
    ['whose header names another project', { headers: { 'x-project-id': SUBPROJECT } }, 'CTS.0002'],
    ['that the user may not make', { method: 'DELETE', sign: AUDITOR }, 'CTS.0013'],
  ])('%s is refused', async (_, change: Partial<Question>, code) => {
    const cloud = await runningCloud(company(Date.now()));
    const reply = await ask(cloud, { ...TRACKERS, ...change });
    expect([reply.status, reply.body['error_code']]).toEqual([403, code]);
    expect(cloud.account.contents[PROJECT]?.trackers).toHaveLength(3);
  });

  it.each([
    ['GET', `/v3/${DOMAIN.id}/checkbucket`, 'cts'],
    ['GET', '/v3/{p}/user-resource', 'cts'],
    ['GET', '/v3/{p}/tracker', 'cts'],
    ['GET', '/v3/{p}/trackers/', 'cts'],
    ['GET', '/v3/{p}/trackers', 'iam'],
    ['GET', '/v3/projects', 'cts'],
  ] as const)('%s %s is no call of %s', async (method, path, service) => {
    const reply = await ask(await runningCloud(), { method, path, service });
    expect([reply.status, reply.body['error_code']]).toEqual([404, 'APIG.0101']);
  });

  it('that needs the account takes no project for it', async () => {
    const cloud = await runningCloud(company(Date.now()));
    const resources = (id: string): Promise<Reply> => ask(cloud, { path: `/v3/${id}/resources` });
    expect((await resources(DOMAIN.id)).status).toBe(200);
    expect((await resources(PROJECT)).body['error_code']).toBe('CTS.0002');
  });

  it('for the versions is answered with the code that says there are none', async () => {
    const reply = await ask(await runningCloud(), { path: '/v3' });
    expect([reply.status, reply.body['error_code']]).toEqual([404, 'CTS.0100']);
  });
});
