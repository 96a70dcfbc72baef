import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Finding, FindingId } from '../../shared/model/sample.ts';
import { DEFAULT_OVERVIEW } from '../../shared/model/overview-choices.ts';
import type { Query } from '../../shared/query/query.ts';
import { startData, type RunningData } from './testing/running-data.ts';
import { tempFolder } from './testing/temp-folder.ts';

const HOUR_MS = 3_600_000;

const is = (field: 'trace_name' | 'trace_rating' | 'user.name', value: string): Query => ({
  ...{ kind: 'field', field, test: { kind: 'in', values: [value], fold: false } },
});

async function rowsOf(data: RunningData, query: Query) {
  const page = { from: { start: true }, limit: 500, order: 'oldest' } as const;
  return data.get('traces.page', { query, page, columns: ['trace_name', 'source_ip'] });
}

test('each finding is found by what the app answers', async () => {
  const folder = tempFolder();
  const data = startData({ folder });
  await data.get('sample.open', {});
  const about = await data.get('sample.about', {});
  expect(about?.isRemovable).toBe(true);
  const found = (id: FindingId): Finding => about?.findings.find((one) => one.id === id) as Finding;
  const until = about?.until ?? 0;
  expect(await data.get('coverage.summary', {})).toMatchObject({ traces: 60_000, conflicts: 0, refused: 0 });

  const report = await data.get('overview.report', {
    ...{ asker: 'test', window: { from: until - 24 * HOUR_MS, to: until }, step: 'hour', zone: 'UTC' },
    thresholds: DEFAULT_OVERVIEW.thresholds,
  });
  const fresh = (subject: 'operator' | 'address') => report?.novel[subject].fresh.map(({ values }) => values);
  expect(JSON.stringify(fresh('operator'))).toContain('ops-temp');
  expect(JSON.stringify(fresh('address'))).toContain('192.0.2.66');
  expect(report?.bursts.map(({ from }) => from)).toContain(found('burst').from);
  const stranger = await rowsOf(data, is('user.name', 'ops-temp'));
  expect(stranger.total).toBe(12);
  expect(stranger.rows.map(({ trace_id }) => trace_id)).toEqual(
    expect.arrayContaining(found('key-deletion').traceIds),
  );
  const rowOf = ({ rows }: typeof stranger, id: FindingId): number =>
    rows.find(({ trace_id }) => trace_id === found(id).traceIds[0])?.row ?? -1;

  const drafts = await data.get('drafts.list', {});
  const window = { from: null, to: null };
  const counts = (await data.get('drafts.counts', { asker: 'test', window })) ?? [];
  const said = (name: string | null) => {
    const draft = drafts.find(({ text }) => text.includes(`"notification_name": "${name ?? ''}"`));
    const count = counts.find(({ id }) => id === draft?.id);
    return { matched: count?.matched, codes: count?.issues.map(({ code }) => code) };
  };
  expect(drafts).toHaveLength(6);
  expect(said('key_lifecycle')).toEqual({ matched: 12, codes: [] });
  expect(said(found('filter-off').notification).codes).toEqual(['filter-off']);
  expect(said(found('never-fires').notification)).toMatchObject({ matched: 0 });
  expect(said(found('never-fires').notification).codes).toContain('unknown-operation');
  expect(said(found('user-twice').notification).codes).toContain('user-repeated');
  const incidents = await rowsOf(data, is('trace_rating', 'incident'));
  expect([incidents.total, said('serious_failures').matched]).toEqual([10, 9]);
  const all = { from: 0, to: until + 24 * HOUR_MS };
  expect(await data.get('overview.unreported', { asker: 'test', window: all })).toMatchObject({
    ...{ window: all, notifications: 6, counts: { incident: 1 }, unsure: 0 },
  });
  const missed = await rowsOf(data, {
    kind: 'and',
    of: [is('trace_rating', 'incident'), { kind: 'reported', verdict: 'match', test: { kind: 'empty' } }],
  });
  expect(missed.rows.map(({ trace_id }) => trace_id)).toEqual(found('unreported-incident').traceIds);
  const verdicts = await data.get('drafts.verdicts', { row: rowOf(incidents, 'unreported-incident') });
  expect(verdicts).toHaveLength(6);
  expect(verdicts.filter(({ verdict }) => verdict === 'match')).toEqual([]);

  const live = await data.get('snapshots.current', { projectId: null });
  const keys = live?.notifications?.found.find(
    ({ notification_name }) => notification_name === 'key_lifecycle',
  );
  const history = await data.get('snapshots.history', {
    projectId: live?.projectId ?? '',
    notificationId: keys?.notification_id ?? '',
  });
  const off = found('switched-off');
  expect(history.map(({ firstSeenAt, notification }) => [firstSeenAt, notification?.status])).toEqual([
    [off.to, 'enabled'],
    [off.from, 'disabled'],
    [until - 168 * HOUR_MS, 'enabled'],
  ]);
  const whileOff =
    (await data.get('drafts.counts', { asker: 'off', window: { from: off.from, to: off.to } })) ?? [];
  const silent = drafts.find(({ text }) => text.includes('"notification_name": "key_lifecycle"'));
  expect(whileOff.find(({ id }) => id === silent?.id)).toMatchObject({ matched: 12 });

  const { lines } = await data.get('coverage.summary', {});
  const gap = found('gap');
  const read = lines.flatMap(({ provider, intervals }) => (provider === 'huawei' ? intervals : []));
  expect(read.filter(({ from, to }) => from < gap.to - HOUR_MS && to > gap.from + HOUR_MS)).toEqual([]);

  const deleted = await rowsOf(data, is('trace_name', 'deleteManualSnapshot'));
  const opened = await data.get('traces.open', { row: rowOf(deleted, 'changed-file') });
  expect(opened.place.digest.state).toBe('changed');
  expect(opened.place.path.endsWith(found('changed-file').file ?? '?')).toBe(true);
  const [run] = await data.get('imports.list', {});
  expect(run?.totals.duplicates).toBe(30);
});

