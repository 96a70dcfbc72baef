import { describe, expect, onTestFinished, test } from 'vitest';
import type { Account } from '../../../../e2e/cloud/account.ts';
import type { Fault, Trouble } from '../../../../e2e/cloud/faults.ts';
import type { Cloud } from '../../../../e2e/cloud/start.ts';
import { runningCloud } from '../../../../e2e/cloud/testing/running.ts';
import { company } from '../../../../e2e/scenarios/company.ts';
import { ADMIN, DOMAIN, PROJECT, REGION } from '../../../../e2e/scenarios/people.ts';
import type { CloudProfile } from '../../../../shared/model/cloud-profile.ts';
import { DEFAULT_NETWORK } from '../../../../shared/model/cloud-network.ts';
import type { CloudChange, LostMember } from '../../../../shared/model/cloud-write.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import { openClient } from '../../sources/api/client.ts';
import { testClock } from '../../sources/api/testing/local-service.ts';
import { EXCHANGE_LIMITS } from '../../sources/api/transport.ts';
import { writeChange } from './write-change.ts';

const never = new AbortController().signal;
const KEY_OPERATIONS = '0b98e1c2-2fd6-4e33-a355-f9e12eaab88a';
const EVERYTHING = '6d4a09bb-aa8e-40db-9e87-0d5e203823a8';
const LOGINS = 'cda8fd83-d08c-46f0-b914-1453a6a85c00';
const TOPIC = `urn:smn:${REGION}:${PROJECT}:security-alerts`;
const PHOTOS_ID = 'c9a3961d-3aa0-4e60-8e63-dd4ce7f1a88a';

const WANTED = {
  notification_name: 'watch',
  operation_type: 'customized',
  operations: [
    { service_type: 'KMS', resource_type: 'cmk', trace_names: ['deleteKey', 'disableKey'] },
    { service_type: 'ECS', resource_type: 'ecs', trace_names: ['deleteServer'] },
  ],
  notify_user_list: [{ user_group: 'admin', user_list: ['ada'] }],
  filter: { condition: 'OR', is_support_filter: true, rule: ['code != 200', 'trace_rating = incident'] },
  topic_id: TOPIC,
};

async function at(changed: (account: Account) => void = () => undefined) {
  const account = company(Date.now());
  changed(account);
  const cloud = await runningCloud(account);
  const profile: CloudProfile = {
    ...{ name: 'simulated', site: 'europe', region: REGION, endpoints: cloud.endpoints },
    ...{ projectId: PROJECT, domainId: DOMAIN.id, signIn: 'keys', isReadOnly: false },
  };
  const client = openClient({
    ...{ profile, network: DEFAULT_NETWORK, environment: {}, clock: testClock() },
    credentials: { kind: 'keys', accessKey: ADMIN.access, secretKey: ADMIN.secret },
    // Limits of requests never pass here; pauses pass at once.
    limits: { ...EXCHANGE_LIMITS, connectMs: 111_000, answerMs: 222_000 },
  });
  onTestFinished(() => client.close());
  return {
    cloud,
    write: async (change: CloudChange) => (await writeChange(client, change, never)).written,
    failing: async (change: CloudChange): Promise<Failure> => {
      const failed: unknown = await writeChange(client, change, never).catch((error: unknown) => error);
      if (!(failed instanceof Failure)) throw new Error('It did not fail.', { cause: failed });
      return failed;
    },
  };
}

// The compiler's library does not know it yet.
const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown };

const writesTo = (cloud: Cloud) => cloud.log.entries().filter(({ method }) => method !== 'GET');
const methodsTo = (cloud: Cloud): string[] => writesTo(cloud).map(({ method }) => method);
const held = (cloud: Cloud, id: string) =>
  cloud.account.contents[PROJECT]?.notifications?.find((one) => one.notification_id === id);
const lostIn = ({ details }: Failure): string[] =>
  (details as { members: LostMember[] }).members.map(({ path }) => path);
