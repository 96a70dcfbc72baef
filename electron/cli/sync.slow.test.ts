import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Account } from '../../e2e/cloud/account.ts';
import type { Cloud } from '../../e2e/cloud/start.ts';
import type { Fault } from '../../e2e/cloud/faults.ts';
import { runningCloud } from '../../e2e/cloud/testing/running.ts';
import { ADMIN, PROJECT, REGION } from '../../e2e/scenarios/people.ts';
import { company } from '../../e2e/scenarios/company.ts';
import { coverageRows } from '../data/cache/coverage.ts';
import { openReader } from '../data/cache/open.ts';
import { keptRows } from '../data/services/ingest/testing/workspace-content.ts';
import { tempFolder } from '../data/testing/temp-folder.ts';
import { openSecrets } from '../serve/secrets.ts';
import { runCli, startCli } from './testing/run-cli.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** One tracker, whose traces come in groups that share their record time, as bulk operations have it. */
function crowded(now: number, count: number, forms: NonNullable<Account['forms']> = {}): Account {
  const account = company(now);
  const contents = account.contents[PROJECT];
  if (contents === undefined) throw new Error('The company has no such project.');
  contents.trackers = (contents.trackers ?? []).slice(0, 1);
  contents.traces = {
    system: {
      records: Array.from({ length: count }, (_, number) => {
        const at = now - 3 * DAY + Math.floor(number / 3) * 7000;
        return {
          ...{ trace_id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, record_time: at },
          ...{ time: at - (number % 40 === 0 ? 5 * 3_600_000 : 900), trace_name: 'createServer' },
          ...{ service_type: 'ECS', resource_type: 'ecs', trace_rating: 'normal', code: '200' },
          ...{ user: { name: 'ada' }, source_ip: '10.0.0.1' },
        };
      }),
    },
  };
  return { ...account, forms };
}

const KEYS = { HUAWEICLOUD_SDK_AK: ADMIN.access, HUAWEICLOUD_SDK_SK: ADMIN.secret };

const argsFor = (cloud: Cloud, workspace: string): string[] => [
  ...['sync', '--workspace', workspace, '--region', REGION, '--project-id', PROJECT, '--json'],
  ...Object.entries(cloud.endpoints).flatMap(([service, url]) => ['--endpoint', `${service}=${url}`]),
];

interface Report {
  added: number;
  duplicates: number;
  conflicts: number;
  pages: number;
  requests: number;
  retries: number;
  windows: { tracker_name: string; from: number; to: number; state: string }[];
  snapshots: Record<string, string>;
  failures: {
    tracker_name?: string;
    from?: number;
    to?: number;
    what?: string;
    code: string;
    reason: string;
  }[];
}

async function synced(
  cloud: Cloud,
  workspace: string,
  env = KEYS,
): Promise<Report & { exit: number | null }> {
  const { code, stdout, stderr } = await runCli(argsFor(cloud, workspace), { env });
  if (stdout === '') throw new Error(stderr);
  return { ...(JSON.parse(stdout) as Report), exit: code };
}

const fresh = (): string => join(tempFolder(), 'a.tracebell');

function idsIn(workspace: string): string[] {
  const db = openReader(workspace);
  try {
    return keptRows(db).map(({ id }) => id);
  } finally {
    db.close();
  }
}

