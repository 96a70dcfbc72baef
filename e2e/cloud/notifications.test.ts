import { describe, expect, it } from 'vitest';
import { company } from '../scenarios/company.ts';
import { PROJECT, REGION } from '../scenarios/people.ts';
import type { JsonObject } from './account.ts';
import type { Cloud } from './start.ts';
import { ask, type Reply } from './testing/ask.ts';
import { runningCloud } from './testing/running.ts';

const TOPIC = `urn:smn:${REGION}:${PROJECT}:security-alerts`;
const FUNCTION = `urn:fss:${REGION}:${PROJECT}:function:default:on-trace`;
const OPERATIONS = [{ service_type: 'ECS', resource_type: 'ecs', trace_names: ['deleteServer'] }];
const FILTER = { condition: 'AND', is_support_filter: true, rule: ['code != 200'] };
const WHOLE = {
  notification_name: 'mine',
  operation_type: 'customized',
  operations: OPERATIONS,
  notify_user_list: [{ user_group: 'admin', user_list: ['ada'] }],
  filter: FILTER,
  topic_id: TOPIC,
  agency_name: 'cts_admin_trust',
};

const send = (cloud: Cloud, method: string, body: unknown): Promise<Reply> =>
  ask(cloud, { method, path: '/v3/{p}/notifications', body });
const remove = (cloud: Cloud, notification_id: string): Promise<Reply> =>
  ask(cloud, { method: 'DELETE', path: '/v3/{p}/notifications', query: { notification_id } });
async function list(cloud: Cloud, type: 'smn' | 'fun', query = {}): Promise<JsonObject[]> {
  const { body } = await ask(cloud, { path: `/v3/{p}/notifications/${type}`, query });
  return body['notifications'] as unknown as JsonObject[];
}
const names = (items: readonly JsonObject[]): unknown[] => items.map((each) => each['notification_name']);

const here = (): Promise<Cloud> => runningCloud(company(Date.now()));

it('is on from the start, whatever it is created with, and off by a modification', async () => {
  const cloud = await here();
  const created = await send(cloud, 'POST', { ...WHOLE, status: 'disabled' });
  expect([created.status, created.body['status']]).toEqual([201, 'enabled']);
  const id = String(created.body['notification_id']);
  const off = await send(cloud, 'PUT', { ...WHOLE, notification_id: id, status: 'disabled' });
  expect([off.status, off.body['status']]).toEqual([200, 'disabled']);
  const [read] = await list(cloud, 'smn', { notification_name: 'mine' });
  expect(read).toMatchObject({ status: 'disabled', filter: FILTER, operations: OPERATIONS });
  expect(read).not.toHaveProperty('agency_name');
});

it('is wholly replaced: what is left out of a modification is gone', async () => {
  const cloud = await here();
  const { body } = await send(cloud, 'POST', WHOLE);
  await send(cloud, 'PUT', {
    notification_id: body['notification_id'],
    notification_name: 'mine',
    operation_type: 'complete',
    status: 'disabled',
  });
  const [read] = await list(cloud, 'smn', { notification_name: 'mine' });
  expect(read).toEqual({
    notification_id: body['notification_id'],
    notification_name: 'mine',
    notification_type: 'smn',
    operation_type: 'complete',
    operations: [],
    project_id: PROJECT,
    create_time: body['create_time'],
    status: 'disabled',
  });
});

it('stands among its kind, and among those of SMN where it has no target', async () => {
  const cloud = await here();
  await send(cloud, 'POST', { ...WHOLE, topic_id: FUNCTION });
  expect(names(await list(cloud, 'fun'))).toEqual(['logins_to_function', 'mine']);
  expect(names(await list(cloud, 'smn'))).toEqual(['key_operations', 'everything_off']);
});

it('is deleted with others; one that is not there is told, and the others are gone', async () => {
  const cloud = await here();
  const [first, second] = await list(cloud, 'smn');
  expect((await remove(cloud, `${String(first?.['notification_id'])},gone`)).status).toBe(404);
  expect((await remove(cloud, String(second?.['notification_id']))).status).toBe(204);
  expect(await list(cloud, 'smn')).toEqual([]);
  expect((await remove(cloud, '')).status).toBe(400);
});

describe('a body that is wrong is refused', () => {
  const users = (count: number): string[] => Array.from({ length: count }, (_, index) => `user${index}`);
  it.each<[string, JsonObject]>([
    ['no name', { notification_name: undefined }],
    ['a name with a hyphen', { notification_name: 'a-b' }],
    ['a name of 65 characters', { notification_name: 'a'.repeat(65) }],
    ['a name that is taken', { notification_name: 'key_operations' }],
    ['an unknown kind', { operation_type: 'typical' }],
    ['no operations', { operations: undefined }],
    ['an unknown topic', { topic_id: 'urn:smn:elsewhere' }],
    ['too many operations', { operations: [{ ...OPERATIONS[0], trace_names: users(1_001) }] }],
    ['too many users', { notify_user_list: [{ user_group: 'admin', user_list: users(51) }] }],
    ['another agency', { agency_name: 'mine' }],
    ['an unknown condition', { filter: { ...FILTER, condition: 'and' } }],
    ['a rule without spaces', { filter: { ...FILTER, rule: ['code!=200'] } }],
    ['a rule on another field', { filter: { ...FILTER, rule: ['user = ada'] } }],
    ['a rating that there is not', { filter: { ...FILTER, rule: ['trace_rating = bad'] } }],
  ])('%s', async (_, change) => {
    const cloud = await here();
    const reply = await send(cloud, 'POST', { ...WHOLE, ...change });
    expect(reply.status).toBe(400);
    expect(await list(cloud, 'smn')).toHaveLength(2);
  });

  it.each<[string, number, JsonObject]>([
    ['no status', 400, { status: undefined }],
    ['on without a target', 400, { topic_id: undefined }],
    ['an id that is not there', 404, { notification_id: 'gone' }],
  ])('modified with %s', async (_, status, change) => {
    const cloud = await here();
    const { body } = await send(cloud, 'POST', WHOLE);
    const whole = { ...WHOLE, notification_id: body['notification_id'], status: 'enabled', ...change };
    expect((await send(cloud, 'PUT', whole)).status).toBe(status);
    expect((await list(cloud, 'smn', { notification_name: 'mine' }))[0]).toMatchObject({ status: 'enabled' });
  });
});
