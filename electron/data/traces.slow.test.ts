import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { SearchProgress } from '../../shared/model/search.ts';
import type { Task } from '../../shared/model/task.ts';
import type { BodyLeaf } from '../../shared/query/language/body-test.ts';
import { ctsRecord, lines, PROJECT, traceIdOf } from './services/ingest/testing/trace-records.ts';
import { startData, type RunningData } from './testing/running-data.ts';
import { contentOf, tempFolder } from './testing/temp-folder.ts';

const ALL = { kind: 'all' } as const;
const CSV =
  'Event Name,Operation Time,Resource Name,Operated By,Who\r\ncreateVpc,2026-03-02T00:00:00Z,vpc-1,lena,x\r\n';

async function opened() {
  const [folder, place] = [tempFolder(), tempFolder()];
  const data = startData({ folder });
  const path = join(place, 'a.tracebell');
  await data.get('workspace.create', { path });
  return { data, folder, place, path };
}

async function ended(data: RunningData, { taskId }: { taskId: string }): Promise<Task> {
  const isIt = ({ id, state }: Task): boolean => id === taskId && state !== 'running';
  const { tasks } = await data.event('tasks.changed', ({ tasks: list }) => list.some(isIt));
  return tasks.find(isIt) as Task;
}

const start = async (data: RunningData, paths: string[], uploaded = false) =>
  ended(data, await data.get('imports.start', { paths, rating: 'severity', uploaded }));

const filesOf = (data: RunningData, run: number) =>
  data.get('imports.files', { run, show: 'all', search: '', offset: 0, limit: 100 });

const page = async (data: RunningData) => {
  const from = { start: true } as const;
  return data.get('traces.page', {
    query: ALL,
    page: { from, limit: 100, order: 'oldest' },
    columns: ['user.name', 'service_type'],
  });
};

test('files come in, are accounted for, listed, opened, counted and written out again', async () => {
  const { data, place } = await opened();
  const good = Array.from({ length: 20 }, (_, number) => ctsRecord(number, 'obs'));
  writeFileSync(join(place, 'one.ndjson'), lines([...good, { trace_id: 'x', trace_name: 'noTime' }, 7]));
  const task = await start(data, [join(place, 'one.ndjson'), join(place, 'nothing.json')]);
  expect(task).toMatchObject({ kind: 'import', state: 'done', failure: null });
  expect(task.outcome).toMatchObject({ totals: { read: 22, added: 20, refused: 2, files: 2, failed: 1 } });
  await data.event('traces.changed');

  const [run] = await data.get('imports.list', {});
  expect(run).toMatchObject({ isComplete: true, totals: { read: 22 }, paths: expect.any(Array) as unknown });
  const { items, total } = await filesOf(data, run?.id ?? 0);
  expect(total).toBe(2);
  expect(items.map(({ error }) => error?.code ?? null).toSorted()).toEqual(['file-missing', null].toSorted());
  const refusals = await data.get('imports.refusals', {
    ...{ run: run?.id ?? 0, file: null, search: '', offset: 0, limit: 10 },
  });
  expect(refusals.items.map(({ refusal }) => [refusal.position.index, refusal.code])).toEqual([
    [20, 'time-missing'],
    [21, 'not-an-object'],
  ]);

  const { rows, total: found } = await page(data);
  expect(found).toBe(20);
  expect(rows.map(({ trace_id }) => trace_id)).toEqual(good.map((_, number) => traceIdOf(number)));
  const [first] = rows;
  const { row } = first ?? { row: -1 };
  expect(await data.get('traces.open', { row })).toMatchObject({ place: { index: 0, byteOffset: 0 } });
  expect(await data.get('traces.original', { row })).toEqual({ text: JSON.stringify(good[0]) });
  const request = {
    from: first?.time ?? 0,
    to: (first?.time ?? 0) + 20_000,
    most: 2,
    zone: 'UTC',
    by: 'trace_rating',
    seriesLimit: 5,
  } as const;
  const { series } = await data.get('traces.histogram', { query: ALL, request });
  expect(series).toEqual([
    { value: 'normal', counts: [9, 10] },
    { value: 'warning', counts: [1, 0] },
  ]);
  const { fields } = await data.get('traces.fields', { query: ALL, limit: 3 });
  expect(fields.find(({ field }) => field === 'service_type')).toMatchObject({ filled: 20, distinct: 4 });
  expect(await data.get('coverage.summary', {})).toMatchObject({
    ...{ traces: 20, sources: 1, refused: 2, latenessMs: 400 },
    lines: [{ provider: 'huawei', project_id: PROJECT, tracker_name: 'system', traces: 20 }],
  });
  expect(await data.get('workspace.summary', {})).toMatchObject({ dataAt: expect.any(Number) as unknown });

  const csv = join(place, 'out.csv');
  const written = await ended(
    data,
    await data.get('traces.export', {
      ...{ path: csv, format: 'csv', content: 'fields', query: ALL, rows: null },
      ...{ columns: ['trace_id', 'time'], replace: false },
    }),
  );
  expect(written).toMatchObject({ state: 'done', outcome: { rows: 20, cutCells: 0 } });
  expect(readFileSync(csv, 'utf8').split('\r\n')[1]).toBe(`${traceIdOf(0)},2026-03-02T00:00:00.000Z`);
  expect(
    await data.codeOf('traces.export', {
      ...{ path: csv, format: 'json', content: 'original', query: ALL, rows: [0] },
      ...{ columns: null, replace: false },
    }),
  ).toBe('export-exists');

  const list = join(place, 'refused.csv');
  const asked = { run: run?.id ?? 0, path: list, format: 'csv' as const };
  expect(await data.get('imports.exportRefusals', { ...asked, replace: false })).toEqual({ rows: 2 });
  expect(await data.codeOf('imports.exportRefusals', { ...asked, replace: false })).toBe('export-exists');
  expect(readFileSync(list, 'utf8')).toContain('time-missing');
  expect(await data.close()).toBe(0);
});

