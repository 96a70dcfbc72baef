import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startCloud, type Cloud } from '../../e2e/cloud/start.ts';
import { company } from '../../e2e/scenarios/company.ts';
import { ADMIN, AUDITOR, DOMAIN, PROJECT, REGION } from '../../e2e/scenarios/people.ts';
import type { CloudProfile } from '../../shared/model/cloud-profile.ts';
import type { TaskOutcome } from '../../shared/model/task.ts';
import { firstBrokenEntry, journalEntries } from './cache/journal.ts';
import { openReader } from './cache/open.ts';
import { startData, type RunningData } from './testing/running-data.ts';
import { tempFolder } from './testing/temp-folder.ts';

async function quietCloud(): Promise<Cloud> {
  const account = company(Date.now());
  const contents = account.contents[PROJECT];
  if (contents === undefined) throw new Error('The company has no such project.');
  contents.traces = {};
  const cloud = await startCloud({ account });
  onTestFinished(() => cloud.close());
  return cloud;
}

async function opened(): Promise<RunningData> {
  const folder = tempFolder();
  const data = startData({ folder });
  await data.get('workspace.create', { path: join(folder, 'a.tracebell') });
  return data;
}

const profileOf = (cloud: Cloud): CloudProfile => ({
  ...{ name: 'Acme', site: 'europe', region: REGION, endpoints: cloud.endpoints, projectId: PROJECT },
  ...{ domainId: DOMAIN.id, signIn: 'keys', isReadOnly: true },
});

type Synced = Extract<TaskOutcome, { denied: unknown }>;

async function synced(
  data: RunningData,
  cloud: Cloud,
  key: { access: string; secret: string },
): Promise<Synced> {
  const secret = { kind: 'keys' as const, accessKey: key.access, secretKey: key.secret };
  const { taskId } = await data.get('cloud.sync', { profile: profileOf(cloud), secret });
  const { tasks } = await data.event('tasks.changed', ({ tasks: list }) =>
    list.some(({ id, state }) => id === taskId && state !== 'running'),
  );
  return tasks.find(({ id }) => id === taskId)?.outcome as Synced;
}

test('a workspace tells the live configuration of a project that was synced into it, each part with its age', async () => {
  const [cloud, data] = [await quietCloud(), await opened()];
  expect(await data.get('snapshots.current', { projectId: null })).toBeNull();
  expect(await synced(data, cloud, ADMIN)).toMatchObject({ missing: [], denied: [] });
  await data.event('snapshots.changed');
  const live = await data.get('snapshots.current', { projectId: PROJECT });
  if (live === null) throw new Error('Nothing was kept.');
  expect(live).toMatchObject({
    ...{ projectId: PROJECT, region: REGION },
    quotas: {
      found: [{ type: 'data_tracker' }, { type: 'system_tracker' }].map(() => expect.anything() as object),
    },
    operators: { found: ['ada', 'bruno', 'chen', 'deploy-bot'] },
    configuration: { found: { is_sync_global_trace: true } },
  });
  expect(live.notifications?.found.map(({ notification_name: name }) => name)).toEqual([
    ...['key_operations', 'everything_off', 'logins_to_function'],
  ]);
  expect(live.trackers?.found.map(({ tracker_name: name }) => name)).toEqual([
    'system',
    'photos',
    'invoices',
  ]);
  expect([live.topics?.found.length, live.functions?.found.length]).toEqual([130, 410]);
  const alerts = live.topics?.found.find(({ name }) => name === 'security-alerts');
  expect(alerts?.subscriptions).toHaveLength(115);
  expect(live.topics?.found.find(({ name }) => name === 'topic-9')?.subscriptions).toEqual([]);
  expect(live.groups?.found.map(({ name, members }) => [name, members])).toEqual([
    ['admin', ['ada']],
    ['CTS view', ['auditor', 'guest']],
  ]);
  for (const part of [live.users, live.operations, live.notifications])
    expect(part?.lastSeenAt).toBeLessThanOrEqual(Date.now());
  expect(await data.get('snapshots.current', { projectId: 'another' })).toBeNull();
  expect(await data.get('snapshots.projects', {})).toMatchObject([{ projectId: PROJECT, region: REGION }]);
  const asked = cloud.log.entries().filter(({ path }) => path.endsWith('/trackers'));
  expect(asked).toHaveLength(1);
});

