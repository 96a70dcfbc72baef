import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lines } from './services/ingest/testing/trace-records.ts';
import { startData, type RunningData } from './testing/running-data.ts';
import { tempFolder } from './testing/temp-folder.ts';

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 2);

const created = (id: string, minute: number, more: object = {}): object => ({
  ...{ trace_id: id, time: START + minute * MINUTE, record_time: START + minute * MINUTE + 400 },
  ...{ service_type: 'ECS', resource_type: 'vm', trace_name: 'createVm', resource_name: 'web' },
  ...{ project_id: 'p', user: { name: 'ci' }, trace_type: 'ApiCall', trace_rating: 'normal', code: '202' },
  ...more,
});

async function read(data: RunningData, folder: string, name: string, records: object[]): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, lines(records));
  const { taskId } = await data.get('imports.start', { paths: [path], rating: 'severity', uploaded: false });
  await data.event('tasks.changed', ({ tasks }) =>
    tasks.some(({ id, state }) => id === taskId && state !== 'running'),
  );
}

async function pairsOf(data: RunningData): Promise<unknown[]> {
  const page = { from: { start: true }, limit: 100, order: 'oldest' } as const;
  const { rows } = await data.get('traces.page', { query: { kind: 'all' }, page, columns: [] });
  const ids = new Map(rows.map(({ row, trace_id }) => [row, trace_id]));
  const { pairs } = await data.get('traces.pairs', { rows: [...ids.keys()], columns: ['trace_type'] });
  return pairs.map(({ row, time, isRequest, partner }) => [
    ...[ids.get(row), partner.trace_id, isRequest, partner.time - time, partner.values],
  ]);
}

test('request and result of an operation are told of together, also when the result comes in later', async () => {
  const [folder, place] = [tempFolder(), tempFolder()];
  const data = startData({ folder });
  await data.get('workspace.create', { path: join(place, 'a.tracebell') });
  await read(data, place, 'one.ndjson', [created('a', 0), created('other', 1, { resource_name: 'db' })]);
  expect(await pairsOf(data)).toEqual([]);

  const result = { user: null, trace_type: 'SystemAction', code: null };
  await read(data, place, 'two.ndjson', [created('b', 3, result)]);
  expect(await pairsOf(data)).toEqual([
    ['a', 'b', true, 3 * MINUTE, ['SystemAction']],
    ['b', 'a', false, -3 * MINUTE, ['ApiCall']],
  ]);

  await read(data, place, 'three.ndjson', [created('c', 2)]);
  expect(await pairsOf(data)).toEqual([]);
  expect(await data.get('traces.pairs', { rows: [77], columns: [] })).toEqual({ pairs: [] });
  await data.get('workspace.close', {});
  expect(await data.codeOf('traces.pairs', { rows: [0], columns: [] })).toBe('workspace-none-open');
  expect(await data.close()).toBe(0);
});
