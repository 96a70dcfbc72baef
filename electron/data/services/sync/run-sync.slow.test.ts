import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Failure } from '../../../../shared/model/failure.ts';
import { coverageRows } from '../../cache/coverage.ts';
import { importRuns } from '../../cache/import-runs.ts';
import { snapshots } from '../../cache/snapshots.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { keptRows } from '../ingest/testing/workspace-content.ts';
import { ctsRecord, PROJECT } from '../ingest/testing/trace-records.ts';
import { closeWorkspace, createAndOpen } from '../open-workspace.ts';
import { runSync, type SyncCloud, type SyncRunOptions } from './run-sync.ts';
import { SETTLED_MS } from './wanted.ts';

const NOW = Date.UTC(2026, 2, 9);
const DAY = 86_400_000;
const THREAD = new URL('../job-thread.ts', import.meta.url);

interface Recorded {
  number: number;
  tracker: string;
  at: number;
}

/** Listed newest first, bounds as the runner gives them. */
function cloudWith(all: readonly Recorded[], more: Partial<SyncCloud> = {}): SyncCloud {
  return {
    ...{ region: 'cn-north-4', projectId: PROJECT, address: 'https://cts.example', configuration: [] },
    isHopeless: () => false,
    clockAheadMs: () => null,
    trackers: () =>
      Promise.resolve([
        { name: 'system', isData: false },
        { name: 'buckets', isData: true },
      ]),
    page({ tracker, from, to, next, limit }) {
      const listed = all
        .filter((one) => one.tracker === tracker.name)
        .toSorted((one, other) => other.at - one.at);
      const start = next === null ? 0 : listed.findIndex(({ number }) => String(number) === next) + 1;
      const rest = listed.slice(start).filter(({ at }) => at >= from && at < to);
      const page = rest.slice(0, limit);
      const traces = page.map(({ number, at }) =>
        ctsRecord(number, 'api', { with: { record_time: at, time: at - 1000 } }),
      );
      const marker = rest.length > limit ? String(page.at(-1)?.number) : null;
      const body = Buffer.from(JSON.stringify({ traces, meta_data: { count: traces.length, marker } }));
      return Promise.resolve({ address: `https://cts.example/v3/${PROJECT}/traces?from=${from}`, body });
    },
    ...more,
  };
}

const some = (count: number, tracker: string, first = 0): Recorded[] =>
  Array.from({ length: count }, (_, at) => ({
    number: first + at,
    tracker,
    at: NOW - 5 * DAY + at * 40_000,
  }));

async function opened(): Promise<SyncRunOptions['workspace']> {
  const { writable, ...rest } = await createAndOpen(join(tempFolder(), 'a.tracebell'), '1', NOW, THREAD);
  if (writable === null) throw new Error('A new workspace cannot be written.');
  const workspace = { ...rest, writable };
  onTestFinished(() => closeWorkspace(workspace));
  return workspace;
}

const optionsFor = (
  workspace: SyncRunOptions['workspace'],
  cloud: SyncCloud,
  more: Partial<SyncRunOptions> = {},
): SyncRunOptions => ({
  ...{ workspace, cloud, days: 7, atOnce: 6, by: 'lena', toolVersion: '1', now: () => NOW },
  ...{
    signal: new AbortController().signal,
    onkept: () => undefined,
    onlooked: () => undefined,
    progress: () => undefined,
  },
  ...more,
});

test('a sync keeps each trace of every tracker once, and the next one reads only what came since and an overlap', async () => {
  const workspace = await opened();
  const all = [...some(3000, 'system'), ...some(700, 'buckets', 10_000)];
  const first = await runSync(optionsFor(workspace, cloudWith(all)));
  expect(first).toMatchObject({ failures: [], totals: { added: 3700, conflicts: 0, refused: 0 } });
  expect(first.windows).toEqual([
    { project_id: PROJECT, tracker_name: 'buckets', from: NOW - 7 * DAY, to: NOW, state: 'complete' },
    { project_id: PROJECT, tracker_name: 'system', from: NOW - 7 * DAY, to: NOW, state: 'complete' },
  ]);
  const rows = keptRows(workspace.reader);
  expect(rows).toHaveLength(3700);
  expect(rows.filter(({ columns }) => columns.tracker_name === 'buckets')).toHaveLength(700);
  const proven = coverageRows(workspace.reader).filter(({ state }) => state === 'complete');
  for (const { to } of proven) expect(to).toBeLessThanOrEqual(NOW - SETTLED_MS);

  const late = { number: 20_000, tracker: 'system', at: NOW - SETTLED_MS - 60_000 };
  const second = await runSync(
    optionsFor(workspace, cloudWith([...all, late]), { now: () => NOW + 3_600_000 }),
  );
  expect(second.totals.added).toBe(1);
  expect(second.windows.every(({ from }) => from > NOW - 2 * SETTLED_MS - 1)).toBe(true);
});

