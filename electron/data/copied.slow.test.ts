import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Task } from '../../shared/model/task.ts';
import { ALL_TRACES, type Query } from '../../shared/query/query.ts';
import { ctsRecord, lines } from './services/ingest/testing/trace-records.ts';
import { startData, type RunningData } from './testing/running-data.ts';
import { tempFolder } from './testing/temp-folder.ts';

async function filled(records: readonly unknown[]): Promise<RunningData> {
  const [folder, place] = [tempFolder(), tempFolder()];
  const data = startData({ folder });
  await data.get('workspace.create', { path: join(place, 'a.tracebell') });
  writeFileSync(join(place, 'a.ndjson'), lines(records));
  const { taskId } = await data.get('imports.start', {
    ...{ paths: [join(place, 'a.ndjson')], rating: 'severity', uploaded: false },
  });
  const isOver = ({ id, state }: Task): boolean => id === taskId && state !== 'running';
  await data.event('tasks.changed', ({ tasks }) => tasks.some(isOver));
  return data;
}

const named = (...rows: number[]): Query => ({ kind: 'rows', which: { named: rows } });
const cts = (count: number): unknown[] => Array.from({ length: count }, (_, at) => ctsRecord(at, 'obs'));

test('traces are copied as a table of columns, in the order of the list, with what is put on them', async () => {
  const data = await filled([...cts(3), { ...ctsRecord(3, 'obs'), resource_name: '=1+1' }]);
  await data.get('marks.set', { changes: [{ rows: [3], addTags: ['open'] }] });
  const copy = { format: 'csv', columns: ['resource_name', 'tracebell_tags'], members: [] } as const;
  const asked = { query: named(3, 1), copy: { ...copy, columns: [...copy.columns], members: [] } };
  const { text, rows } = await data.get('traces.text', { ...asked, order: 'newest' });
  expect(rows).toBe(2);
  const [head, first, second, ...rest] = text.split('\r\n');
  expect(head).toBe('resource_name,tracebell_tags');
  expect(first).toBe(`'=1+1,open`);
  expect(second).toMatch(/,$/);
  expect(rest).toEqual(['']);
  const turned = await data.get('traces.text', { ...asked, order: 'oldest' });
  expect(turned.text.split('\r\n').slice(1, 3)).toEqual([second, first]);
});

test('traces are copied as the records that were read, one a line', async () => {
  const data = await filled(cts(4));
  const copy = { format: 'ndjson' as const, columns: ['time' as const], members: [] };
  const { text } = await data.get('traces.text', { query: named(2, 0), order: 'oldest', copy });
  const records = text.trimEnd().split('\n');
  expect(records.map((line) => JSON.parse(line) as unknown)).toEqual([cts(4)[0], cts(4)[2]]);
});

test('too many traces, and too much text, are refused with the limits', async () => {
  const many = await filled(cts(1001));
  const copy = { format: 'csv' as const, columns: ['time' as const], members: [] };
  const refused = '{"code":"copy-too-much","details":{"limit":1000,"limitBytes":16777216}}';
  await expect(many.get('traces.text', { query: ALL_TRACES, order: 'newest', copy })).rejects.toThrow(
    refused,
  );

  const large = { request: { text: 'x'.repeat(5_000_000) } };
  const heavy = await filled(cts(4).map((record) => Object.assign({}, record, large)));
  const lineCopy = { format: 'ndjson' as const, columns: ['time' as const], members: [] };
  const three = await heavy.get('traces.text', { query: named(0, 1, 2), order: 'newest', copy: lineCopy });
  expect(three.text.length).toBeGreaterThan(15_000_000);
  await expect(
    heavy.get('traces.text', { query: ALL_TRACES, order: 'newest', copy: lineCopy }),
  ).rejects.toThrow(refused);
});
