import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startCloud, type Cloud } from '../../../../e2e/cloud/start.ts';
import { company } from '../../../../e2e/scenarios/company.ts';
import { ADMIN, DOMAIN, PROJECT, REGION } from '../../../../e2e/scenarios/people.ts';
import type { CloudRead } from '../../../../shared/model/cloud-read.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import { DEFAULT_NETWORK } from '../../../../shared/model/cloud-network.ts';
import { coverageRows } from '../../cache/coverage.ts';
import { openClient } from '../../sources/api/client.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { closeWorkspace, createAndOpen } from '../open-workspace.ts';
import { readTargeted, type ReadOutcome } from './read-targeted.ts';

const DAY = 86_400_000;
const THREAD = new URL('../job-thread.ts', import.meta.url);

async function started() {
  const now = Date.now();
  const account = company(now);
  const traces = account.contents[PROJECT]?.traces;
  if (traces === undefined) throw new Error('The company has no such project.');
  const generated = { seed: 4, fromAt: now - 6 * DAY, toAt: now - 60_000 };
  traces['system'] = { generated: { ...generated, count: 900 } };
  traces['photos'] = { generated: { ...generated, seed: 5, count: 450 } };
  const cloud = await startCloud({ account });
  onTestFinished(() => cloud.close());
  const made = await createAndOpen(join(tempFolder(), 'a.tracebell'), '1', now, THREAD);
  onTestFinished(() => closeWorkspace(made));
  const { writable, ...rest } = made;
  if (writable === null) throw new Error('A new workspace cannot be written.');
  const client = openClient({
    profile: {
      ...{ name: 'a', site: 'europe', region: REGION, endpoints: cloud.endpoints, projectId: PROJECT },
      ...{ domainId: DOMAIN.id, signIn: 'keys', isReadOnly: true },
    },
    credentials: { kind: 'keys', accessKey: ADMIN.access, secretKey: ADMIN.secret },
    ...{ network: DEFAULT_NETWORK, environment: {} },
  });
  onTestFinished(() => client.close());
  const read = (what: CloudRead): Promise<ReadOutcome> =>
    readTargeted({
      ...{ workspace: { ...rest, writable }, client, read: what, by: 'lena', toolVersion: '1' },
      ...{ signal: new AbortController().signal, now: () => Date.now(), onkept: () => undefined },
      progress: () => undefined,
    });
  return { cloud, read, now, states: () => coverageRows(rest.reader).map(({ state }) => state) };
}

const asked = (cloud: Cloud) => cloud.log.entries().filter(({ path }) => path.endsWith('/traces'));

describe('a read of some traces', () => {
  test('finds one by its id, counts it as known the second time, and tells that one is not there', async () => {
    const { cloud, read, states } = await started();
    const [shelf] = cloud.shelves.of(PROJECT, 'system');
    const traceId = shelf?.record(5).trace_id ?? '';
    expect(await read({ kind: 'trace', traceId })).toMatchObject({
      pages: 1,
      totals: { added: 1, duplicates: 0 },
    });
    expect(await read({ kind: 'trace', traceId })).toMatchObject({ totals: { added: 0, duplicates: 1 } });
    await expect(read({ kind: 'trace', traceId: 'nobody' })).rejects.toMatchObject({
      ...{ code: 'cloud-refused', details: { kind: 'not-found' } },
    });
    expect(states()).not.toContain('complete');
  });

  test('reads all pages of what a filter finds, and proves nothing', async () => {
    const { cloud, read, now, states } = await started();
    const all = { kind: 'filter', tracker: 'system', from: now - 7 * DAY, to: now } as const;
    const [shelf] = cloud.shelves.of(PROJECT, 'system');
    const names = Array.from(
      { length: 900 },
      (_, at) => (shelf?.record(at) as JsonObject | undefined)?.['service_type'],
    );
    const wanted = names.filter((name) => name === 'ECS').length;
    const { totals, pages } = await read({ ...all, filters: { service_type: 'ECS' } });
    expect([totals.added, pages]).toEqual([wanted, Math.ceil(wanted / 200)]);
    expect(
      new Set(asked(cloud).map(({ query }) => query.find(([name]) => name === 'service_type')?.[1])),
    ).toEqual(new Set(['ECS']));
    expect((await read({ ...all, filters: {} })).totals).toMatchObject({
      added: 900 - wanted,
      duplicates: wanted,
    });
    expect(states()).not.toContain('complete');
  });

  test('reads data traces, and asks nothing where a filter is for management traces alone', async () => {
    const { cloud, read, now } = await started();
    const photos = { kind: 'filter', tracker: 'photos', from: now - 7 * DAY, to: now } as const;
    await expect(read({ ...photos, filters: { user: 'ada' } })).rejects.toMatchObject({
      ...{ code: 'read-not-for-data', details: { filters: ['user'] } },
    });
    expect(asked(cloud)).toEqual([]);
    expect((await read({ ...photos, filters: {} })).totals.added).toBe(450);
  });
});