test('a sheet is read again by the columns that were set, and they are remembered', async () => {
  const { data, place } = await opened();
  const sheet = join(place, 'sheet.csv');
  writeFileSync(sheet, CSV);
  await start(data, [sheet]);
  const [run] = await data.get('imports.list', {});
  const [file] = (await filesOf(data, run?.id ?? 0)).items;
  expect(file?.sheets[0]?.mapping).toMatchObject({ 'Operated By': 'user.name', Who: null });
  const mapping = { ...file?.sheets[0]?.mapping, 'Operated By': null, Who: 'user.name' } as const;
  const task = await ended(
    data,
    await data.get('imports.mapColumns', { file: file?.id ?? 0, mapping, zone: null }),
  );
  expect(task).toMatchObject({ state: 'done', outcome: { totals: { read: 1, added: 1 } } });
  expect((await page(data)).rows.map(({ values }) => values[0])).toEqual(['x']);

  writeFileSync(join(place, 'next.csv'), CSV.replace('vpc-1', 'vpc-2'));
  await start(data, [join(place, 'next.csv')]);
  expect((await page(data)).rows.map(({ values }) => values[0])).toEqual(['x', 'x']);
  expect(await data.codeOf('imports.mapColumns', { file: 99, mapping: {}, zone: null })).toBe(
    'import-file-unknown',
  );
});

test('what a browser sent is named as it was there, and gone when it has been read', async () => {
  const { data, folder, place } = await opened();
  const batch = join(folder, 'uploads', 'batch-1');
  mkdirSync(join(batch, 'inner'), { recursive: true });
  writeFileSync(join(batch, 'inner', 'traces.ndjson'), lines([ctsRecord(1, 'api')]));
  await start(data, [batch], true);
  const [run] = await data.get('imports.list', {});
  expect((await filesOf(data, run?.id ?? 0)).items).toMatchObject([
    { path: join('inner', 'traces.ndjson'), added: 1 },
  ]);
  expect(contentOf(join(folder, 'uploads'))).toEqual({});
  for (const wrong of [place, join(folder, 'uploads'), join(folder, 'uploads', '..'), join(batch, 'inner')])
    expect(await data.codeOf('imports.start', { paths: [wrong], rating: 'severity', uploaded: true })).toBe(
      'input-invalid',
    );
  expect(contentOf(place)).not.toEqual({});
});

