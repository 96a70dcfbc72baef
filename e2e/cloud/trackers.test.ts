import { describe, expect, it } from 'vitest';
import { company } from '../scenarios/company.ts';
import { PROJECT } from '../scenarios/people.ts';
import type { Account, JsonObject } from './account.ts';
import type { Cloud } from './start.ts';
import { ask, type Reply } from './testing/ask.ts';
import { runningCloud } from './testing/running.ts';

const DATA = {
  tracker_type: 'data',
  tracker_name: 'more',
  data_bucket: { data_bucket_name: 'acme-invoices', data_event: ['READ'] },
};
const SYSTEM = { tracker_type: 'system', tracker_name: 'system' };

const create = (cloud: Cloud, body: unknown): Promise<Reply> =>
  ask(cloud, { method: 'POST', path: '/v3/{p}/tracker', body });
const modify = (cloud: Cloud, body: unknown): Promise<Reply> =>
  ask(cloud, { method: 'PUT', path: '/v3/{p}/tracker', body });
const remove = (cloud: Cloud, query: Record<string, string>): Promise<Reply> =>
  ask(cloud, { method: 'DELETE', path: '/v3/{p}/trackers', query });
async function list(cloud: Cloud, query: Record<string, string> = {}): Promise<JsonObject[]> {
  const { body } = await ask(cloud, { path: '/v3/{p}/trackers', query });
  return body['trackers'] as unknown as JsonObject[];
}
const names = (trackers: readonly JsonObject[]): unknown[] => trackers.map((each) => each['tracker_name']);

const here = (): Promise<Cloud> => runningCloud(company(Date.now()));

it('is created, modified member by member, read and deleted', async () => {
  const cloud = await here();
  const created = await create(cloud, DATA);
  expect([created.status, created.body['status']]).toEqual([201, 'enabled']);
  const changed = await modify(cloud, {
    tracker_type: 'data',
    tracker_name: 'more',
    status: 'disabled',
    data_bucket: { data_event: ['READ'] },
  });
  expect([changed.status, changed.text]).toEqual([200, '']);
  const [after] = await list(cloud, { tracker_name: 'more' });
  expect(after).toMatchObject({
    status: 'disabled',
    data_bucket: { data_bucket_name: 'acme-invoices', data_event: ['READ'] },
  });
  expect((await remove(cloud, { tracker_name: 'more' })).status).toBe(204);
  expect(names(await list(cloud))).toEqual(['system', 'photos', 'invoices']);
});

it('goes with all other data trackers where a deletion names none', async () => {
  const cloud = await here();
  expect((await remove(cloud, {})).status).toBe(204);
  expect(names(await list(cloud))).toEqual(['system']);
});

it('is written in both of the forms that the documents have', async () => {
  const [system, data] = await list(await here());
  expect(system).toHaveProperty('groupId');
  expect(system).toHaveProperty('streamId');
  expect(system).toHaveProperty('is_support_validate');
  expect(data).toHaveProperty('group_id');
  expect(data).toHaveProperty('stream_id');
  expect(data).toHaveProperty('is_support_validation');
});

it('is one of at most a hundred', async () => {
  const account = company(Date.now());
  const known = account.contents[PROJECT]?.trackers ?? [];
  for (let index = 0; index < 98; index += 1)
    known.push({ id: `id-${index}`, tracker_name: `t${index}`, tracker_type: 'data', status: 'enabled' });
  expect((await create(await runningCloud(account), DATA)).body['error_code']).toBe('CTS.0200');
});

const KMS = { is_support_trace_files_encryption: true };
const PHOTOS = { tracker_type: 'data', tracker_name: 'photos' };
const bucket = (data_bucket_name: string, data_event: string[] = ['READ']): JsonObject => ({
  data_bucket: { data_bucket_name, data_event },
});

