import { expect, onTestFinished, test } from 'vitest';
import type { CloudOptions } from '../../../../e2e/cloud/start.ts';
import { runningCloud } from '../../../../e2e/cloud/testing/running.ts';
import { company } from '../../../../e2e/scenarios/company.ts';
import {
  ADMIN,
  AUDITOR,
  DOMAIN,
  GUEST,
  PROJECT,
  REGION,
  SUBPROJECT,
} from '../../../../e2e/scenarios/people.ts';
import type { CloudProfile } from '../../../../shared/model/cloud-profile.ts';
import { openClient } from './client.ts';
import type { Credentials } from './credentials.ts';
import { DEFAULT_NETWORK } from '../../../../shared/model/cloud-network.ts';
import { testConnection } from './test-connection.ts';
import { testClock } from './testing/local-service.ts';
import { EXCHANGE_LIMITS, type TransportOptions } from './transport.ts';

const never = new AbortController().signal;
const keysOf = ({
  access,
  secret,
  ...rest
}: {
  access: string;
  secret: string;
  securityToken?: string;
}): Credentials => ({
  ...{ kind: 'keys', accessKey: access, secretKey: secret },
  ...(rest.securityToken === undefined ? {} : { securityToken: rest.securityToken }),
});

interface Wanted extends Partial<TransportOptions> {
  cloud?: Omit<CloudOptions, 'account'>;
  changed?: Partial<CloudProfile>;
}

async function cloudWith({ cloud: options = {}, changed = {}, ...rest }: Wanted = {}) {
  const cloud = await runningCloud(company(Date.now()), options);
  const profile: CloudProfile = {
    ...{ name: 'simulated', site: 'europe', region: REGION, endpoints: cloud.endpoints },
    ...{ projectId: PROJECT, domainId: DOMAIN.id, signIn: 'keys', isReadOnly: false, ...changed },
  };
  const clock = testClock();
  // Limits of requests never pass here; pauses pass at once.
  const limits = { ...EXCHANGE_LIMITS, connectMs: 111_000, answerMs: 222_000 };
  const given: TransportOptions = {
    ...{ profile, credentials: keysOf(ADMIN), network: DEFAULT_NETWORK, environment: {}, clock, limits },
    ...rest,
  };
  return { cloud, options: given };
}

async function clientWith(wanted: Wanted = {}) {
  const { cloud, options } = await cloudWith(wanted);
  const client = openClient(options);
  onTestFinished(() => client.close());
  return { cloud, client };
}

const SIGN_INS: [string, Credentials][] = [
  ['keys', keysOf(ADMIN)],
  ['temporary keys', keysOf(GUEST)],
  ['a password', { kind: 'password', userName: 'ada', password: ADMIN.password, domainName: DOMAIN.name }],
];

test.each(SIGN_INS)(
  'with %s every trace of the week is read, newest first, each once',
  async (_case, credentials) => {
    const { client, cloud } = await clientWith({ credentials });
    const times: number[] = [];
    const ids = new Set<string>();
    const window = { from: cloud.now() - 7 * 86_400_000, to: cloud.now() + 1 };
    for await (const page of client.traces.pages({ window, limit: 50 }, never)) {
      expect(page.refusals).toEqual([]);
      for (const { text } of page.items) {
        const { trace_id, record_time } = JSON.parse(text.toString()) as {
          trace_id: string;
          record_time: number;
        };
        ids.add(trace_id);
        times.push(Number(record_time));
      }
    }
    expect(times.length).toBeGreaterThan(0);
    expect(ids.size).toBe(times.length);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  },
);

test('everything that reads is answered in a form that is understood', async () => {
  const { client, cloud } = await clientWith();
  const { trackers, notifications, account, identity, targets } = client;
  const found = {
    trackers: await trackers.list({}, never),
    smn: await notifications.list('smn', undefined, never),
    fun: await notifications.list('fun', undefined, never),
    quotas: await account.quotas(never),
    operations: await account.operations({}, never),
    operators: await account.operators(never),
    resources: await account.resources(never),
    projects: await identity.projects({}, never),
    reachable: await identity.reachableProjects(never),
    domains: await identity.domains(never),
    users: await identity.users({}, never),
    groups: await identity.groups({}, never),
    topics: await targets.topics(never),
    functions: await targets.functions(never),
    keys: await targets.keys(never),
  };
  for (const [name, list] of Object.entries(found)) expect(list.length, name).toBeGreaterThan(0);
  expect(await identity.members(found.groups[0]?.id ?? '', never)).not.toEqual([]);
  expect(await targets.subscriptions(found.topics[0]?.topic_urn ?? '', never)).toBeInstanceOf(Array);
  expect(await account.configuration(never)).toHaveProperty('is_support_read_only', expect.any(Boolean));
  const checked = await account.checkBuckets(
    [{ bucket_name: 'no-such-bucket', bucket_location: REGION }],
    never,
  );
  expect(checked).toMatchObject([{ success: false }]);
  expect(cloud.log.entries().every(({ status }) => status !== null && status < 300)).toBe(true);
});

