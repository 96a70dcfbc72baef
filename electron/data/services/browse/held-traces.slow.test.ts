import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileQuery, Query } from '../../../../shared/query/query.ts';
import { page } from '../../../core/browse/page.ts';
import { Bitset } from '../../../core/columns/bitset.ts';
import { Selection } from '../../../core/browse/selection.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { ingestInto, newWorkspace } from '../ingest/testing/ingesting.ts';
import { ctsRecord, FIRST_TIME, lines, traceIdOf } from '../ingest/testing/trace-records.ts';
import { HeldTraces } from './held-traces.ts';
import { openTrace, originalOf } from './open-trace.ts';
import { importRuns } from '../../cache/import-runs.ts';
import { facetOfFiles } from './facet-of-files.ts';
import { rowsOfFiles } from './rows-of-files.ts';
import { traceRows } from './trace-rows.ts';

const ALL: Query = { kind: 'all' };

async function reading(...files: unknown[][]) {
  const { db } = newWorkspace();
  const folder = tempFolder();
  for (const [number, records] of files.entries())
    writeFileSync(join(folder, `${number}.ndjson`), lines(records));
  await ingestInto(db, folder);
  return { db, folder };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
const records = (from: number, to: number) => numbers(from, to).map((number) => ctsRecord(number, 'obs'));

function listed(traces: HeldTraces, order: 'newest' | 'oldest' = 'oldest') {
  const selection = Selection.of(traces.columns, ALL);
  const { rows } = page(selection, { from: { start: true }, limit: 1000, order });
  return traceRows(traces, rows, ['user.name', 'code']);
}

describe('held traces', () => {
  it('come in order of time, with the values of their columns', async () => {
    const { db } = await reading(records(5, 9), records(0, 5));
    const rows = listed(new HeldTraces(db));
    expect(rows.map(({ trace_id }) => trace_id)).toEqual(numbers(0, 9).map(traceIdOf));
    expect(rows[1]).toMatchObject({ values: ['user1', '202'], record_time: FIRST_TIME + 1400 });
  });

  it('take in what was written since, and give up what was superseded', async () => {
    const poor = ctsRecord(0, 'obs', { without: ['source_ip'] });
    const { db, folder } = await reading([poor, ...records(1, 4)]);
    const traces = new HeldTraces(db);
    expect(listed(traces)).toHaveLength(4);
    writeFileSync(join(folder, 'more.ndjson'), lines([ctsRecord(0, 'obs'), ...records(4, 6)]));
    await ingestInto(db, folder);
    traces.refresh();
    const ids = listed(traces).map(({ trace_id }) => trace_id);
    expect(ids).toEqual(numbers(0, 6).map(traceIdOf));
    expect(listed(new HeldTraces(db))).toEqual(listed(traces));
  });

  it('of one time come in the order of their ids as texts, UUIDs or not', async () => {
    const ids = ['b', 'a', 'Z', '10', '9', traceIdOf(1), traceIdOf(2), 'trace-2', 'trace-10', '资源'];
    const made = ids.map((id) => ctsRecord(1, 'obs', { with: { trace_id: id } }));
    const { db, folder } = await reading(made.slice(0, 4));
    const traces = new HeldTraces(db);
    expect(listed(traces).map(({ trace_id }) => trace_id)).toEqual(ids.slice(0, 4).toSorted());
    writeFileSync(join(folder, 'more.ndjson'), lines(made.slice(4)));
    await ingestInto(db, folder);
    traces.refresh();
    expect(listed(traces).map(({ trace_id }) => trace_id)).toEqual(ids.toSorted());
    expect(listed(new HeldTraces(db))).toEqual(listed(traces));
  });

  it('of one time bear their own ids, also those that came in later', async () => {
    const made = numbers(1, 9).map((number) =>
      ctsRecord(1, 'obs', { with: { trace_id: traceIdOf(number) } }),
    );
    const { db, folder } = await reading(made.slice(4), records(20, 22));
    const traces = new HeldTraces(db);
    expect(listed(traces)).toHaveLength(6);
    writeFileSync(join(folder, 'more.ndjson'), lines([...made.slice(0, 4), ctsRecord(30, 'obs')]));
    await ingestInto(db, folder);
    traces.refresh();
    const wanted = [...numbers(1, 9).map(traceIdOf).toSorted(), ...[20, 21, 30].map(traceIdOf)];
    expect(listed(traces).map(({ trace_id }) => trace_id)).toEqual(wanted);
  });

  it('of one time and one id, which contradict each other, come in an order that hangs on what they say', async () => {
    const one = ctsRecord(1, 'obs');
    const other = ctsRecord(1, 'obs', { with: { source_ip: '203.0.113.9' } });
    const first = await reading([one], [other]);
    const second = await reading([other], [one]);
    const ips = ({ db }: typeof first) => {
      const traces = new HeldTraces(db);
      return listed(traces).map(({ row }) => traces.trace(row)?.source_ip);
    };
    expect(ips(first)).toEqual(ips(second));
    expect(ips(first)).toHaveLength(2);
  });

  it('are opened with their original, their place and what contradicts them', async () => {
    const other = ctsRecord(2, 'obs', { with: { source_ip: '203.0.113.9' } });
    const { db, folder } = await reading(records(0, 4), [other]);
    const traces = new HeldTraces(db);
    const [, , row] = listed(traces);
    const opened = openTrace(db, traces, row?.row ?? -1);
    expect(JSON.parse(originalOf(traces, row?.row ?? -1).text)).toMatchObject({ trace_id: traceIdOf(2) });
    expect(opened.trace.request).toEqual({ server: { name: 'srv-2', count: 2 } });
    expect(opened.conflicts).toHaveLength(1);
    expect(opened.place.path.startsWith(folder)).toBe(true);
    expect(opened.place.sha256).toMatch(/^[0-9a-f]{64}$/);
    for (const ask of [() => openTrace(db, traces, 99), () => originalOf(traces, 99)])
      expect(ask).toThrow(expect.objectContaining({ code: 'trace-unknown' }));
  });

  it('are found by the file they were read from', async () => {
    const { db, folder } = await reading(records(0, 4), records(4, 9));
    const { files, columns } = new HeldTraces(db);
    const found = (test: FileQuery['test'], by: FileQuery['by'] = 'path') =>
      rowsOfFiles(files, { kind: 'file', by, test }, columns.rows).count();
    expect(found({ kind: 'in', values: [join(folder, '1.ndjson')], fold: false })).toBe(5);
    expect(found({ kind: 'contains', text: '0.NDJSON', fold: true })).toBe(4);
    expect(found({ kind: 'starts-with', text: folder, fold: false })).toBe(9);
    expect(found({ kind: 'empty' })).toBe(0);
    const [newest, ...older] = importRuns(db);
    expect(older).toEqual([]);
    const run = String(newest?.id);
    expect(found({ kind: 'in', values: [run], fold: false }, 'import')).toBe(9);
    expect(found({ kind: 'in', values: [`${run}0`], fold: false }, 'import')).toBe(0);
  });

  it('are counted by file and by import, those of a selection alone', async () => {
    // Files that begin and end within the words of a set, and far from them.
    const { db, folder } = await reading(records(0, 41), records(41, 44), records(44, 180));
    const { files, columns } = new HeldTraces(db);
    const all = Selection.of(columns, ALL).rows;
    const paths = numbers(0, 3).map((number) => join(folder, `${number}.ndjson`));
    expect(facetOfFiles(files, all, 'path', 2, null)).toEqual({
      field: 'path',
      top: [
        { value: paths[2], count: 136 },
        { value: paths[0], count: 41 },
      ],
      distinct: 3,
      absent: 0,
      total: 180,
    });
    const some = Bitset.of(columns.rows, [all.next(0), all.next(100), all.next(179)]);
    expect(facetOfFiles(files, some, 'path', 9, null).total).toBe(3);
    const { top } = facetOfFiles(files, all, 'path', 9, { kind: 'contains', text: '1.ND', fold: true });
    expect(top).toEqual([{ value: paths[1], count: 3 }]);
    expect(facetOfFiles(files, all, 'import', 9, null).top).toEqual([
      { value: String(importRuns(db)[0]?.id), count: 180 },
    ]);
  });

  it('are counted by the files that came in later as well', async () => {
    const { db, folder } = await reading(records(0, 4));
    const traces = new HeldTraces(db);
    const counted = () => {
      const { rows } = Selection.of(traces.columns, ALL);
      return facetOfFiles(traces.files, rows, 'path', 9, null).top.map(({ count }) => count);
    };
    expect(counted()).toEqual([4]);
    writeFileSync(join(folder, 'more.ndjson'), lines(records(4, 6)));
    await ingestInto(db, folder);
    traces.refresh();
    expect(counted()).toEqual([4, 2]);
  });

  it('may be none', () => {
    const { db } = newWorkspace();
    expect(listed(new HeldTraces(db))).toEqual([]);
  });
});
