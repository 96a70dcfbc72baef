import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Task } from '../../shared/model/task.ts';
import type { Query } from '../../shared/query/query.ts';
import { ctsRecord, lines, traceIdOf } from './services/ingest/testing/trace-records.ts';
import { startData, type RunningData } from './testing/running-data.ts';
import { tempFolder } from './testing/temp-folder.ts';

const ALL: Query = { kind: 'all' };
const BOOKMARKED: Query = {
  kind: 'marked',
  field: 'bookmarked',
  test: { kind: 'in', values: ['true'], fold: false },
};

async function filled(count = 20) {
  const [folder, place] = [tempFolder(), tempFolder()];
  const data = startData({ folder });
  const path = join(place, 'a.tracebell');
  await data.get('workspace.create', { path });
  await read(data, place, 'a.ndjson', 0, count);
  return { data, folder, place, path };
}

async function begin(data: RunningData, place: string, name: string, from: number, to: number) {
  const records = Array.from({ length: to - from }, (_, at) => ctsRecord(from + at, 'obs'));
  writeFileSync(join(place, name), lines(records));
  return data.get('imports.start', { paths: [join(place, name)], rating: 'severity', uploaded: false });
}

async function ended(data: RunningData, taskId: string): Promise<void> {
  const isIt = ({ id, state }: Task): boolean => id === taskId && state !== 'running';
  await data.event('tasks.changed', ({ tasks }) => tasks.some(isIt));
}

async function read(data: RunningData, place: string, name: string, from: number, to: number) {
  const { taskId } = await begin(data, place, name, from, to);
  await ended(data, taskId);
}

async function rowsOf(data: RunningData, query: Query) {
  const page = { from: { start: true }, limit: 1000, order: 'oldest' } as const;
  const { rows, total } = await data.get('traces.page', { query, page, columns: [] });
  return { total, rows, ids: rows.map(({ row }) => row) };
}

test('marks come with the page and the trace, are counted, listed, filtered by and told of', async () => {
  const { data } = await filled();
  await data.get('marks.set', {
    changes: [
      { rows: [3, 5], isBookmarked: true },
      { rows: [5, 7], addTags: ['open', '审计'], note: '# Ticket\n\n4711' },
    ],
  });
  expect(await data.event('marks.changed')).toMatchObject({ marks: [{ row: 3 }, { row: 5 }, { row: 7 }] });
  const { rows } = await rowsOf(data, ALL);
  expect(rows[3]?.mark).toEqual({ isBookmarked: true, tags: [], note: '', judged: null });
  expect(rows[5]?.mark).toEqual({
    ...{ isBookmarked: true, tags: ['open', '审计'], note: '# Ticket 4711', judged: null },
  });
  expect(rows[4]).not.toHaveProperty('mark');
  expect((await data.get('traces.open', { row: 7 })).mark).toMatchObject({ note: '# Ticket\n\n4711' });

  expect((await rowsOf(data, BOOKMARKED)).ids).toEqual([3, 5]);
  expect((await rowsOf(data, { kind: 'not', of: BOOKMARKED })).total).toBe(18);
  const tagged: Query = { kind: 'marked', field: 'tag', test: { kind: 'in', values: ['OPEN'], fold: false } };
  expect((await rowsOf(data, { kind: 'and', of: [tagged, BOOKMARKED] })).ids).toEqual([5]);
  expect((await rowsOf(data, { kind: 'or', of: [tagged, BOOKMARKED] })).ids).toEqual([3, 5, 7]);
  expect(await data.get('marks.tags', { query: BOOKMARKED })).toEqual({
    ...{ bookmarked: 2, noted: 1, judged: { useful: 0, noise: 0 } },
    tags: [
      { name: 'open', count: 1 },
      { name: '审计', count: 1 },
    ],
  });
  expect(await data.get('marks.list', { search: '', offset: 1, limit: 1 })).toMatchObject({
    total: 3,
    items: [{ row: 5, trace_id: traceIdOf(5), trace_name: 'listServers', note: '# Ticket 4711' }],
  });
  const tagsAt = async (row: number): Promise<readonly string[]> =>
    (await data.get('traces.open', { row })).mark?.tags ?? [];
  const renamed = await data.get('marks.retag', { tag: 'OPEN', to: '审计' });
  expect(renamed.after.map(({ row }) => row)).toEqual([7, 5]);
  expect([await tagsAt(5), await tagsAt(7)].flat()).not.toContain('open');
  expect(await tagsAt(7)).toEqual(['审计']);
  expect((await data.get('marks.retag', { tag: 'open', to: null })).after).toEqual([]);
  for (const { row, mark } of renamed.before)
    await data.get('marks.set', {
      changes: [{ rows: [row], removeTags: ['审计'], addTags: [...(mark?.tags ?? [])] }],
    });
  expect(await tagsAt(7)).toEqual(['open', '审计']);
  await data.get('marks.retag', { tag: 'open', to: 'Open' });
  expect([await tagsAt(5), await tagsAt(7)].flat().filter((tag) => tag === 'Open')).toHaveLength(2);
  await data.get('marks.retag', { tag: 'Open', to: 'open' });

  const found = async (search: string): Promise<number[]> =>
    (await data.get('marks.list', { search, offset: 0, limit: 10 })).items.map(({ row }) => row);
  for (const [search, rows] of [
    ['ticket\n\n4711', [7, 5]],
    ['TICKET', [7, 5]],
    ['open', [7, 5]],
    ['LISTSERVERS', [5]],
    [traceIdOf(3), [3]],
    ['nowhere', []],
  ] as const)
    expect([search, await found(search)]).toEqual([search, rows]);
  // What was asked before marks changed is not answered from memory.
  await data.get('marks.set', { changes: [{ rows: [3], isBookmarked: false }] });
  expect((await rowsOf(data, BOOKMARKED)).ids).toEqual([5]);
  expect(await data.codeOf('marks.set', { changes: [{ rows: [99], note: 'x' }] })).toBe('trace-unknown');
});