test('a sheet that a browser sent can be read again by other columns', async () => {
  const { data, folder } = await opened();
  const batch = join(folder, 'uploads', 'batch-1');
  mkdirSync(batch, { recursive: true });
  writeFileSync(join(batch, 'sheet.csv'), CSV);
  await start(data, [batch], true);
  for (const name of ['x', 'lena']) {
    const [run] = await data.get('imports.list', {});
    const [file] = (await filesOf(data, run?.id ?? 0)).items;
    expect(file).toMatchObject({ path: 'sheet.csv' });
    const [operator, who] = name === 'x' ? ([null, 'user.name'] as const) : (['user.name', null] as const);
    const mapping = { ...file?.sheets[0]?.mapping, 'Operated By': operator, Who: who };
    await ended(data, await data.get('imports.mapColumns', { file: file?.id ?? 0, mapping, zone: null }));
    expect((await page(data)).rows.map(({ values }) => values[0])).toEqual([name]);
  }
});

test('text is looked for in originals, and what is found comes as it is found', async () => {
  const { data, place } = await opened();
  writeFileSync(
    join(place, 'a.ndjson'),
    lines(Array.from({ length: 30 }, (_, number) => ctsRecord(number, 'api'))),
  );
  await start(data, [join(place, 'a.ndjson')]);
  const search = { kind: 'text', text: 'SRV-2', matchCase: false } as const;
  await data.get('traces.search', { id: 'one', query: ALL, search, limit: 100 });
  await data.event('search.progressed', ({ id, isOver }) => id === 'one' && isOver);
  const steps = data.said.flatMap((message) =>
    message.type === 'event' && message.name === 'search.progressed'
      ? [message.payload as SearchProgress]
      : [],
  );
  expect(steps.flatMap(({ rows }) => rows)).toEqual([29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 2]);
  expect(steps.at(-1)).toMatchObject({ scanned: 30, total: 30, failure: null });
  const broken = { kind: 'regex', text: '(', matchCase: false } as const;
  const found = { kind: 'found', search: 'one' } as const;
  const others = { kind: 'not', of: found } as const;
  const [inFound, inOthers, inNone] = await Promise.all(
    [found, others, { kind: 'found', search: 'nobody' } as const].map((query) =>
      data.get('traces.page', {
        query,
        page: { from: { start: true }, limit: 100, order: 'oldest' },
        columns: [],
      }),
    ),
  );
  const hits = new Set(inFound?.rows.map(({ row }) => row));
  expect(hits.size).toBeGreaterThan(0);
  expect(inOthers?.rows.some(({ row }) => hits.has(row))).toBe(false);
  expect((inFound?.total ?? 0) + (inOthers?.total ?? 0)).toBe((await page(data)).total);
  expect(inNone?.total).toBe(0);
  const asked = async (id: string, leaf: BodyLeaf): Promise<number> => {
    await data.get('traces.search', { id, query: ALL, search: { kind: 'leaf', leaf }, limit: 100 });
    await data.event('search.progressed', (step) => step.id === id && step.isOver);
    const query = { kind: 'found', search: id } as const;
    const first = { from: { start: true }, limit: 100, order: 'oldest' } as const;
    return (await data.get('traces.page', { query, page: first, columns: [] })).total;
  };
  const name = { kind: 'member', field: 'request', path: ['server', 'name'] } as const;
  expect(await asked('a', { ...name, test: { kind: 'in', values: ['srv-2'], fold: false } })).toBe(1);
  expect(await asked('b', { ...name, test: { kind: 'in', values: ['SRV-2'], fold: false } })).toBe(0);
  expect(await asked('c', { ...name, test: { kind: 'contains', text: 'SRV-', fold: true } })).toBe(
    (await page(data)).total,
  );
  expect(await asked('d', { ...name, test: { kind: 'regex', pattern: '^srv-[12]$', fold: false } })).toBe(2);
  expect(await asked('e', { ...name, path: ['nothing'], test: { kind: 'empty' } })).toBe(
    (await page(data)).total,
  );
  const byId = { kind: 'member', field: 'trace_id', path: [] } as const;
  expect(await asked('f', { ...byId, test: { kind: 'in', values: [traceIdOf(2)], fold: false } })).toBe(1);
  expect(await data.codeOf('traces.search', { id: 'two', query: ALL, search: broken, limit: 1 })).toBe(
    'search-pattern',
  );
  expect(await data.close()).toBe(0);
});

