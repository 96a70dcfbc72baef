import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FileTest, FileTestRowsRequest } from '../../shared/model/file-test.ts';
import { startData, type RunningData } from './testing/running-data.ts';
import { tempFolder } from './testing/temp-folder.ts';

const record = (id: string, members: object): object => ({
  ...{
    trace_id: id,
    time: Date.UTC(2024, 4, 16),
    code: '200',
    trace_type: 'ApiCall',
    trace_rating: 'normal',
  },
  ...{ service_type: 'ECS', resource_type: 'ecs', trace_name: 'createServer', user: { name: 'lena' } },
  ...members,
});
const key = { service_type: 'KMS', resource_type: 'CMK', trace_name: 'disableKey', trace_rating: 'warning' };
const FIRST = [record('a', {}), record('b', key), record('c', { user: null })];
/** Holds a trace of the first file again. */
const SECOND = [record('b', key), record('d', { trace_name: 'deleteServer' })];

const operations = (service: string, type: string, name: string): object => ({
  operation_type: 'customized',
  operations: [{ service_type: service, resource_type: type, trace_names: [name] }],
});
const DRAFTS = [
  { notification_name: 'servers', ...operations('ECS', 'ecs', 'createServer') },
  { notification_name: 'keys', ...operations('KMS', 'CMK', 'disableKey') },
  {
    ...{ notification_name: 'open', operation_type: 'complete' },
    filter: { is_support_filter: true, condition: 'AND', rule: ['resource_name != nothing'] },
  },
];

async function read(data: RunningData, file: string, records: readonly object[]): Promise<number> {
  writeFileSync(file, records.map((one) => JSON.stringify(one)).join('\n'));
  const { taskId } = await data.get('imports.start', { paths: [file], rating: 'severity', uploaded: false });
  await data.event('tasks.changed', ({ tasks }) =>
    tasks.some(({ id, state }) => id === taskId && state === 'done'),
  );
  const { items } = await data.get('imports.files', {
    ...{ run: null, show: 'all', search: '', offset: 0, limit: 1 },
  });
  return items[0]?.id ?? 0;
}

test('one file is held against every notification, and each cell says what the explanation of it says', async () => {
  const folder = tempFolder();
  const data = startData({ folder });
  await data.get('workspace.create', { path: join(folder, 'a.tracebell') });
  const first = await read(data, join(folder, 'first.ndjson'), FIRST);
  const second = await read(data, join(folder, 'second.ndjson'), SECOND);
  expect(second).toBeGreaterThan(first);
  for (const notification of DRAFTS)
    await data.get('drafts.add', {
      content: {
        ...{ provider: 'huawei', projectId: null, pins: [], assumptions: {} },
        text: JSON.stringify(notification),
      },
      origin: 'empty',
    });
  const stored = await data.get('drafts.list', {});
  const report = async (file: number): Promise<FileTest> => {
    const found = await data.get('fileTest.report', { asker: 'test', file, projectId: null, drafts: true });
    if (found === null) throw new Error('Nobody asked anything newer.');
    return found;
  };
  const rows = async ({ number }: FileTest, which: FileTestRowsRequest['which']) => {
    const samples = { limit: 100, columns: ['trace_name' as const] };
    const found = await data.get('fileTest.rows', {
      ...{ asker: JSON.stringify(which), number, which, offset: 0, samples },
    });
    if (found === null) throw new Error('The answer is the last one.');
    return found;
  };

  for (const [file, ids] of [
    [first, ['a', 'b', 'c']],
    [second, ['b', 'd']],
  ] as const) {
    const told = await report(file);
    expect(told).toMatchObject({ traces: ids.length, project: null, left: 0 });
    expect(told.columns.map(({ name }) => name)).toEqual(['servers', 'keys', 'open']);
    const { items, total } = await rows(told, 'all');
    expect(total).toBe(ids.length);
    expect(items.map(({ row }) => row.trace_id).sort()).toEqual(ids);
    for (const { row, verdicts } of items)
      for (const [at, draft] of stored.entries()) {
        const { provider, projectId, assumptions } = draft;
        const [explained] = await data.get('replay.explain', {
          draft: {
            ...{ provider, projectId, assumptions, respectStatus: false },
            notification: DRAFTS[at] as never,
          },
          trace: { row: row.row },
        });
        expect(verdicts[at]).toBe(explained?.verdict);
      }
    for (const [at, { matched, unknown }] of told.columns.entries()) {
      expect((await rows(told, { match: at })).total).toBe(matched);
      expect((await rows(told, { unknown: at })).total).toBe(unknown);
    }
    for (const part of ['reported', 'unknown', 'unreported'] as const)
      expect((await rows(told, part)).total).toBe(told.parts[part]);
    expect(told.parts.reported + told.parts.unknown + told.parts.unreported).toBe(told.traces);
  }
  expect((await report(second)).parts).toEqual({ reported: 1, unknown: 1, unreported: 0 });

  // An answer that is not the last one lists nothing.
  const old = await report(first);
  await report(second);
  const samples = { limit: 1, columns: [] };
  expect(
    await data.get('fileTest.rows', { asker: 'x', number: old.number, which: 'all', offset: 0, samples }),
  ).toBeNull();
  expect(await data.codeOf('fileTest.report', { asker: 'x', file: 99, projectId: null, drafts: false })).toBe(
    'import-file-unknown',
  );
});
