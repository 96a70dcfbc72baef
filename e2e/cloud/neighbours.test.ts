import { describe, expect, it } from 'vitest';
import { company } from '../scenarios/company.ts';
import { AUDITOR, DOMAIN, PROJECT, SUBPROJECT } from '../scenarios/people.ts';
import type { JsonObject } from './account.ts';
import type { Cloud } from './start.ts';
import { ask, type Question } from './testing/ask.ts';
import { runningCloud } from './testing/running.ts';

const here = (): Promise<Cloud> => runningCloud(company(Date.now()));

async function items(cloud: Cloud, name: string, question: Question): Promise<JsonObject[]> {
  const { status, body } = await ask(cloud, question);
  expect(status).toBe(200);
  return body[name] as unknown as JsonObject[];
}

describe('who and what there is', () => {
  it.each<[path: string, list: string, member: string, expected: unknown[]]>([
    ['/v3/projects', 'projects', 'id', [PROJECT, SUBPROJECT]],
    ['/v3/auth/domains', 'domains', 'id', [DOMAIN.id]],
    ['/v3/users', 'users', 'name', ['ada', 'auditor', 'guest']],
    ['/v3/groups', 'groups', 'name', ['admin', 'CTS view']],
    ['/v3/groups/9d8c7b6a5f4e4d3c2b1a0f9e8d7c6b02/users', 'users', 'name', ['auditor', 'guest']],
  ])('%s', async (path, list, member, expected) => {
    const found = await items(await here(), list, { service: 'iam', path });
    expect(found.map((each) => each[member])).toEqual(expected);
    // What a user signs in with is told by no call.
    expect(JSON.stringify(found)).not.toMatch(/password"|secret/i);
  });

  it('is less for who reaches less', async () => {
    const question: Question = { service: 'iam', path: '/v3/auth/projects', sign: AUDITOR };
    expect(await items(await here(), 'projects', question)).toMatchObject([{ id: PROJECT }]);
  });
});

describe('lists in pages', () => {
  it('of topics go by offset', async () => {
    const cloud = await here();
    const page = (offset: number): Promise<JsonObject[]> =>
      items(cloud, 'topics', { service: 'smn', path: '/v2/{p}/notifications/topics', query: { offset } });
    expect([(await page(0)).length, (await page(100)).length, (await page(200)).length]).toEqual([
      100, 30, 0,
    ]);
  });

  it('of subscriptions go by offset, for each topic', async () => {
    const cloud = await here();
    const topics = await items(cloud, 'topics', { service: 'smn', path: '/v2/{p}/notifications/topics' });
    const path = `/v2/{p}/notifications/topics/${String(topics[0]?.['topic_urn'])}/subscriptions`;
    const { body } = await ask(cloud, { service: 'smn', path, query: { offset: 100 } });
    expect(body['subscription_count']).toBe(115);
    expect(body['subscriptions']).toHaveLength(15);
  });

  it('of functions go by marker', async () => {
    const cloud = await here();
    const question: Question = { service: 'functiongraph', path: '/v2/{p}/fgs/functions' };
    const first = (await ask(cloud, question)).body;
    expect([first['next_marker'], first['count']]).toEqual([400, 410]);
    const rest = (await ask(cloud, { ...question, query: { marker: 400 } })).body;
    expect([rest['next_marker'], rest['functions']]).toMatchObject([410, { length: 10 }]);
  });

  it('of keys go by marker, in text', async () => {
    const question: Question = {
      service: 'kms',
      method: 'POST',
      path: '/v1.0/{p}/kms/list-keys',
      body: { limit: '1' },
    };
    const { body } = await ask(await here(), question);
    expect(body).toMatchObject({ truncated: 'true', next_marker: '1', total: 2, keys: { length: 1 } });
  });
});

describe('facts around the traces', () => {
  it('quotas count what is used', async () => {
    const found = await items(await here(), 'resources', { path: '/v3/{p}/quotas' });
    expect(found).toEqual([
      { type: 'data_tracker', used: 2, quota: 100 },
      { type: 'system_tracker', used: 1, quota: 1 },
    ]);
  });

  it('operations are asked by service, and by resource only with it', async () => {
    const cloud = await here();
    const path = '/v3/{p}/operations';
    expect(await items(cloud, 'operations', { path })).toHaveLength(3);
    const query = { service_type: 'CTS', resource_type: 'tracker' };
    expect(await items(cloud, 'operations', { path, query })).toHaveLength(1);
    expect((await ask(cloud, { path, query: { resource_type: 'tracker' } })).status).toBe(400);
  });

  it('operators are names', async () => {
    const found = await items(await here(), 'users', { path: '/v3/{p}/user-resources' });
    expect(found).toContainEqual({ name: 'bruno' });
  });

  it('each bucket has a verdict of its own', async () => {
    const asked = ['acme-traces', 'nowhere'].map((bucket_name) => ({
      bucket_name,
      bucket_location: 'eu-west-101',
    }));
    const found = await items(await here(), 'buckets', {
      method: 'POST',
      path: `/v3/${DOMAIN.id}/checkbucket`,
      body: { buckets: asked },
    });
    expect(found.map((each) => each['check_bucket_response'])).toMatchObject([
      { success: true, response_code: 200 },
      { success: false, response_code: 404, error_code: 'OBS.NoSuchBucket' },
    ]);
  });

  it('the configuration is what was last put there', async () => {
    const cloud = await here();
    const path = '/v3/{p}/configuration';
    const body = {
      is_sync_global_trace: false,
      is_support_read_only: true,
      support_read_only_services: ['ECS'],
    };
    await ask(cloud, { method: 'PUT', path, body });
    expect((await ask(cloud, { path })).body).toEqual(body);
  });
});