const modify = (text: object, status: 'enabled' | 'disabled' = 'enabled'): CloudChange => ({
  ...{ what: 'modify-notification', id: KEY_OPERATIONS, text: JSON.stringify(text), status },
});

describe('a notification', () => {
  test('is created as it was asked for, and switched off where it shall be', async () => {
    const { cloud, write } = await at();
    const text = JSON.stringify(WANTED);
    const on = await write({ what: 'create-notification', text, status: 'enabled' });
    expect(on.notification).toMatchObject({ notification_name: 'watch', status: 'enabled', topic_id: TOPIC });
    expect(methodsTo(cloud)).toEqual(['POST']);
    const other = JSON.stringify({ ...WANTED, notification_name: 'other' });
    const off = await write({ what: 'create-notification', text: other, status: 'disabled' });
    expect(off.notification).toMatchObject({ status: 'disabled' });
    expect(methodsTo(cloud)).toEqual(['POST', 'POST', 'PUT']);
    expect(writesTo(cloud)[1]?.body).not.toContain('status');
  });

  test('is replaced whole, also where the other kind of target takes it to the other list', async () => {
    const { cloud, write } = await at();
    const target = `urn:fss:${REGION}:${PROJECT}:function:default:on-trace`;
    const { notification } = await write(modify({ ...WANTED, topic_id: target, filter: undefined }));
    expect(notification).toMatchObject({ notification_type: 'fun', topic_id: target, filter: null });
    expect(held(cloud, KEY_OPERATIONS)).not.toHaveProperty('filter');
  });

  test('is switched without a change of anything else', async () => {
    const { cloud, write } = await at();
    const before = structuredClone(held(cloud, LOGINS));
    await write({ what: 'switch-notification', id: LOGINS, status: 'disabled' });
    expect(held(cloud, LOGINS)).toEqual({ ...before, status: 'disabled' });
  });

  test('keeps what no document names; where the service drops it, that is said', async () => {
    const { cloud, failing } = await at((account) => {
      const one = account.contents[PROJECT]?.notifications?.[0];
      if (one !== undefined) one['novelty'] = { a: [1] };
    });
    cloud.faults.add({ on: { method: 'PUT' }, trouble: { kind: 'lost-members', members: ['novelty'] } });
    const failure = await failing(modify(WANTED));
    expect(JSON.parse(writesTo(cloud)[0]?.body ?? '')).toMatchObject({ novelty: { a: [1] } });
    expect([failure.code, lostIn(failure)]).toEqual(['cloud-write-lost', ['novelty']]);
  });

  test.each<[string, (id: string) => CloudChange]>([
    ['switched', (id) => ({ what: 'switch-notification', id, status: 'disabled' })],
    ['changed', () => modify({ ...WANTED, novelty: { list: [1, '90071992547409931'], text: '12' } })],
  ])('keeps the digits of a number beyond 2^53 when it is %s', async (_, change) => {
    const { cloud, write } = await at();
    Object.assign(held(cloud, KEY_OPERATIONS) ?? {}, {
      novelty: { list: [1, rawJSON('90071992547409931')], text: '12' },
      size: rawJSON('-123456789012345678901234567890'),
    });
    await write(change(KEY_OPERATIONS));
    const body = writesTo(cloud)[0]?.body ?? '';
    expect(body).toContain('"novelty":{"list":[1,90071992547409931],"text":"12"}');
    expect(body).toContain('"size":-123456789012345678901234567890');
    expect(JSON.stringify(held(cloud, KEY_OPERATIONS))).toContain('[1,90071992547409931]');
  });

  test('is not sent where digits of a number in it are lost already', async () => {
    const { cloud, failing } = await at();
    const failure = await failing({
      ...{ what: 'modify-notification', id: KEY_OPERATIONS, status: 'enabled' },
      text: JSON.stringify(WANTED).replace('{', '{"novelty":90071992547409931,'),
    });
    expect(failure).toMatchObject({ code: 'cloud-not-sent', details: { reason: 'long-number' } });
    expect(writesTo(cloud)).toEqual([]);
  });

  test.each<[string, object, 'enabled' | 'disabled']>([
    ['filter', WANTED, 'enabled'],
    ['notify_user_list', WANTED, 'enabled'],
    ['topic_id', WANTED, 'disabled'],
    ['operations', { ...WANTED, operation_type: 'complete' }, 'enabled'],
  ])('that lost its %s on the way is a failure that names it', async (member, wanted, status) => {
    const { cloud, failing } = await at();
    cloud.faults.add({ on: { method: 'PUT' }, trouble: { kind: 'lost-members', members: [member] } });
    const failure = await failing(modify(wanted, status));
    expect([failure.code, lostIn(failure)]).toEqual(['cloud-write-lost', [member]]);
    const [lost] = (failure.details as { members: LostMember[] }).members;
    expect(lost).toMatchObject({ expected: expect.any(String) as string, found: null });
    expect(methodsTo(cloud)).toEqual(['PUT']);
  });

  test('that could not be switched off after it was created is told as it is: on', async () => {
    const { cloud, failing } = await at();
    cloud.faults.add({ on: { method: 'PUT' }, trouble: { kind: 'error', code: 'CTS.0013' } });
    const text = JSON.stringify(WANTED);
    const failure = await failing({ what: 'create-notification', text, status: 'disabled' });
    expect([failure.code, lostIn(failure)]).toEqual(['cloud-write-lost', ['status']]);
    expect(failure.cause).toMatchObject({ code: 'cloud-permission' });
  });

  const REFUSALS: [string, Trouble, string, object][] = [
    ['409', { kind: 'status', status: 409 }, 'cloud-refused', { kind: 'conflict' }],
    ['400', { kind: 'error', code: 'CTS.0400' }, 'cloud-refused', { code: 'CTS.0400' }],
    ['403', { kind: 'error', code: 'CTS.0013' }, 'cloud-permission', { action: 'cts:notification:update' }],
    ['503', { kind: 'status', status: 503 }, 'cloud-refused', { kind: 'unavailable' }],
    [
      'an error that comes as a success',
      { kind: 'status', status: 200, body: { error_code: 'X.1', error_msg: 'Not now.' } },
      ...(['cloud-refused', { kind: 'other', code: 'X.1', message: 'Not now.' }] as const),
    ],
  ];
  test.each(REFUSALS)(
    'that is refused with %s stays as it was, and is sent once',
    async (_, trouble, code, details) => {
      const { cloud, failing } = await at();
      const before = structuredClone(held(cloud, KEY_OPERATIONS));
      cloud.faults.add({ on: { method: 'PUT' }, times: null, trouble });
      expect(await failing(modify(WANTED))).toMatchObject({ code, details });
      expect(held(cloud, KEY_OPERATIONS)).toEqual(before);
      expect(methodsTo(cloud)).toEqual(['PUT']);
    },
  );

  test('whose answer got lost is read again, and was written', async () => {
    const { cloud, write } = await at();
    cloud.faults.add({ on: { method: 'PUT' }, trouble: { kind: 'hang-up' } });
    expect((await write(modify(WANTED))).notification).toMatchObject({ notification_name: 'watch' });
    cloud.faults.add({ on: { method: 'POST' }, trouble: { kind: 'cut-off' } });
    const text = JSON.stringify({ ...WANTED, notification_name: 'second' });
    const made = await write({ what: 'create-notification', text, status: 'enabled' });
    expect(made.notification).toMatchObject({ notification_name: 'second' });
    expect(methodsTo(cloud)).toEqual(['PUT', 'POST']);
  });

  test.each([true, false])(
    'that cannot be read again is in a state that nobody knows; the service answered: %s',
    async (wasAnswered) => {
      const { cloud, failing } = await at();
      const faults: Fault[] = [
        // The first look is at what is there before.
        {
          on: { method: 'GET', path: '/notifications/' },
          after: 2,
          times: null,
          trouble: { kind: 'hang-up' },
        },
        ...(wasAnswered ? [] : [{ on: { method: 'PUT' }, trouble: { kind: 'hang-up' as const } }]),
      ];
      cloud.faults.add(...faults);
      const failure = await failing(modify(WANTED));
      expect(failure).toMatchObject({ code: 'cloud-write-unknown', details: { wasAnswered } });
      expect(methodsTo(cloud)).toEqual(['PUT']);
    },
  );

  test.each<[string, object, boolean]>([
    ['that is as it was seen is written', {}, true],
    ['in which only what is the service’s own changed is written', { create_time: 7 }, true],
    ['that somebody changed since it was seen is not written', { status: 'disabled' }, false],
    ['whose filter somebody changed since is not written', { filter: undefined }, false],
  ])('%s', async (_, changed, isWritten) => {
    const { cloud, write, failing } = await at();
    const live = held(cloud, KEY_OPERATIONS);
    const seen = JSON.stringify(live);
    Object.assign(live ?? {}, changed);
    const change: CloudChange = { ...modify(WANTED), seen } as CloudChange;
    if (isWritten) await write(change);
    else expect((await failing(change)).code).toBe('cloud-write-changed');
    expect(methodsTo(cloud)).toEqual(isWritten ? ['PUT'] : []);
  });

  test('that is gone is not written', async () => {
    const { cloud, failing } = await at();
    const failure = await failing({ what: 'switch-notification', id: 'gone', status: 'disabled' });
    expect([failure.code, methodsTo(cloud)]).toEqual(['cloud-write-missing', []]);
  });
});

