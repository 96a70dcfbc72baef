import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startCloud } from '../../e2e/cloud/start.ts';
import { company } from '../../e2e/scenarios/company.ts';
import { ADMIN, DOMAIN, PROJECT, REGION } from '../../e2e/scenarios/people.ts';
import type { CloudProfile } from '../../shared/model/cloud-profile.ts';
import type { SignInSecret } from '../../shared/model/connection.ts';
import type { Task } from '../../shared/model/task.ts';
import { startData, type RunningData } from './testing/running-data.ts';
import { tempFolder } from './testing/temp-folder.ts';

const DAY = 86_400_000;
const COUNT = 1500;

async function started() {
  const now = Date.now();
  const account = company(now);
  const traces = account.contents[PROJECT]?.traces;
  if (traces === undefined) throw new Error('The company has no such project.');
  for (const name of Object.keys(traces))
    traces[name] = { generated: { count: 0, seed: 1, fromAt: 0, toAt: 1 } };
  traces['system'] = { generated: { count: COUNT, seed: 4, fromAt: now - 6 * DAY, toAt: now - 60_000 } };
  const cloud = await startCloud({ account });
  onTestFinished(() => cloud.close());
  const place = tempFolder();
  const folder = tempFolder();
  const data = startData({ folder });
  const path = join(place, 'a.tracebell');
  await data.get('workspace.create', { path });
  const profile: CloudProfile = {
    ...{ name: 'a', site: 'europe', region: REGION, endpoints: cloud.endpoints, projectId: PROJECT },
    ...{ domainId: DOMAIN.id, signIn: 'keys', isReadOnly: true },
  };
  const secret: SignInSecret = { kind: 'keys', accessKey: ADMIN.access, secretKey: ADMIN.secret };
  return { cloud, data, path, place, folder, profile, secret };
}

async function ended(data: RunningData, taskId: string): Promise<Task | undefined> {
  const isIt = ({ id, state }: Task): boolean => id === taskId && state !== 'running';
  const { tasks } = await data.event('tasks.changed', ({ tasks: list }) => list.some(isIt));
  return tasks.find(isIt);
}

const addedBy = (task: Task | undefined): number | null =>
  task?.outcome && 'totals' in task.outcome ? task.outcome.totals.added : null;

describe('a sync in the data process', () => {
  test('ends when its workspace is closed, which is one plain file then, and the next one goes on', async () => {
    const { cloud, data, path, place, profile, secret } = await started();
    cloud.faults.add({
      on: { service: 'cts', path: '/traces', query: { trace_type: 'system' } },
      ...{ after: 1, times: null, trouble: { kind: 'slow', delayMs: 600_000 } },
    });
    const { taskId } = await data.get('cloud.sync', { profile, secret });
    await data.event('traces.changed');
    await data.get('workspace.close', {});
    expect((await ended(data, taskId))?.state).toBe('cancelled');
    expect(readdirSync(place)).toEqual(['a.tracebell']);
    cloud.faults.clear();
    await data.get('workspace.open', { path });
    const again = await ended(data, (await data.get('cloud.sync', { profile, secret })).taskId);
    expect(again?.state).toBe('done');
    const page = { from: { start: true as const }, limit: 1, order: 'oldest' as const };
    const { total } = await data.get('traces.page', { query: { kind: 'all' }, page, columns: [] });
    expect(total).toBe(COUNT);
  });

  test('is one for a profile, however often it is asked for, and others go beside it', async () => {
    const { cloud, data, profile, secret } = await started();
    cloud.faults.add({
      on: { service: 'cts', path: '/traces' },
      ...{ times: null, trouble: { kind: 'slow', delayMs: 600_000 } },
    });
    const one = await data.get('cloud.sync', { profile, secret });
    expect(await data.get('cloud.sync', { profile, secret })).toEqual(one);
    const other = await data.get('cloud.sync', { profile: { ...profile, name: 'b' }, secret });
    expect(other).not.toEqual(one);
    for (const { taskId } of [one, other]) {
      await data.get('tasks.cancel', { id: taskId });
      expect((await ended(data, taskId))?.state).toBe('cancelled');
    }
    cloud.faults.clear();
    const { taskId } = await data.get('cloud.sync', { profile, secret });
    expect(addedBy(await ended(data, taskId))).toBe(COUNT);
  });
});

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

test('what one signs in with is nowhere in what is written or told, whatever the service repeats', async () => {
  const { cloud, data, place, folder, profile, secret } = await started();
  const proxyPassword = 'planted:Proxy/Pass+word';
  await data.get('settings.write', {
    network: {
      ...{
        proxy: 'own',
        proxyAddress: 'http://127.0.0.1:1',
        proxyUser: 'planted',
        proxyExcept: '',
        caFile: '',
      },
    },
  });
  expect(await data.codeOf('cloud.way', { proxyPassword })).toBe('cloud-proxy');
  // The service repeats what it understood of a request that it refuses.
  cloud.setSkew(3 * 3_600_000);
  await ended(data, (await data.get('cloud.sync', { profile, secret, proxyPassword })).taskId);
  cloud.setSkew(0);
  const synced = await ended(data, (await data.get('cloud.sync', { profile, secret, proxyPassword })).taskId);
  expect(addedBy(synced)).toBe(COUNT);

  const exports = (['json', 'ndjson', 'csv', 'xlsx'] as const).flatMap((format) =>
    (format === 'json' || format === 'ndjson'
      ? (['original', 'fields'] as const)
      : (['fields'] as const)
    ).map((content) => ({ format, content, path: join(place, `${content}.${format}`) })),
  );
  for (const each of exports) {
    const asked = { ...each, query: { kind: 'all' }, rows: null, columns: null, replace: false } as const;
    expect((await ended(data, (await data.get('traces.export', asked)).taskId))?.state).toBe('done');
  }
  const copied = await data.get('workspace.copy', { path: join(place, 'copy.tracebell'), replace: false });
  expect((await ended(data, copied.taskId))?.state).toBe('done');
  await data.close();

  const shapes = [ADMIN.secret, proxyPassword].flatMap((text) => [
    text,
    encodeURIComponent(text),
    Buffer.from(text).toString('base64').replace(/=+$/, ''),
  ]);
  const written = [...filesBelow(place), ...filesBelow(folder)];
  expect(written.length).toBeGreaterThan(8);
  const told = [...written.map((path) => readFileSync(path, 'latin1')), JSON.stringify(data.said)];
  for (const shape of shapes) expect(told.some((text) => text.includes(shape))).toBe(false);
  // The search itself can find something.
  expect(told.some((text) => text.includes('createServer'))).toBe(true);
});
