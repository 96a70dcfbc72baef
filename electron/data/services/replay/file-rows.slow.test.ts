import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ofFile } from '../../../../shared/model/file-test.ts';
import type { Json } from '../../../../shared/model/json.ts';
import { importRuns, filesOfRun } from '../../cache/import-runs.ts';
import { THREAD_ENTRY } from '../../testing/service-here.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { HeldTraces } from '../browse/held-traces.ts';
import { ingestInto, newWorkspace, NOW_AT } from '../ingest/testing/ingesting.ts';
import { ctsRecord, lines } from '../ingest/testing/trace-records.ts';
import { replayed } from './answer.ts';
import { readFiles } from './over-files.ts';
import { ReplayedTraces } from './replayed-traces.ts';
import { planFor } from './testing/replaying.ts';
import { idsOfRows } from './trace-sets.ts';

const DRAFTS: Json[] = [
  { operation_type: 'complete' },
  {
    operation_type: 'customized',
    operations: [{ service_type: 'ECS', resource_type: 'ecs', trace_names: ['createServer'] }],
  },
  {
    operation_type: 'complete',
    filter: { is_support_filter: true, condition: 'AND', rule: ['resource_name != nothing'] },
  },
];
const range = (from: number, to: number, as: 'obs' | 'api' = 'obs'): unknown[] =>
  Array.from({ length: to - from }, (_, at) => ctsRecord(from + at, as));

/** Each shares traces with the ones before it, and one of them twice with itself. */
const FILES: Readonly<Record<string, readonly unknown[]>> = {
  'first.ndjson': range(0, 20),
  'within.ndjson': [...range(5, 9), ...range(5, 9)],
  'across.ndjson': [...range(15, 30), ctsRecord(2, 'obs')],
  'contradicts.ndjson': [ctsRecord(3, 'obs', { with: { code: 'other' } }), ctsRecord(40, 'obs')],
  'again.ndjson': range(0, 20),
  'answers.ndjson': range(10, 25, 'api'),
};

async function workspaceOf(files: Readonly<Record<string, readonly unknown[] | string>>) {
  const { db } = newWorkspace();
  const folder = tempFolder();
  const paths = new Map<string, number>();
  for (const [name, records] of Object.entries(files)) {
    const path = join(folder, name);
    writeFileSync(path, typeof records === 'string' ? records : lines(records));
    await ingestInto(db, path);
  }
  for (const { id } of importRuns(db))
    for (const { path, id: file } of filesOfRun(db, id)) paths.set(path, file);
  return { db, paths, traces: new ReplayedTraces(db, new HeldTraces(db)) };
}

async function alone(path: string): Promise<ReplayedTraces> {
  const files = { paths: [path], rating: 'severity', version: '1.2.3' } as const;
  const options = { signal: new AbortController().signal, progress: () => undefined };
  const read = await readFiles({ ...files, threadEntry: THREAD_ENTRY, nowAt: NOW_AT }, options);
  onTestFinished(read.close);
  return read.traces;
}

it('an imported file among others gives the very answer that a replay over this file alone gives', async () => {
  const { paths, traces } = await workspaceOf(FILES);
  expect(paths.size).toBe(Object.keys(FILES).length);
  let reported = 0;
  for (const [path, file] of paths) {
    const own = await alone(path);
    for (const notification of DRAFTS) {
      const plan = planFor(notification);
      const among = replayed(traces, plan, ofFile(file), []);
      const only = replayed(own, plan, { from: null, to: null }, []);
      reported += only.answer.matched;
      expect(among.answer, path).toEqual(only.answer);
      expect(idsOfRows(traces, among.verdicts.match)).toEqual(idsOfRows(own, only.verdicts.match));
    }
  }
  // Otherwise nothing was shown.
  expect(reported).toBeGreaterThan(100);
});

it('a stretch of time within a file is the part that both leave', async () => {
  const { paths, traces } = await workspaceOf(FILES);
  const [, file] = [...paths].find(([path]) => path.endsWith('across.ndjson')) ?? ['', 0];
  const [path] = [...paths].find(([, id]) => id === file) ?? [''];
  const own = await alone(path);
  const plan = planFor(DRAFTS[0] ?? null);
  const { window } = replayed(own, plan, { from: null, to: null }, []).answer;
  if (window === null) throw new Error('There are traces.');
  const half = { from: window.from, to: Math.floor((window.from + window.to) / 2) };
  const [among, only] = [
    replayed(traces, plan, { ...half, file }, []).answer,
    replayed(own, plan, half, []).answer,
  ];
  expect(among).toEqual(only);
  expect(among.traces).toBeGreaterThan(0);
});

it('of a trace that another source tells more of, that is what is looked at', async () => {
  const bare = ctsRecord(1, 'api', { without: ['user'] });
  const { paths, traces } = await workspaceOf({
    'bare.ndjson': [bare],
    'whole.ndjson': [ctsRecord(1, 'api')],
  });
  const [bareFile] = [...paths.values()];
  const rows = traces.fileRows(bareFile ?? 0).rows;
  expect([...traces.index.rowsIn({ from: -Infinity, to: Infinity, among: rows }).rows()]).toEqual([1]);
});

it('a file that is not there is refused', async () => {
  const { traces } = await workspaceOf({});
  expect(() => traces.fileRows(99)).toThrow(
    expect.objectContaining({ code: 'import-file-unknown' }) as Error,
  );
});