describe('a body that is wrong is refused with the documented code', () => {
  it.each<[string, (cloud: Cloud, body: unknown) => Promise<Reply>, unknown]>([
    ['CTS.0003', create, []],
    ['CTS.0201', create, SYSTEM],
    ['CTS.0202', create, { ...DATA, tracker_type: 'other' }],
    ['CTS.0203', create, { ...DATA, tracker_name: '' }],
    ['CTS.0203', create, { ...DATA, tracker_name: 'a b' }],
    ['CTS.0204', create, { ...SYSTEM, tracker_name: 'mine' }],
    ['CTS.0205', modify, { ...SYSTEM, status: 'paused' }],
    ['CTS.0206', modify, { ...SYSTEM, data_bucket: {} }],
    ['CTS.0207', create, { ...DATA, tracker_name: 'system' }],
    ['CTS.0208', create, { ...DATA, tracker_name: 'photos' }],
    ['CTS.0209', create, { ...DATA, ...bucket('acme-photos') }],
    ['CTS.0210', create, { ...DATA, ...bucket('') }],
    ['CTS.0211', create, { ...DATA, ...bucket('nowhere') }],
    ['CTS.0212', modify, { ...PHOTOS, ...bucket('acme-invoices') }],
    ['CTS.0213', create, { ...DATA, obs_info: { bucket_name: 'acme-photos' } }],
    ['CTS.0214', modify, { ...PHOTOS, tracker_name: 'gone' }],
    ['CTS.0215', modify, { ...SYSTEM, obs_info: { bucket_name: 'acme-traces', is_obs_created: true } }],
    ['CTS.0218', modify, { ...SYSTEM, obs_info: { file_prefix_name: 'a/b' } }],
    ['CTS.0219', create, { ...DATA, ...bucket('acme-invoices', []) }],
    ['CTS.0221', modify, { ...SYSTEM, ...KMS, kms_id: '' }],
    ['CTS.0222', modify, { ...SYSTEM, ...KMS, kms_id: 'unknown' }],
    ['CTS.0225', create, { ...DATA, ...bucket('acme-invoices', ['LIST']) }],
    ['CTS.0231', modify, { ...SYSTEM, obs_info: { bucket_name: 'Capital' } }],
  ])('%s', async (code, call, body) => {
    const cloud = await here();
    const before = await list(cloud);
    const reply = await call(cloud, body);
    expect(reply.body['error_code']).toBe(code);
    expect(reply.status).toBe(code === 'CTS.0214' ? 404 : 400);
    expect(await list(cloud)).toEqual(before);
  });

  it.each([
    [{ tracker_name: 'system' }, 'CTS.0207'],
    [{ tracker_name: 'gone' }, 'CTS.0214'],
    [{ tracker_type: 'system' }, 'CTS.0202'],
  ])('deleting %j', async (query: Record<string, string>, code) => {
    const cloud = await here();
    expect((await remove(cloud, query)).body['error_code']).toBe(code);
    expect(await list(cloud)).toHaveLength(3);
  });
});

describe('tags of a tracker', () => {
  const SYSTEM_ID = 'ebf8d1c3-762b-4ce3-b316-6b1aa32f8be3';
  const tag = (cloud: Cloud, what: 'create' | 'delete', tags: unknown, id = SYSTEM_ID): Promise<Reply> =>
    ask(cloud, {
      method: what === 'create' ? 'POST' : 'DELETE',
      path: `/v3/{p}/cts-tracker/${id}/tags/${what}`,
      body: { tags },
    });
  const tagged = (): Account => ({ ...company(Date.now()), forms: { trackerTags: true } });

  it('are added, replaced by key, and deleted by key or by key and value', async () => {
    const cloud = await runningCloud(tagged());
    const tags = async (): Promise<unknown> => (await list(cloud))[0]?.['tags'];
    await tag(cloud, 'create', [
      { key: 'team', value: 'audit' },
      { key: 'cost', value: '1' },
    ]);
    expect(await tags()).toEqual([
      { key: 'team', value: 'audit' },
      { key: 'cost', value: '1' },
    ]);
    expect((await tag(cloud, 'delete', [{ key: 'team', value: 'other' }])).status).toBe(204);
    await tag(cloud, 'delete', [{ key: 'cost' }]);
    expect(await tags()).toEqual([{ key: 'team', value: 'audit' }]);
  });

  it('are refused where the key is wrong or the tracker is not there', async () => {
    const cloud = await runningCloud(tagged());
    expect((await tag(cloud, 'create', [{ key: '_sys_a' }])).status).toBe(400);
    expect((await tag(cloud, 'create', [{ key: 'a' }], 'gone')).body['error_code']).toBe('CTS.0214');
  });
});