test('it is removed with its files and nothing else, and can be brought back with what was done in it', async () => {
  const folder = tempFolder();
  const data = startData({ folder });
  const { path } = await data.get('sample.open', {});
  expect((await data.get('sample.open', {})).path).toBe(path);
  const [draft] = await data.get('drafts.list', {});
  await data.get('drafts.remove', { ids: [draft?.id ?? -1] });
  const place = join(folder, 'sample');
  writeFileSync(join(place, 'mine.txt'), 'mine');

  await data.get('sample.remove', {});
  expect(existsSync(place)).toBe(false);
  expect(await data.get('workspace.summary', {})).toBeNull();
  expect(await data.get('sample.about', {})).toBeNull();
  expect(await data.get('workspace.recent', {})).toEqual([]);

  await data.get('sample.restore', {});
  expect(await data.get('drafts.list', {})).toHaveLength(5);
  await data.get('sample.remove', {});
  await data.close();

  const again = startData({ folder });
  expect(await again.get('workspace.summary', {})).toBeNull();
  expect(readdirSync(folder).filter((name) => name.startsWith('sample'))).toEqual(['sample-removed']);
  expect(readdirSync(join(folder, 'sample-removed'))).toEqual(['mine.txt']);
});

test('one that was cut off while it was made is made anew', async () => {
  const folder = tempFolder();
  const first = startData({ folder });
  await first.event('workspace.changed');
  first.call('sample.open', {}).catch(() => undefined); // Never answered.
  const file = join(folder, 'sample', 'sample.tracebell');
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (!existsSync(file)) return;
      clearInterval(timer);
      resolve();
    }, 2);
  });
  await first.kill();
  const second = startData({ folder });
  await second.get('sample.open', {});
  expect(await second.get('coverage.summary', {})).toMatchObject({ traces: 60_000 });
});

test('another workspace is no sample', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'own'));
  const data = startData({ folder });
  expect(await data.get('sample.about', {})).toBeNull();
  await data.get('workspace.create', { path: join(folder, 'own', 'a.tracebell') });
  expect(await data.get('sample.about', {})).toBeNull();
});