test('notifications, trackers, tags and the configuration are written and read again', async () => {
  const { client } = await clientWith();
  const { notifications, trackers, account } = client;
  const body = { notification_name: 'from_the_client', operation_type: 'complete' };
  const created = await notifications.create(body, never);
  const id = created.notification_id;
  await notifications.modify({ ...body, notification_id: id, status: 'disabled' }, never);
  expect(await notifications.list('smn', body.notification_name, never)).toMatchObject([
    { status: 'disabled' },
  ]);
  await notifications.delete([id], never);
  expect(await notifications.list('smn', body.notification_name, never)).toEqual([]);

  const [first] = await trackers.list({ tracker_type: 'data' }, never);
  const name = first?.tracker_name ?? '';
  await account.addTags(first?.id ?? '', [{ key: 'k', value: 'v' }], never);
  await account.deleteTags(first?.id ?? '', [{ key: 'k' }], never);
  await trackers.delete(name, never);
  const left = await trackers.list({}, never);
  expect(left.map(({ tracker_name }) => tracker_name)).not.toContain(name);
  expect(left.map(({ tracker_name }) => tracker_name)).toContain('system');

  await account.modifyConfiguration({ is_support_read_only: true }, never);
  expect(await account.configuration(never)).toMatchObject({ is_support_read_only: true });
});

test('tokens that end in mid-sync are renewed, and nothing is read twice', async () => {
  const credentials = {
    kind: 'password',
    userName: 'ada',
    password: ADMIN.password,
    domainName: DOMAIN.name,
  } as const;
  const { client, cloud } = await clientWith({ credentials });
  cloud.faults.add({ after: 2, on: { path: '/traces' }, trouble: { kind: 'expired-tokens' } });
  const ids: string[] = [];
  const window = { from: cloud.now() - 7 * 86_400_000, to: cloud.now() };
  for await (const { items } of client.traces.pages({ window, limit: 20 }, never))
    ids.push(...items.map(({ text }) => text.toString()));
  expect(new Set(ids).size).toBe(ids.length);
  expect(cloud.log.entries().filter(({ path }) => path.endsWith('/auth/tokens'))).toHaveLength(2);
});

test.each<[string, Wanted, object]>([
  ['all is well', {}, { failure: null, missing: [] }],
  [
    'the key is unknown',
    { credentials: keysOf({ access: 'NOBODY', secret: 'nothing-of-it' }) },
    { failure: { code: 'cloud-key' } },
  ],
  [
    'the secret key is wrong',
    { credentials: keysOf({ ...ADMIN, secret: 'wrong-secret' }) },
    { failure: { code: 'cloud-key' } },
  ],
  [
    'the password is wrong',
    {
      credentials: { kind: 'password', userName: 'ada', password: 'wrong-password', domainName: DOMAIN.name },
    },
    { failure: { code: 'cloud-key', details: { signIn: 'password' } } },
  ],
  ['the clock is behind', { cloud: { skewMs: 3_600_000 } }, { failure: { code: 'cloud-clock' } }],
  ['the clock is ahead', { cloud: { skewMs: -3_600_000 } }, { failure: { code: 'cloud-clock' } }],
  [
    'there is no such project',
    { changed: { projectId: '0'.repeat(32) } },
    { failure: { code: 'cloud-project', details: { reachable: 2 } } },
  ],
  [
    'the project is somebody else’s',
    { credentials: keysOf(AUDITOR), changed: { projectId: SUBPROJECT } },
    { failure: { code: 'cloud-project', details: { reachable: 1 } } },
  ],
  [
    'little is permitted',
    { credentials: keysOf(GUEST) },
    {
      failure: null,
      missing: expect.arrayContaining([
        expect.objectContaining({
          details: expect.objectContaining({ action: 'cts:tracker:list' }) as object,
        }),
      ]) as object,
    },
  ],
  [
    'the certificate is nobody’s',
    { cloud: { tls: 'none' } },
    { failure: { code: 'cloud-tls', details: { problem: 'unknown-issuer' } } },
  ],
  ['the certificate has ended', { cloud: { tls: 'expired' } }, { failure: { code: 'cloud-tls' } }],
])('a test of the connection says that %s', async (_case, wanted, report) => {
  const { options } = await cloudWith(wanted);
  expect(await testConnection(options, never)).toMatchObject(report);
});

test('it tells the difference of the clocks', async () => {
  const { options } = await cloudWith({ cloud: { skewMs: -3_600_000 } });
  const { failure } = await testConnection(options, never);
  const { differenceMs } = failure?.details as { differenceMs: number };
  expect(Math.abs(differenceMs - 3_600_000)).toBeLessThan(60_000);
});

test('it asks only what a read-only profile may', async () => {
  const { options, cloud } = await cloudWith({ changed: { isReadOnly: true } });
  expect(await testConnection(options, never)).toMatchObject({ failure: null });
  expect(new Set(cloud.log.entries().map(({ method }) => method))).toEqual(new Set(['GET']));
});