const idsOf = (count: number): string[] =>
  Array.from({ length: count }, (_, number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);

describe('a sync with the simulated cloud', () => {
  test('keeps exactly what the account holds, with its configuration, and adds nothing the second time', async () => {
    const cloud = await runningCloud(company(Date.now()));
    const workspace = fresh();
    const first = await synced(cloud, workspace);
    expect(first.failures).toEqual([]);
    expect(first.exit).toBe(0);
    expect(new Set(first.windows.map(({ tracker_name: name }) => name))).toEqual(
      new Set(['system', 'photos', 'invoices']),
    );
    expect(new Set(Object.values(first.snapshots))).toEqual(new Set(['new']));
    expect(Object.keys(first.snapshots)).toContain('resources');
    const kept = idsIn(workspace);
    expect(new Set(kept).size).toBe(kept.length);
    expect(kept).toHaveLength(first.added);
    const second = await synced(cloud, workspace);
    expect(second.pages).toBeLessThan(first.pages);
    expect(new Set(Object.values(second.snapshots))).toEqual(new Set(['same']));
    // A trace is due every few minutes.
    expect(second.added).toBeLessThan(20);
  });

  test.each(['exact', 'repeat', 'lose'] as const)(
    'finds all of those that share the time a page is cut at, where the service takes borders as: %s',
    async (border) => {
      const cloud = await runningCloud(crowded(Date.now(), 1700, { border }));
      const workspace = fresh();
      const report = await synced(cloud, workspace);
      expect(report).toMatchObject({ failures: [], conflicts: 0, added: 1700 });
      expect(idsIn(workspace).toSorted()).toEqual(idsOf(1700));
    },
  );

  test.each([{ end: 'empty-page' }, { noMarker: 'missing' }] as const)(
    'ends where the service says so in another form: %j',
    async (forms) => {
      const cloud = await runningCloud(crowded(Date.now(), 700, forms));
      expect(await synced(cloud, fresh())).toMatchObject({ failures: [], added: 700 });
    },
  );
});

const on = { service: 'cts', path: '/traces' } as const;

/** Each passes, and all is there in the end. */
const PASSING: Record<string, Fault> = {
  'too many requests, with a pause it names': {
    on,
    times: 3,
    trouble: { kind: 'status', status: 429, retryAfter: '1' },
  },
  'too many requests': { on, times: 3, trouble: { kind: 'status', status: 429 } },
  unavailable: { on, times: 2, trouble: { kind: 'status', status: 503 } },
  'an error of its own': { on, times: 2, trouble: { kind: 'status', status: 500 } },
  'a connection that ends': { on, times: 2, trouble: { kind: 'hang-up' } },
  'an answer that is cut off': { on, times: 2, trouble: { kind: 'cut-off' } },
  'an answer that is no JSON': { on, times: 1, trouble: { kind: 'not-json' } },
  'pages that tell traces twice': { on, times: 4, trouble: { kind: 'duplicate-page' } },
  'pages in another order': { on, times: 4, trouble: { kind: 'reordered-page' } },
  'an answer that takes its time': { on, times: 2, trouble: { kind: 'slow', delayMs: 1500, part: 'body' } },
};

describe('a sync goes on after', () => {
  test.each(Object.entries(PASSING))('%s', async (_, fault) => {
    const cloud = await runningCloud(crowded(Date.now(), 1700));
    cloud.faults.add({ after: 2, ...fault });
    const workspace = fresh();
    expect(await synced(cloud, workspace)).toMatchObject({ failures: [], added: 1700, conflicts: 0 });
    expect(idsIn(workspace).toSorted()).toEqual(idsOf(1700));
  });
});

/** Each stays, and what is missing is told. */
const LASTING: Record<string, { fault: Fault; code: string }> = {
  'errors that do not end': {
    fault: { on, after: 4, times: null, trouble: { kind: 'status', status: 500 } },
    code: 'cloud-refused',
  },
  'a window that is not found': {
    fault: { on, after: 4, times: null, trouble: { kind: 'status', status: 404 } },
    code: 'cloud-refused',
  },
  'a marker that loops': {
    fault: { on, after: 4, times: null, trouble: { kind: 'looping-marker' } },
    code: 'sync-marker-stuck',
  },
};

describe('a sync says which stretch is missing after', () => {
  test.each(Object.entries(LASTING))('%s, and reads it the next time', async (_, { fault, code }) => {
    const cloud = await runningCloud(crowded(Date.now(), 1700));
    cloud.faults.add(fault);
    const workspace = fresh();
    const report = await synced(cloud, workspace);
    expect(report.exit).toBe(1);
    expect(new Set(report.failures.map((failure) => failure.code))).toContain(code);
    for (const { reason } of report.failures) expect(reason.length).toBeGreaterThan(20);
    const db = openReader(workspace);
    const proven = coverageRows(db).filter(({ state }) => state === 'complete');
    db.close();
    for (const { from = 0, to = 0 } of report.failures)
      expect(proven.some((one) => one.from < to && one.to > from)).toBe(false);
    cloud.faults.clear();
    expect(await synced(cloud, workspace)).toMatchObject({ failures: [], conflicts: 0 });
    expect(idsIn(workspace).toSorted()).toEqual(idsOf(1700));
  });
});

describe('a sync that cannot begin says why in a sentence', () => {
  test('with keys that are not known', async () => {
    const cloud = await runningCloud(crowded(Date.now(), 10));
    const env = { ...KEYS, HUAWEICLOUD_SDK_SK: 'somethingElse' };
    const report = await synced(cloud, fresh(), env);
    expect(report.exit).toBe(1);
    expect(report.failures.map(({ code }) => code)).toContain('cloud-key');
    expect(JSON.stringify(report)).not.toContain('somethingElse');
  });

  test('with a clock that is far off', async () => {
    const cloud = await runningCloud(crowded(Date.now(), 10), { skewMs: 40 * MINUTE });
    const report = await synced(cloud, fresh());
    expect(report.failures.map(({ code }) => code)).toContain('cloud-clock');
  });

  test.each([
    [['--region', REGION], /“--project-id ID” is missing/],
    [[], /“--region REGION” is missing/],
    [['--region', 'bad region', '--project-id', PROJECT], /“bad region” is no region/],
    [['--region', REGION, '--project-id', '../x'], /“--project-id” takes an id of letters, .* not “..\/x”/],
    [['--profile', 'acme'], /There is no connection “acme”; the settings have none/],
  ])('with %o alone', async (args, sentence) => {
    const { code, stderr } = await runCli(['sync', '--workspace', fresh(), ...args], { env: KEYS });
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
  });

  test.each([
    [{ HUAWEICLOUD_SDK_AK: 'x' }, [], /HUAWEICLOUD_SDK_SK is not set/],
    [KEYS, ['--domain-id', 'a b'], /“--domain-id” takes an id of letters, .* not “a b”/],
    [KEYS, ['--endpoint', 'obs=https://x'], /no endpoint/],
    [KEYS, ['--endpoint', 'cts'], /no endpoint/],
    [KEYS, ['--endpoint', 'cts=http://cts.example.com'], /no endpoint/],
    [
      KEYS,
      ['--endpoint', 'cts=https://ada:secret@cts.example.com'],
      /“cts=https:\/\/…@cts.example.com” is no endpoint/,
    ],
  ])('with %o %o', async (env, more, sentence) => {
    const args = ['sync', '--workspace', fresh(), '--region', REGION, '--project-id', PROJECT, ...more];
    const { code, stderr, stdout } = await runCli(args, { env });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
  });
});

test('a connection of the settings is named in place of a region and a project', async () => {
  const cloud = await runningCloud(crowded(Date.now(), 30));
  const home = tempFolder();
  const profile = {
    ...{ name: 'Acme', site: 'europe', region: REGION, endpoints: cloud.endpoints, projectId: PROJECT },
    ...{ domainId: '', signIn: 'token', isReadOnly: false },
  };
  writeFileSync(
    join(home, 'profiles.json'),
    JSON.stringify({ version: 1, profiles: [{ id: 'p', profile }] }),
  );
  const args = ['sync', '--profile', 'acme', '--workspace', fresh(), '--json'];
  const { stdout } = await runCli(args, { env: { ...KEYS, TRACEBELL_HOME: home } });
  expect(JSON.parse(stdout)).toMatchObject({ added: 30, failures: [] });
  const beside = await runCli([...args, '--region', REGION], { env: { ...KEYS, TRACEBELL_HOME: home } });
  expect(beside).toMatchObject({ code: 2, stdout: '' });
  expect(beside.stderr).toMatch(/“--profile” says where already; leave “--region” out/);
});

test('without keys in the environment what is stored for a connection signs in, under its passphrase', async () => {
  const cloud = await runningCloud(crowded(Date.now(), 30));
  const home = tempFolder();
  const passphrase = 'a passphrase of some length';
  const profile = {
    ...{ name: 'Acme', site: 'europe', region: REGION, endpoints: cloud.endpoints, projectId: PROJECT },
    ...{ domainId: '', signIn: 'password', isReadOnly: true },
  };
  writeFileSync(
    join(home, 'profiles.json'),
    JSON.stringify({ version: 1, profiles: [{ id: 'p', profile }] }),
  );
  const run = (env: NodeJS.ProcessEnv) =>
    runCli(['sync', '--profile', 'Acme', '--workspace', fresh(), '--json'], {
      env: { TRACEBELL_HOME: home, ...env },
    });
  expect(await run({})).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/TRACEBELL_PASSPHRASE/) as unknown,
  });
  expect(await run({ TRACEBELL_PASSPHRASE: passphrase })).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/Nothing is stored/) as unknown,
  });
  const path = join(home, 'sealed-secrets.json');
  expect(existsSync(path)).toBe(false);
  const { handlers } = openSecrets({
    path,
    raise: (failure) => {
      throw failure;
    },
  });
  await handlers['secrets.unlock']({ passphrase });
  const secret = { kind: 'password', userName: 'ada', password: ADMIN.password, domainName: 'acme' };
  await handlers['secrets.store']({ name: 'profile/p/password', value: JSON.stringify(secret) });
  expect(await run({ TRACEBELL_PASSPHRASE: 'another passphrase' })).toMatchObject({
    ...{ code: 2, stderr: expect.stringMatching(/not the passphrase/) as unknown },
  });
  const { code, stdout, stderr } = await run({ TRACEBELL_PASSPHRASE: passphrase });
  expect(JSON.parse(stdout)).toMatchObject({ added: 30, failures: [] });
  expect(code).toBe(0);
  expect(stdout + stderr).not.toContain(ADMIN.password);
});

