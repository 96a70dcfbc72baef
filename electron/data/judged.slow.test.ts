import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Judgement } from '../../shared/model/mark.ts';
import type { ReplayedDraft } from '../../shared/model/replay-request.ts';
import type { Task } from '../../shared/model/task.ts';
import { ctsRecord, lines } from './services/ingest/testing/trace-records.ts';
import { startData, type RunningData } from './testing/running-data.ts';
import { tempFolder } from './testing/temp-folder.ts';

const COUNT = 40;
const window = { from: null, to: null };
const asker = 'a';

const draftOf = (rule: string[], provider: ReplayedDraft['provider'] = 'huawei'): ReplayedDraft => ({
  notification: {
    operation_type: 'complete',
    filter: { is_support_filter: true, condition: 'OR', rule },
  },
  ...{ provider, projectId: null, assumptions: {}, respectStatus: false },
});
const ALL = draftOf([]);

async function filled() {
  const place = tempFolder();
  const data = startData({ folder: tempFolder() });
  const path = join(place, 'a.tracebell');
  await data.get('workspace.create', { path });
  await read(data, place, 'a.ndjson', 0, COUNT);
  return { data, place, path };
}

async function read(data: RunningData, place: string, name: string, from: number, to: number) {
  const records = Array.from({ length: to - from }, (_, at) => ctsRecord(from + at, 'obs'));
  writeFileSync(join(place, name), lines(records));
  const { taskId } = await data.get('imports.start', {
    ...{ paths: [join(place, name)], rating: 'severity', uploaded: false },
  });
  const isIt = ({ id, state }: Task): boolean => id === taskId && state !== 'running';
  await data.event('tasks.changed', ({ tasks }) => tasks.some(isIt));
}

const judge = (data: RunningData, rows: number[], judged: Judgement | null) =>
  data.get('marks.set', { changes: [{ rows, judged }] });

test('of what a draft and the live one report, so many were judged useful, so many noise', async () => {
  const { data, place, path } = await filled();
  const all = await data.get('liveTest.run', {
    ...{ asker, draft: ALL, live: null, window, bars: 20, zone: 'UTC', pins: [], selected: null },
    samples: { limit: COUNT, columns: ['trace_name'] },
  });
  const [name] = all?.samples.match[0]?.values ?? [];
  expect(all?.matched).toBe(COUNT);
  const some = draftOf([`resource_name = ${String(name)}`, 'trace_rating = warning']);
  const matching = await data.get('liveTest.rows', {
    ...{ asker, draft: some, window, verdict: 'match', offset: 0, samples: { limit: COUNT, columns: [] } },
  });
  const reported = new Set((matching?.rows ?? []).map(({ row }) => row));
  expect(reported.size).toBeGreaterThan(0);
  expect(reported.size).toBeLessThan(COUNT);

  const said = async (live: ReplayedDraft | null) =>
    data.get('liveTest.judged', { asker, draft: some, live, window });
  expect(await said(null)).toEqual({
    draft: { matched: reported.size, useful: 0, noise: 0, missed: 0 },
    live: null,
  });

  const useful = [0, 1, 2, 3, 4, 5];
  const noise = [6, 7, 8, 9, 10, 11, 12];
  await judge(data, useful, 'useful');
  await judge(data, noise, 'noise');
  const among = (rows: readonly number[]): number => rows.filter((row) => reported.has(row)).length;
  const expected = {
    draft: {
      ...{ matched: reported.size, useful: among(useful), noise: among(noise) },
      missed: 6 - among(useful),
    },
    live: { matched: COUNT, useful: 6, noise: 7, missed: 0 },
  };
  expect(await said(ALL)).toEqual(expected);
  // Other providers' drafts look at none of these.
  expect(await data.get('liveTest.judged', { asker, draft: draftOf([], 'aws'), live: null, window })).toEqual(
    { draft: { matched: 0, useful: 0, noise: 0, missed: 0 }, live: null },
  );

  const compared = await data.get('replay.compare', {
    ...{ asker, before: ALL, after: some, window, samples: { limit: 1, columns: [] } },
  });
  expect(compared?.judged.lost).toEqual({ useful: 6 - among(useful), noise: 7 - among(noise) });
  expect(compared?.judged.kept).toEqual({ useful: among(useful), noise: among(noise) });

  // Read again, cleared, and after a kill.
  await read(data, place, 'again.ndjson', 0, COUNT);
  expect(await said(ALL)).toEqual(expected);
  await judge(data, [0], null);
  await data.kill();
  const next = startData({ folder: tempFolder(), open: path });
  const after = await next.get('liveTest.judged', { asker, draft: ALL, live: null, window });
  expect(after?.draft).toMatchObject({ useful: 5, noise: 7 });
  await next.close();
});