test('a workspace keeps traces as long as it was told, and remembers that', async () => {
  const { data, place, path } = await opened();
  const time = Date.now() - 60_000;
  writeFileSync(
    join(place, 'a.ndjson'),
    lines([ctsRecord(1, 'obs'), ctsRecord(2, 'obs', { with: { time, record_time: time } })]),
  );
  await start(data, [join(place, 'a.ndjson')]);
  expect(await data.get('workspace.settings', {})).toEqual({ retentionDays: null, filledNames: {} });
  expect(await data.get('workspace.changeSettings', { retentionDays: 7 })).toMatchObject({
    retentionDays: 7,
  });
  const filledNames = { 'key-deleted': 'Key:DeleteKey:Success' };
  await data.get('workspace.changeSettings', { filledNames });
  expect((await page(data)).rows.map(({ trace_id }) => trace_id)).toEqual([traceIdOf(2)]);
  await data.get('workspace.close', {});
  await data.get('workspace.open', { path });
  expect(await data.get('workspace.settings', {})).toEqual({ retentionDays: 7, filledNames });
  expect((await page(data)).total).toBe(1);
});

test('without a workspace nothing is read, and nothing is listed', async () => {
  const data = startData({ folder: tempFolder() });
  for (const call of ['imports.list', 'coverage.summary', 'workspace.settings'] as const)
    expect(await data.codeOf(call, {})).toBe('workspace-none-open');
  expect(await data.codeOf('imports.start', { paths: ['/a'], rating: 'severity', uploaded: false })).toBe(
    'workspace-none-open',
  );
});

/** Of Key Protect, with a name that a table program would run. */
const EVENT = {
  ...{ action: 'kms.secrets.delete', eventTime: '2025-02-11T08:15:30.45+0000', outcome: 'success' },
  ...{ severity: 'critical', message: '=Key Protect', correlationId: 'c0ffee00-0000-4000-8000-000000000001' },
  ...{ initiator: { id: 'IBMid-1', name: 'kim' }, target: { id: 'crn:v1:a:b:c', name: 'key' } },
};

test('what is handed on as a table is handed on again as what it was, in whatever form', async () => {
  const { data, place } = await opened();
  const event = join(place, 'event.json');
  writeFileSync(event, lines([EVENT, ctsRecord(1, 'obs')]));
  await start(data, [event]);
  const written = async (name: string, format: 'csv' | 'xlsx' | 'ndjson'): Promise<string> => {
    const path = join(place, name);
    const form = {
      path,
      format,
      content: 'original',
      query: ALL,
      rows: null,
      columns: null,
      replace: false,
    } as const;
    expect((await ended(data, await data.get('traces.export', form))).state).toBe('done');
    return path;
  };
  let at = await written('first.csv', 'csv');
  for (const format of ['ndjson', 'xlsx', 'csv', 'ndjson'] as const) {
    const path = join(place, `from-${basename(at)}.tracebell`);
    await data.get('workspace.create', { path });
    expect((await start(data, [at])).outcome).toMatchObject({ totals: { read: 2, added: 2 } });
    // The record itself is none any more, and the same trace all the same.
    expect((await start(data, [event])).outcome).toMatchObject({ totals: { added: 0, duplicates: 2 } });
    expect((await data.get('traces.open', { row: 0 })).trace).toMatchObject({
      ...{ provider: 'ibm', format: 'ibm-g3', severity: 'critical', message: '=Key Protect' },
    });
    at = await written(`${basename(at)}.${format}`, format);
  }
});