test('an authority of one’s own is trusted where the settings name it, or the environment', async () => {
  const cloud = await runningCloud(crowded(Date.now(), 30), { tls: 'none' });
  const home = tempFolder();
  const caFile = join(home, 'authority.pem');
  writeFileSync(caFile, cloud.authority ?? '');
  const run = async (env: Record<string, string>): Promise<Report> =>
    JSON.parse((await runCli(argsFor(cloud, fresh()), { env: { ...KEYS, ...env } })).stdout) as Report;
  const without = await run({});
  expect(without.failures.map(({ code }) => code)).toContain('cloud-tls');
  expect(without.added).toBe(0);
  expect(await run({ SSL_CERT_FILE: caFile })).toMatchObject({ added: 30, failures: [] });
  const network = { proxy: 'none', proxyAddress: '', proxyUser: '', proxyExcept: '', caFile };
  writeFileSync(join(home, 'settings.json'), JSON.stringify({ network }));
  expect(await run({ TRACEBELL_HOME: home })).toMatchObject({ added: 30, failures: [] });
});

test('a sync that is killed at any moment goes on the next time, without a loss and nothing twice', async () => {
  const cloud = await runningCloud(crowded(Date.now(), 6000), { latencyMs: 30 });
  const workspace = fresh();
  for (const pages of [3, 9, 17]) {
    const before = cloud.log.entries().length;
    const { child, ended } = startCli(argsFor(cloud, workspace), { env: KEYS });
    await expect.poll(() => cloud.log.entries().length - before, { timeout: 60_000 }).toBeGreaterThan(pages);
    child.kill('SIGKILL');
    await ended;
  }
  expect(await synced(cloud, workspace)).toMatchObject({ failures: [], conflicts: 0 });
  expect(idsIn(workspace).toSorted()).toEqual(idsOf(6000));
});

