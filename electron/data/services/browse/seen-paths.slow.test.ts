import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Json } from '../../../../shared/model/json.ts';
import { startData } from '../../testing/running-data.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { ctsRecord, lines } from '../ingest/testing/trace-records.ts';

const USUAL = 3_000;

const record = (number: number, operation: string, request: Json) =>
  ctsRecord(number, 'obs', { with: { trace_name: operation, request, response: null } });

test('the paths of bodies are told of all operations of what a query finds, and of nothing else', async () => {
  const [folder, place] = [tempFolder(), tempFolder()];
  const data = startData({ folder });
  await data.get('workspace.create', { path: join(place, 'a.tracebell') });
  const usual = Array.from({ length: USUAL }, (_, at) => record(at, 'usual', { name: `n${at}` }));
  // Before them, where whoever looks at the latest alone does not come.
  const rare = record(USUAL, 'rare', { key: { id: 'k', alias: null }, name: 'one' });
  const large = record(USUAL + 1, 'large', { text: 'x'.repeat(5_000_000) });
  writeFileSync(join(place, 'all.ndjson'), lines([large, rare, ...usual]));
  const { taskId } = await data.get('imports.start', {
    ...{ paths: [join(place, 'all.ndjson')], rating: 'severity', uploaded: false },
  });
  await data.event('tasks.changed', ({ tasks }) =>
    tasks.some(({ id, state }) => id === taskId && state === 'done'),
  );
  const all = await data.get('traces.paths', { query: { kind: 'all' } });
  expect(all.paths).toEqual(['request.name', 'request.key.alias', 'request.key.id', 'request.text']);
  const some = await data.get('traces.paths', {
    query: { kind: 'field', field: 'trace_name', test: { kind: 'in', values: ['rare'], fold: false } },
  });
  expect(some.paths).toEqual(['request.key.alias', 'request.key.id', 'request.name']);
  const none = await data.get('traces.paths', { query: { kind: 'or', of: [] } });
  expect(none.paths).toEqual([]);
  expect(await data.close()).toBe(0);
});