test('a mark that was answered for outlives a kill, also while an import is under way', async () => {
  const { data, place, path } = await filled();
  const { taskId } = await begin(data, place, 'b.ndjson', 1000, 21_000);
  await data.get('marks.set', { changes: [{ rows: [2], note: 'before the end' }] });
  await ended(data, taskId);
  await data.get('marks.set', { changes: [{ rows: [4], isBookmarked: true }] });
  await data.kill();

  const next = startData({ folder: tempFolder(), open: path });
  const { items } = await next.get('marks.list', { search: '', offset: 0, limit: 10 });
  expect(items.map(({ row, isBookmarked, note }) => [row, isBookmarked, note])).toEqual([
    [4, true, ''],
    [2, false, 'before the end'],
  ]);
  await next.close();
});

test('marks travel in a file: nothing is lost, nothing doubled, and what cannot be placed is told', async () => {
  const { data, place } = await filled();
  await data.get('marks.set', {
    changes: [
      { rows: [3, 5], isBookmarked: true, addTags: ['Open'] },
      { rows: [5], note: 'theirs', judged: 'noise' },
    ],
  });
  const file = join(place, 'marks.json');
  expect(await data.get('marks.write', { path: file, replace: false })).toEqual({ marks: 2 });
  expect(await data.codeOf('marks.write', { path: file, replace: false })).toBe('export-exists');
  const { text } = await data.get('marks.text', {});
  expect(readFileSync(file, 'utf8')).toBe(text);
  const again = await data.get('marks.import', { text });
  expect(again).toMatchObject({ taken: 0, same: 2, unknown: 0, otherContent: 0, cut: 0, after: [] });

  const other = startData({ folder: tempFolder() });
  await other.get('workspace.create', { path: join(tempFolder(), 'b.tracebell') });
  // Trace 3 is not among these.
  await read(other, place, 'b.ndjson', 4, 12);
  const row = (await rowsOf(other, ALL)).rows.find(({ trace_id }) => trace_id === traceIdOf(5))?.row ?? -1;
  await other.get('marks.set', { changes: [{ rows: [row], addTags: ['open', 'mine'], note: 'mine' }] });
  const taken = await other.get('marks.import', { text });
  expect(taken).toMatchObject({ taken: 1, same: 0, unknown: 1, unknownIds: [traceIdOf(3)], otherContent: 0 });
  expect((await other.get('traces.open', { row })).mark).toMatchObject({
    ...{ isBookmarked: true, tags: ['mine', 'open'], note: 'theirs\n\nmine', judged: 'noise' },
  });
  expect(await other.get('marks.import', { text })).toMatchObject({ taken: 0, same: 1, unknown: 1 });

  const whole = JSON.parse(text) as { marks: [object, object] };
  // Marked where the trace said something else; and under a provider that has no such trace.
  const changed = whole.marks.map((mark, at) => ({
    ...{ ...mark, digest: '0'.repeat(32), note: 'else', trace_id: traceIdOf(6) },
    ...(at === 1 && { provider: 'aws' }),
  }));
  expect(
    await other.get('marks.import', { text: JSON.stringify({ ...whole, marks: changed }) }),
  ).toMatchObject({ taken: 1, otherContent: 1, unknown: 1 });
  const before = await other.get('marks.text', {});
  const [first] = whole.marks;
  for (const wrong of [
    '',
    '{',
    '[]',
    'null',
    JSON.stringify({ tracebell_views: 1, views: [] }),
    JSON.stringify({ ...whole, tracebell_marks: 2 }),
    JSON.stringify({ ...whole, marks: [first, { ...first, colour: 1 }] }),
    JSON.stringify({ ...whole, marks: [{ ...first, tags: ['x'.repeat(65)] }] }),
    JSON.stringify({ ...whole, marks: [{ ...first, judged: 'maybe' }] }),
    JSON.stringify({ ...whole, marks: [{ ...first, changed_at: 'yesterday' }] }),
    JSON.stringify({ ...whole, marks: [{ ...first, note: 7 }] }),
  ])
    expect(await other.codeOf('marks.import', { text: wrong }), wrong).toBe('mark-file-wrong');
  expect(await other.get('marks.text', {})).toEqual(before);
  expect(await other.get('marks.import', { text: `\uFEFF${text}` })).toMatchObject({ taken: 0 });
});