test('a sync that is cancelled says that what was read stays, which it does', async () => {
  const cloud = await runningCloud(crowded(Date.now(), 6000), { latencyMs: 30 });
  const workspace = fresh();
  const { child, ended } = startCli(argsFor(cloud, workspace), { env: KEYS });
  await expect.poll(() => cloud.log.entries().length, { timeout: 60_000 }).toBeGreaterThan(12);
  child.kill('SIGINT');
  expect(await ended).toMatchObject({
    ...{ code: 2, stdout: '' },
    stderr: expect.stringMatching(/Cancelled; what was read by then stays/) as unknown,
  });
  expect(await synced(cloud, workspace)).toMatchObject({ failures: [], conflicts: 0 });
  expect(idsIn(workspace).toSorted()).toEqual(idsOf(6000));
});

test('traces that are listed late are found by the next sync', async () => {
  const now = Date.now();
  const cloud = await runningCloud(crowded(now, 300));
  const workspace = fresh();
  await synced(cloud, workspace);
  const late = Array.from({ length: 5 }, (_, number) => ({
    ...{
      trace_id: `10000000-0000-4000-8000-00000000000${number}`,
      record_time: now - (number + 1) * 5 * MINUTE,
    },
    ...{ time: now - DAY, trace_name: 'deleteServer', service_type: 'ECS', resource_type: 'ecs' },
    ...{ trace_rating: 'normal', code: '200', user: { name: 'ada' } },
  }));
  cloud.faults.add({
    on,
    trouble: { kind: 'late-traces', projectId: PROJECT, tracker: 'system', traces: late },
  });
  await synced(cloud, workspace);
  expect(await synced(cloud, workspace)).toMatchObject({ failures: [], conflicts: 0 });
  expect(idsIn(workspace)).toHaveLength(305);
});
