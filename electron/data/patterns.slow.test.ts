import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Query } from '../../shared/query/query.ts';
import { lines } from './services/ingest/testing/trace-records.ts';
import { startData } from './testing/running-data.ts';
import { tempFolder } from './testing/temp-folder.ts';

const named = (pattern: string): Query => ({
  kind: 'field',
  field: 'resource_name',
  test: { kind: 'regex', pattern, fold: false },
});

test('a pattern without end is refused everywhere, and other questions are answered meanwhile', async () => {
  const [folder, place] = [tempFolder(), tempFolder()];
  const data = startData({ folder });
  await data.get('workspace.create', { path: join(place, 'a.tracebell') });
  const path = join(place, 'one.ndjson');
  const names = ['web', `${'a'.repeat(60)}!`];
  writeFileSync(
    path,
    lines(
      names.map((name, at) => ({ trace_id: name, trace_name: 'x', resource_name: name, time: 1e12 + at })),
    ),
  );
  const { taskId } = await data.get('imports.start', { paths: [path], rating: 'severity', uploaded: false });
  await data.event('tasks.changed', ({ tasks }) =>
    tasks.some(({ id, state }) => id === taskId && state !== 'running'),
  );

  const page = { from: { start: true }, limit: 10, order: 'newest' } as const;
  const done: string[] = [];
  const asked = (name: string, answer: Promise<string>): Promise<string> =>
    answer.then((code) => (done.push(name), code));
  const endless = named('^(a+)+$');
  const refused = [
    asked('endless', data.codeOf('traces.page', { query: endless, page, columns: [] })),
    data.codeOf('traces.facet', { query: endless, field: 'code', limit: 5, search: null }),
    data.codeOf('traces.facet', {
      ...{ query: { kind: 'all' }, field: 'resource_name', limit: 5 },
      search: { kind: 'regex', pattern: '^(a+)+$', fold: false },
    }),
  ];
  const plain = asked('plain', data.codeOf('traces.page', { query: { kind: 'all' }, page, columns: [] }));
  expect(await plain).toBe('none');
  expect(new Set(await Promise.all(refused))).toEqual(new Set(['search-too-costly']));
  expect(done).toEqual(['plain', 'endless']);
  // A rule that colours rows is told of instead, and the others mark theirs.
  const rules = [endless, named('^w.b$')];
  const marked = await data.get('traces.page', { query: { kind: 'all' }, page, columns: [], rules });
  expect(marked.costly).toEqual([0]);
  expect(marked.rows.map(({ rule }) => rule)).toEqual([undefined, 1]);
  const { rows } = await data.get('traces.page', { query: named('^w.b$'), page, columns: [] });
  expect(rows.map(({ trace_id }) => trace_id)).toEqual(['web']);
  expect(await data.close()).toBe(0);
});
