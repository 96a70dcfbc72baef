import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { coverageRows } from '../../cache/coverage.ts';
import type { Writer } from '../../cache/handle.ts';
import { insertRun, runTotals } from '../../cache/import-runs.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { ingestInto, newWorkspace, NOW_AT } from '../ingest/testing/ingesting.ts';
import { ctsRecord, FIRST_TIME, lines, PROJECT } from '../ingest/testing/trace-records.ts';
import { keptRows } from '../ingest/testing/workspace-content.ts';
import { JOBS } from '../jobs.ts';
import { keepPages } from './keep-pages.ts';

const FACTS = { region: 'cn-north-4', project_id: PROJECT, tracker_name: 'system' };

function page(from: number, count: number): { address: string; body: Uint8Array; facts: typeof FACTS } {
  const traces = Array.from({ length: count }, (_, at) => ctsRecord(from + at, 'api'));
  const body = Buffer.from(JSON.stringify({ traces, meta_data: { count, marker: null } }));
  return { address: `https://cts.example/v3/p/traces?from=${from}`, body, facts: FACTS };
}

const begin = (db: Writer): number =>
  insertRun(db, { startedAt: NOW_AT, by: 'lena', toolVersion: '1', paths: ['x'], rating: 'severity' });

test('answers are kept record by record, with where they came from and what they prove', () => {
  const { db, path } = newWorkspace();
  const run = begin(db);
  const proven = [
    { provider: 'huawei' as const, project_id: PROJECT, tracker_name: 'system', from: 1, to: 2 },
  ];
  const given = { workspace: path, run, at: NOW_AT };
  expect(keepPages(db, { ...given, pages: [page(0, 200), page(200, 50)], proven: [] })).toMatchObject({
    added: 250,
    duplicates: 0,
  });
  expect(keepPages(db, { ...given, pages: [page(100, 200)], proven })).toMatchObject({
    added: 50,
    duplicates: 150,
  });
  const rows = keptRows(db);
  expect(rows).toHaveLength(300);
  expect(rows[7]?.original.toString()).toBe(JSON.stringify(ctsRecord(7, 'api')));
  expect(rows[7]?.columns).toMatchObject({
    project_id: PROJECT,
    tracker_name: 'system',
    region: 'cn-north-4',
  });
  expect(rows[260]?.path).toBe('https://cts.example/v3/p/traces?from=100');
  expect(runTotals(db, run)).toMatchObject({ files: 3, read: 450, added: 300, duplicates: 150 });
  expect(coverageRows(db).filter(({ state }) => state === 'complete')).toMatchObject([{ from: 1, to: 2 }]);
  expect(coverageRows(db).filter(({ state }) => state === 'partial')[0]).toMatchObject({
    from: FIRST_TIME + 400,
  });
});

test('a thread lets go of the bytes it was handed once they are kept, and what is kept stays whole', async () => {
  const { db, path } = newWorkspace();
  const pages = [page(0, 20), page(20, 20)].map(({ body, ...rest }) => ({
    ...rest,
    body: new Uint8Array(body),
  }));
  const input = { workspace: path, run: begin(db), at: NOW_AT, proven: [], pages };
  const alone = { progress: () => undefined, checkCancelled: () => undefined, letIn: () => undefined };
  expect(await JOBS.keepPages(db, input, alone)).toMatchObject({ added: 40 });
  expect(pages.map(({ body }) => body.byteLength)).toEqual([0, 0]);
  expect(keptRows(db).map(({ original }) => original.toString())).toEqual(
    Array.from({ length: 40 }, (_, at) => JSON.stringify(ctsRecord(at, 'api'))),
  );
});

test('what somebody else wrote in between is known', async () => {
  const { db, path } = newWorkspace();
  const run = begin(db);
  const given = { workspace: path, run, at: NOW_AT, proven: [] };
  keepPages(db, { ...given, pages: [page(0, 10)] });
  const file = join(tempFolder(), 'more.ndjson');
  writeFileSync(file, lines(Array.from({ length: 10 }, (_, at) => ctsRecord(10 + at, 'obs'))));
  await ingestInto(db, file);
  expect(keepPages(db, { ...given, pages: [page(5, 20)] })).toMatchObject({ added: 5, duplicates: 15 });
  expect(new Set(keptRows(db).map(({ id }) => id)).size).toBe(25);
});

test('a record that is none is refused with its place, and the others are kept', () => {
  const { db, path } = newWorkspace();
  const run = begin(db);
  const { body, ...rest } = page(0, 3);
  const broken = Buffer.from(
    Buffer.from(body)
      .toString()
      .replace(/"time":\d+/, '"time":"soon"'),
  );
  const outcome = keepPages(db, {
    workspace: path,
    run,
    at: NOW_AT,
    proven: [],
    pages: [{ ...rest, body: broken }],
  });
  expect(outcome).toMatchObject({ added: 2, refused: 1 });
});

test('what was on the page before is passed over, and the others keep their places', () => {
  const { db, path } = newWorkspace();
  const run = begin(db);
  const given = { workspace: path, run, at: NOW_AT, proven: [] };
  const body = page(0, 5).body;
  const list = { from: 10, to: Buffer.from(body).lastIndexOf(']') + 1 };
  expect(keepPages(db, { ...given, pages: [{ ...page(0, 5), list, repeats: 2 }] })).toMatchObject({
    ...{ added: 3, duplicates: 0, refused: 0 },
  });
  expect(keptRows(db).map(({ original }) => original.toString())).toEqual(
    [2, 3, 4].map((number) => JSON.stringify(ctsRecord(number, 'api'))),
  );
});

test('a disk that is full keeps what was kept before and proves nothing of the rest, which is kept once there is room', () => {
  const { db, path } = newWorkspace();
  const run = begin(db);
  const proven = [
    { provider: 'huawei' as const, project_id: PROJECT, tracker_name: 'system', from: 1, to: 2 },
  ];
  const given = { workspace: path, run, at: NOW_AT };
  keepPages(db, { ...given, pages: [page(0, 200)], proven: [] });
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 1}`);
  const more = { ...given, pages: [page(200, 2000)], proven };
  expect(() => keepPages(db, more)).toThrow(expect.objectContaining({ code: 'disk-full' }));
  expect(keptRows(db)).toHaveLength(200);
  expect(coverageRows(db).filter(({ state }) => state === 'complete')).toEqual([]);
  db.pragma('max_page_count = 1000000');
  expect(keepPages(db, more)).toMatchObject({ added: 2000, duplicates: 0 });
  expect(coverageRows(db).filter(({ state }) => state === 'complete')).toMatchObject([{ from: 1, to: 2 }]);
});