test('what a sign-in may not read is said, and the sync is whole all the same', async () => {
  const [cloud, data] = [await quietCloud(), await opened()];
  const auditor = cloud.account.users.find(({ name }) => name === 'auditor');
  if (auditor === undefined) throw new Error('There is no auditor.');
  auditor.actions = auditor.actions.filter((action) => !/^(kms|functiongraph):/.test(action));
  const { missing, denied } = await synced(data, cloud, AUDITOR);
  expect(missing).toEqual([]);
  expect(denied).toMatchObject([
    { what: 'functions', failure: { code: 'cloud-permission' } },
    { what: 'keys', failure: { code: 'cloud-permission', details: { action: 'kms:cmk:list' } } },
  ]);
  const live = await data.get('snapshots.current', { projectId: null });
  expect(live?.functions).toBeNull();
  expect(live?.topics?.found).toHaveLength(130);
});

test('a service that is not reached is asked once, and is missing', async () => {
  const [cloud, data] = [await quietCloud(), await opened()];
  cloud.faults.add({ on: { service: 'smn' }, times: null, trouble: { kind: 'hang-up' } });
  const { missing } = await synced(data, cloud, ADMIN);
  expect(missing.map(({ what }) => what)).toEqual(['topics', 'subscriptions']);
  const asked = new Set(
    cloud.log.entries().flatMap(({ service, path }) => (service === 'smn' ? [path.split('/').at(-1)] : [])),
  );
  expect([...asked]).toEqual(['topics']);
});

test('a change of the account is in the journal before it is sent and after, and what was read of it is the live configuration', async () => {
  const [cloud, folder] = [await quietCloud(), tempFolder()];
  const [data, path] = [startData({ folder }), join(folder, 'a.tracebell')];
  await data.get('workspace.create', { path });
  const secret = { kind: 'keys' as const, accessKey: ADMIN.access, secretKey: ADMIN.secret };
  const change = { what: 'switch-notification' as const, id: 'cda8fd83-d08c-46f0-b914-1453a6a85c00' };
  const write = { secret, change: { ...change, status: 'disabled' as const } };
  const readOnly = { ...write, profile: profileOf(cloud) };
  expect(await data.codeOf('cloud.write', readOnly)).toBe('cloud-not-sent');
  const { notification } = await data.get('cloud.write', {
    ...write,
    profile: { ...profileOf(cloud), isReadOnly: false },
  });
  expect(notification).toMatchObject({ notification_name: 'logins_to_function', status: 'disabled' });
  const live = await data.get('snapshots.current', { projectId: PROJECT });
  const found = live?.notifications?.found.map(({ notification_name: name, status }) => [name, status]);
  expect(found).toEqual([
    ['key_operations', 'enabled'],
    ['everything_off', 'disabled'],
    ['logins_to_function', 'disabled'],
  ]);
  await data.close();
  const db = openReader(path);
  const entries = journalEntries(db).filter(({ kind }) => kind === 'publish');
  const broken = firstBrokenEntry(db);
  db.close();
  expect(broken).toBeNull();
  expect(entries.map(({ details }) => [details['state'], details['code']])).toEqual([
    ['begun', undefined],
    ['failed', 'cloud-not-sent'],
    ['begun', undefined],
    ['done', undefined],
  ]);
  expect(JSON.stringify(entries)).not.toContain(ADMIN.secret);
  expect(cloud.log.entries().filter(({ method }) => method !== 'GET')).toHaveLength(1);
});
