import { readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import { replay } from '../../../core/engine/replay.ts';
import { told } from '../../../core/engine/testing/agreement.ts';
import { THREAD_ENTRY } from '../../testing/service-here.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { NOW_AT } from '../ingest/testing/ingesting.ts';
import { ctsRecord, lines, traceIdOf } from '../ingest/testing/trace-records.ts';
import { explainRow } from './explain-trace.ts';
import { readFiles, type ReadFiles } from './over-files.ts';
import { ANYTHING, planFor } from './testing/replaying.ts';
import { idsOfRows } from './trace-sets.ts';

const before = process.env['TMPDIR'];
let place = '';

// What is made for the time of a replay is all there is here.
beforeEach(() => {
  place = tempFolder();
  process.env['TMPDIR'] = place;
  expect(tmpdir()).toBe(place);
});

afterEach(() => {
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
});

async function reading(files: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<ReadFiles> {
  const folder = tempFolderElsewhere();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const paths = Object.keys(files).map((name) => join(folder, name));
  return readFiles(
    { paths, rating: 'severity', version: '1.2.3', threadEntry: THREAD_ENTRY, nowAt: NOW_AT },
    { signal: signal ?? new AbortController().signal, progress: () => undefined },
  );
}

function tempFolderElsewhere(): string {
  process.env['TMPDIR'] = before ?? '/tmp';
  const folder = tempFolder();
  process.env['TMPDIR'] = place;
  return folder;
}

/** Closed also where an expectation fails. */
function closing(read: ReadFiles): ReadFiles {
  let closed: Promise<void> | null = null;
  const close = (): Promise<void> => (closed ??= read.close());
  onTestFinished(close);
  return { ...read, close };
}

it('files are read as an import does, and nothing of it stays', async () => {
  const read = closing(
    await reading({
      'a.ndjson': lines([ctsRecord(1, 'obs'), ctsRecord(2, 'obs'), 7]),
      'b.ndjson': lines([
        ctsRecord(2, 'api'),
        ctsRecord(0, 'obs'),
        ctsRecord(1, 'obs', { with: { code: 1 } }),
      ]),
    }),
  );
  expect(read.outcome.totals).toMatchObject({ files: 2, refused: 1, conflicts: 1 });
  expect(readdirSync(place)).toHaveLength(1);
  const { match } = replay(planFor(ANYTHING), read.traces.index);
  expect(idsOfRows(read.traces, match)).toEqual([0, 1, 1, 2].map(traceIdOf));
  await read.close();
  expect(readdirSync(place)).toEqual([]);
});

it('a path that is not there is told, and nothing stays either', async () => {
  const files = { paths: [join(place, 'nowhere.json')], rating: 'severity', version: '1.2.3' } as const;
  const options = { signal: new AbortController().signal, progress: () => undefined };
  const read = closing(await readFiles({ ...files, threadEntry: THREAD_ENTRY, nowAt: NOW_AT }, options));
  expect(read.outcome.totals).toMatchObject({ files: 1, failed: 1, read: 0 });
  expect(read.traces.index.rows).toBe(0);
  await read.close();
  expect(readdirSync(place)).toEqual([]);
});

it('nothing stays of reading that was given up', async () => {
  const stop = new AbortController();
  stop.abort();
  await expect(reading({ 'a.ndjson': lines([ctsRecord(1, 'obs')]) }, stop.signal)).rejects.toThrow();
  expect(readdirSync(place)).toEqual([]);
});

const SHEETS = {
  'with-user.csv': [
    'Trace Name,Trace Source,Resource Type,Resource Name,Operator,Operation Time',
    'createKey,KMS,cmk,vault,lena,2026/03/02 10:11 GMT+08:00',
    'createKey,KMS,cmk,safe,,2026/03/02 10:12 GMT+08:00',
  ].join('\n'),
  'without-user.csv': [
    'Trace Name,Trace Source,Resource Type,Operation Time',
    'createKey,KMS,cmk,2026/03/02 10:13 GMT+08:00',
    'deleteKey,KMS,cmk,2026/03/02 10:14 GMT+08:00',
  ].join('\n'),
  'api.ndjson': lines([
    ctsRecord(1, 'api'),
    ctsRecord(2, 'api', { without: ['user', 'code', 'resource_name'] }),
  ]),
};

it('of sheets, which carry what their columns hold, replay and explanation say the same of each row', async () => {
  const { traces } = closing(await reading(SHEETS));
  const { index } = traces;
  expect(index.rows).toBe(6);
  const operations = [{ service_type: 'kms', resource_type: 'cmk', trace_names: ['createKey'] }];
  const filter = (condition: string, ...rule: string[]) => ({ is_support_filter: true, condition, rule });
  const users = [{ user_group: 'all', user_list: ['lena'] }];
  const drafts = [
    ANYTHING,
    { operation_type: 'customized', operations },
    { operation_type: 'customized', operations, notify_user_list: users },
    { ...ANYTHING, notify_user_list: users },
    ...['code = 404', 'code != 404', 'resource_name = vault', 'resource_name != vault'].flatMap((rule) => [
      { ...ANYTHING, filter: filter('AND', rule, 'trace_rating != warning') },
      { ...ANYTHING, filter: filter('OR', rule, 'resource_name = srv-1') },
    ]),
  ];
  const all = drafts.map((draft) => {
    const plan = planFor(draft);
    const verdicts = told(replay(plan, index), index.rows);
    expect(
      verdicts.map((_, row) => explainRow(traces, plan, row)?.verdict),
      JSON.stringify(draft),
    ).toEqual(verdicts);
    return verdicts;
  });
  expect(new Set(all.flat())).toEqual(new Set(['match', 'no-match', 'unknown']));
});

it('a column that a sheet lacks is not carried; one that it has and leaves empty is absent', async () => {
  const { traces } = closing(await reading(SHEETS));
  const plan = planFor({ ...ANYTHING, filter: { is_support_filter: true, rule: ['resource_name = vault'] } });
  const reasons = Array.from({ length: traces.index.rows }, (_, row) => {
    const trace = traces.held.trace(row);
    const [rule] = explainRow(traces, plan, row)?.clauses.at(-1)?.rules ?? [];
    return [trace?.format, trace?.resource_name, rule?.reason];
  });
  expect(reasons.toSorted()).toEqual(
    [
      ['cts', 'srv-1', 'not-equal'],
      ['cts', null, 'absent'],
      ['cts-sheet', 'safe', 'not-equal'],
      ['cts-sheet', 'vault', 'equal'],
      ['cts-sheet', null, 'not-carried'],
      ['cts-sheet', null, 'not-carried'],
    ].toSorted(),
  );
});

it.each(['a.csv', 'z.csv'])(
  'a trace that a sheet tells too is that of the form that carries more: %s',
  async (name) => {
    const json = { trace_id: 's1', time: 1_700_000_000_000, service_type: 'KMS', resource_type: 'cmk' };
    const sheet =
      'trace_id,time,service_type,resource_type,trace_name\ns1,2023-11-14T22:13:20Z,KMS,cmk,createKey\n';
    const { traces, outcome } = closing(
      await reading({ [name]: sheet, 'b.ndjson': lines([{ ...json, trace_name: 'createKey' }]) }),
    );
    expect(outcome.totals).toMatchObject({ read: 2, added: 1, duplicates: 1, conflicts: 0 });
    const plan = planFor({ ...ANYTHING, filter: { is_support_filter: true, rule: ['code = 200'] } });
    const verdicts = told(replay(plan, traces.index), traces.index.rows);
    expect(verdicts.filter((verdict) => verdict !== 'not looked at')).toEqual(['no-match']);
  },
);