describe('notifications', () => {
  test('are deleted together', async () => {
    const { cloud, write } = await at();
    const { deleted, said } = await write({ what: 'delete-notifications', ids: [KEY_OPERATIONS, LOGINS] });
    expect(deleted.map(({ name, isGone }) => [name, isGone])).toEqual([
      ['key_operations', true],
      ['logins_to_function', true],
    ]);
    expect(said).toBeNull();
    expect(methodsTo(cloud)).toEqual(['DELETE']);
  });

  test('of which one was changed since it was seen are all left as they are', async () => {
    const { cloud, failing } = await at();
    const ids = [EVERYTHING, LOGINS];
    const seen = ids.map((id) => JSON.stringify(held(cloud, id)));
    const changed = held(cloud, LOGINS);
    if (changed !== undefined) changed.status = 'disabled';
    const failure = await failing({ what: 'delete-notifications', ids, seen });
    expect(failure).toMatchObject({
      code: 'cloud-write-changed',
      details: { names: ['logins_to_function'] },
    });
    expect(methodsTo(cloud)).toEqual([]);
  });

  test('of which some are gone after an error are told one by one: gone or still there', async () => {
    const { cloud, write } = await at();
    cloud.faults.add({ on: { method: 'DELETE' }, trouble: { kind: 'half-deleted' } });
    const ids = [LOGINS, EVERYTHING, KEY_OPERATIONS];
    const { deleted, said } = await write({ what: 'delete-notifications', ids });
    expect(deleted).toEqual([
      { id: LOGINS, name: 'logins_to_function', isGone: true },
      { id: EVERYTHING, name: 'everything_off', isGone: false },
      { id: KEY_OPERATIONS, name: 'key_operations', isGone: false },
    ]);
    expect(said).toMatchObject({ code: 'cloud-refused', details: { code: 'CTS.0004' } });
    expect(methodsTo(cloud)).toEqual(['DELETE']);
  });

  test('that are said not to be found are still there, where they are', async () => {
    const { cloud, write } = await at();
    cloud.faults.add({ on: { method: 'DELETE' }, trouble: { kind: 'status', status: 404 } });
    const { deleted, said } = await write({ what: 'delete-notifications', ids: [EVERYTHING] });
    expect(deleted.map(({ isGone }) => isGone)).toEqual([false]);
    expect(said).toMatchObject({ code: 'cloud-refused', details: { kind: 'not-found' } });
  });

  test('that may not be deleted are a failure, and all are there', async () => {
    const { cloud, failing } = await at();
    cloud.faults.add({ on: { method: 'DELETE' }, trouble: { kind: 'error', code: 'CTS.0013' } });
    const failure = await failing({ what: 'delete-notifications', ids: [EVERYTHING, LOGINS] });
    expect(failure).toMatchObject({
      code: 'cloud-permission',
      details: { action: 'cts:notification:delete' },
    });
    expect(held(cloud, LOGINS)).toBeDefined();
  });

  test('whose deletion nobody confirmed are looked for, and gone', async () => {
    const { cloud, write } = await at();
    cloud.faults.add({ on: { method: 'DELETE' }, trouble: { kind: 'hang-up' } });
    const { deleted, said } = await write({ what: 'delete-notifications', ids: [EVERYTHING, LOGINS] });
    expect(deleted.map(({ isGone }) => isGone)).toEqual([true, true]);
    expect(said).toMatchObject({ code: 'cloud-unreachable' });
  });
});