test('what fails is told by tracker and time, does not count as read, and is read the next time', async () => {
  const workspace = await opened();
  const all = [...some(500, 'system'), ...some(500, 'buckets', 10_000)];
  const whole = cloudWith(all);
  const failing = cloudWith(all, {
    page: (request, signal) =>
      request.tracker.isData
        ? Promise.reject(new Failure('disk-failed', { path: 'x', reason: 'y' }))
        : whole.page(request, signal),
  });
  const first = await runSync(optionsFor(workspace, failing));
  expect(first.totals.added).toBe(500);
  expect(first.failures).toMatchObject([
    { tracker_name: 'buckets', from: NOW - 7 * DAY, to: NOW, failure: { code: 'disk-failed' } },
  ]);
  expect(importRuns(workspace.reader)[0]).toMatchObject({ isComplete: false });
  const second = await runSync(optionsFor(workspace, whole));
  expect(second).toMatchObject({ failures: [], totals: { added: 500 } });
});

test('the configuration is kept with its date, and once where it stays the same', async () => {
  const workspace = await opened();
  const read = (content: object) => () => Promise.resolve(content as never);
  const configuration = [
    {
      kind: 'trackers' as const,
      service: 'cts' as const,
      scope: PROJECT,
      read: read({ trackers: [{ a: 1 }, { b: 2 }] }),
    },
    {
      kind: 'quotas' as const,
      service: 'cts' as const,
      scope: PROJECT,
      read: () => Promise.reject(new Failure('disk-failed', { path: 'x', reason: 'y' })),
    },
  ];
  const first = await runSync(optionsFor(workspace, cloudWith([], { configuration })));
  expect(first.snapshots).toMatchObject({
    trackers: 'new',
    quotas: { why: 'failed', failure: { code: 'disk-failed' } },
  });
  expect(first.failures).toMatchObject([{ what: 'quotas' }]);
  const turned = [
    {
      ...{ kind: 'trackers' as const, service: 'cts' as const, scope: PROJECT },
      read: read({ trackers: [{ b: 2 }, { a: 1 }] }),
    },
  ];
  const second = await runSync(optionsFor(workspace, cloudWith([], { configuration: turned })));
  expect(second.snapshots).toEqual({ trackers: 'same' });
  expect(snapshots(workspace.reader)).toHaveLength(1);
});

test('a cancelled sync keeps what has come, is known as cut off, and the next one goes on', async () => {
  const workspace = await opened();
  const all = some(5000, 'system');
  const stop = new AbortController();
  const whole = cloudWith(all, { trackers: () => Promise.resolve([{ name: 'system', isData: false }]) });
  let asked = 0;
  const cloud = {
    ...whole,
    page: (...given: Parameters<SyncCloud['page']>) => {
      asked += 1;
      if (asked === 10) stop.abort();
      return whole.page(...given);
    },
  };
  await expect(runSync(optionsFor(workspace, cloud, { signal: stop.signal }))).rejects.toMatchObject({
    code: 'cancelled',
  });
  const [run] = importRuns(workspace.reader);
  expect(run?.isComplete).toBe(false);
  expect(run?.totals.added).toBeGreaterThan(0);
  await runSync(optionsFor(workspace, whole));
  expect(keptRows(workspace.reader)).toHaveLength(5000);
});

test('a clock that is off neither proves what has not happened yet nor leaves out what has', async () => {
  const OFF = 2 * 3_600_000;
  for (const aheadMs of [OFF, -OFF]) {
    const workspace = await opened();
    const before = [...some(30, 'system'), { number: 9000, tracker: 'system', at: NOW - 60_000 }];
    const off = { clockAheadMs: () => aheadMs };
    const first = await runSync(optionsFor(workspace, cloudWith(before, off), { now: () => NOW + aheadMs }));
    expect(first).toMatchObject({ failures: [], totals: { added: 31 } });
    const proven = coverageRows(workspace.reader).filter(({ state }) => state === 'complete');
    expect(proven.length).toBeGreaterThan(0);
    for (const { to } of proven) expect(to).toBeLessThanOrEqual(NOW - SETTLED_MS);
    const later = [...before, { number: 9001, tracker: 'system', at: NOW + 10 * 60_000 }];
    const second = await runSync(
      optionsFor(workspace, cloudWith(later, off), { now: () => NOW + DAY + aheadMs }),
    );
    expect(second).toMatchObject({ failures: [], totals: { added: 1 } });
  }
});