const TRACKER = {
  ...{ tracker_type: 'data', tracker_name: 'watched', is_support_validate: true, is_lts_enabled: true },
  obs_info: { bucket_name: 'acme-traces', file_prefix_name: 'w', bucket_lifecycle: 30 },
  data_bucket: { data_bucket_name: 'acme-photos', data_event: ['WRITE'] },
};
const withoutPhotos = (account: Account): void => {
  const contents = account.contents[PROJECT];
  if (contents !== undefined)
    contents.trackers = contents.trackers?.filter(({ tracker_name: name }) => name !== 'photos') ?? [];
};

describe('a data tracker', () => {
  test('is created, changed, switched off and deleted, and read again each time', async () => {
    const { write } = await at(withoutPhotos);
    const made = await write({ what: 'create-tracker', body: TRACKER });
    expect(made.tracker).toMatchObject({ tracker_name: 'watched', is_support_validate: true });
    const change = { tracker_type: 'data', tracker_name: 'watched', status: 'disabled' as const };
    expect((await write({ what: 'modify-tracker', body: change })).tracker).toMatchObject({
      ...{ status: 'disabled', obs_info: { bucket_lifecycle: 30 } },
    });
    const { deleted } = await write({ what: 'delete-tracker', name: 'watched' });
    expect(deleted).toEqual([{ id: 'watched', name: 'watched', isGone: true }]);
  });

  test('that lost a part on the way is a failure that names each member', async () => {
    const { cloud, failing } = await at(withoutPhotos);
    cloud.faults.add({ on: { method: 'POST' }, trouble: { kind: 'lost-members', members: ['obs_info'] } });
    const failure = await failing({ what: 'create-tracker', body: TRACKER });
    expect([failure.code, lostIn(failure)]).toEqual([
      'cloud-write-lost',
      ['obs_info.bucket_name', 'obs_info.file_prefix_name', 'obs_info.bucket_lifecycle'],
    ]);
  });

  test.each(['system', ' System ', '', '  '])('is never %j', async (name) => {
    const { cloud, failing } = await at();
    const body = { ...TRACKER, tracker_name: name };
    for (const change of [
      { what: 'create-tracker', body },
      { what: 'modify-tracker', body },
      { what: 'delete-tracker', name },
    ] as const)
      expect((await failing(change)).code).toBe('cloud-not-sent');
    expect(methodsTo(cloud)).toEqual([]);
  });
});

test.each([true, false])('tags are written; answers hold them: %s', async (trackerTags) => {
  const { cloud, write } = await at((account) => void (account.forms = { trackerTags }));
  const tags = [{ key: 'team', value: 'audit' }, { key: 'cost' }];
  const added = await write({ what: 'add-tags', trackerId: PHOTOS_ID, tags });
  expect(added.isProven).toBe(trackerTags);
  await write({ what: 'delete-tags', trackerId: PHOTOS_ID, tags: [{ key: 'cost' }] });
  const photos = cloud.account.contents[PROJECT]?.trackers?.find(({ id }) => id === PHOTOS_ID);
  expect(photos?.['tags']).toEqual([{ key: 'team', value: 'audit' }]);
});
