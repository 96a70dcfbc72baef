import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MarkChange } from '../../../../shared/model/mark.ts';
import { MARKED } from '../../../../shared/query/query.ts';
import { contentDigest } from '../../../core/normalise/identity.ts';
import { selectRows } from '../../../core/browse/select-rows.ts';
import type { Writer } from '../../cache/handle.ts';
import { supersededRows } from '../../cache/versions.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { HeldTraces } from '../browse/held-traces.ts';
import { mapColumns } from '../ingest/map-columns.ts';
import { contextWith, filesOf, ingestInto, newWorkspace, NOW_AT } from '../ingest/testing/ingesting.ts';
import { ctsRecord, lines } from '../ingest/testing/trace-records.ts';
import { changeWorkspaceSettings } from '../retention.ts';
import { MarkBook } from './mark-book.ts';
import { setMarks } from './set-marks.ts';

const HOUR_MS = 3_600_000;
const NOTHING_LEFT = 'tag nothing';

function change(db: Writer, ...changes: MarkChange[]) {
  const held = new HeldTraces(db);
  const identities = new Map(
    changes
      .flatMap(({ rows }) => rows)
      .map((row) => {
        const trace = held.trace(row);
        if (trace === undefined) throw new Error(NOTHING_LEFT);
        return [
          row,
          { provider: trace.provider, traceId: trace.trace_id, digest: contentDigest(trace) },
        ] as const;
      }),
  );
  return setMarks(db, { workspace: db.name, changes, identities, at: NOW_AT });
}

function marksOf(db: Writer): Record<number, string> {
  const held = new HeldTraces(db);
  return Object.fromEntries(
    [...new MarkBook().of(db, held).byRow].map(([row, { isBookmarked, tags, note }]) => [
      row,
      [isBookmarked ? 'bookmarked' : '', ...tags, note].filter((part) => part !== '').join(' '),
    ]),
  );
}

async function filled(...records: unknown[]) {
  const { db, path } = newWorkspace();
  const file = join(tempFolder(), 'traces.ndjson');
  writeFileSync(file, lines(records));
  await ingestInto(db, file);
  return { db, path, file };
}

const read = async (db: Writer, ...records: unknown[]): Promise<void> => {
  const file = join(tempFolder(), 'more.ndjson');
  writeFileSync(file, lines(records));
  await ingestInto(db, file);
};

describe('marks', () => {
  it('are put on several rows at once, and tell how it was and how it is', async () => {
    const { db } = await filled(ctsRecord(0, 'obs'), ctsRecord(1, 'obs'), ctsRecord(2, 'obs'));
    change(db, { rows: [0], addTags: ['Eip'] });
    const { before, after } = change(db, { rows: [0, 1], isBookmarked: true, addTags: ['eip', 'open'] });
    expect(before.map(({ mark }) => mark?.tags ?? null)).toEqual([['Eip'], null]);
    // One spelling everywhere: that of the first.
    expect(after.map(({ mark }) => mark?.tags)).toEqual([
      ['Eip', 'open'],
      ['Eip', 'open'],
    ]);
    expect(marksOf(db)).toEqual({ 0: 'bookmarked Eip open', 1: 'bookmarked Eip open' });
    change(db, { rows: [0], isBookmarked: false, removeTags: ['EIP', 'open'] });
    expect(marksOf(db)).toEqual({ 1: 'bookmarked Eip open' });
  });

  it('are changed all or none', async () => {
    const { db } = await filled(ctsRecord(0, 'obs'));
    expect(() => change(db, { rows: [0], note: 'x' }, { rows: [9], note: 'y' })).toThrow(NOTHING_LEFT);
    expect(() =>
      setMarks(db, {
        ...{
          workspace: db.name,
          at: NOW_AT,
          changes: [
            { rows: [0], note: 'x' },
            { rows: [1], note: 'y' },
          ],
        },
        identities: new Map([[0, { provider: 'huawei', traceId: 't', digest: 'd' }]]),
      }),
    ).toThrow('which trace');
    expect(marksOf(db)).toEqual({});
  });

  it('stay with their traces when the files are read again, and more of them', async () => {
    const { db, file } = await filled(ctsRecord(4, 'obs'), ctsRecord(5, 'obs'));
    change(db, { rows: [1], note: 'five' });
    await ingestInto(db, file);
    await read(db, ctsRecord(0, 'obs'), ctsRecord(5, 'obs'));
    expect(marksOf(db)).toEqual({ 1: 'five' });
    expect(new HeldTraces(db).trace(1)?.resource_name).toBe('srv-5');
  });

  it('go to the version that stands, and become one there', async () => {
    const poor = ctsRecord(1, 'obs', { without: ['source_ip', 'resource_name'] });
    const { db } = await filled(poor);
    change(db, { rows: [0], isBookmarked: true, note: 'poor' });
    await read(db, ctsRecord(1, 'obs'));
    expect(supersededRows(db)).toEqual([0]);
    expect(marksOf(db)).toEqual({ 1: 'bookmarked poor' });
    const { before } = change(db, { rows: [1], addTags: ['rich'] });
    expect(before).toMatchObject([{ row: 1, mark: { isBookmarked: true, note: 'poor' } }]);
    expect(marksOf(db)).toEqual({ 1: 'bookmarked rich poor' });
    expect(db.prepare('SELECT row FROM mark').pluck().all()).toEqual([1]);
    change(db, { rows: [1], isBookmarked: false, note: '', removeTags: ['rich'] });
    expect(marksOf(db)).toEqual({});
  });
});

describe('marked traces', () => {
  it('outlive retention, whatever the mark, until it is taken off', async () => {
    const times = Array.from({ length: 48 }, (_, hour) => NOW_AT - hour * HOUR_MS);
    const { db, path } = await filled(
      ...times.map((time, number) => ctsRecord(number, 'obs', { with: { time, record_time: time } })),
    );
    change(
      db,
      { rows: [40], isBookmarked: true },
      { rows: [41], addTags: ['x'] },
      { rows: [45, 46], note: 'n' },
    );
    const settle = () =>
      changeWorkspaceSettings(db, { workspace: path, settings: { retentionDays: 1 } }, NOW_AT).removed;
    const standing = () => [...new HeldTraces(db).columns.standing.rows()].filter((row) => row > 24);
    const held = new HeldTraces(db);
    const marked = selectRows(held.columns, MARKED, (leaf) =>
      leaf.kind === 'marked' ? new MarkBook().of(db, held).rows(leaf, held.columns.rows) : undefined,
    );
    expect([...marked.rows()]).toEqual([40, 41, 45, 46]);
    expect(settle()).toBe(48 - 25 - 4);
    expect(standing()).toEqual([40, 41, 45, 46]);
    expect(new HeldTraces(db).trace(46)?.resource_name).toBe('srv-46');
    expect(settle()).toBe(0);
    change(db, { rows: [45], note: '' });
    expect(settle()).toBe(1);
    expect(standing()).toEqual([40, 41, 46]);
  });

  it('are not taken back with the sheet that told of them', async () => {
    const row = (name: string, minute: number): string =>
      `${name},ECS,cloudservers,Normal,ana,2026/03/02 10:${minute} GMT+08:00,192.0.2.${minute}`;
    const heading = 'Trace Name,Trace Source,Resource Type,Trace Status,Operator,Operation Time,Whence';
    const { db } = newWorkspace();
    const file = join(tempFolder(), 'a.csv');
    writeFileSync(file, [heading, row('createServer', 11), row('deleteServer', 12)].join('\n'));
    const [read] = filesOf(db, await ingestInto(db, file));
    change(db, { rows: [1], note: 'who was that?' });
    await mapColumns(
      db,
      {
        ...{ workspace: db.name, file: read?.id ?? 0, mapping: { Whence: 'source_ip' }, zone: null },
        ...{ by: 'lena', toolVersion: '1', namedFrom: null },
      },
      contextWith(),
    );
    const held = new HeldTraces(db);
    const [row1] = Object.keys(marksOf(db)).map(Number);
    expect(held.columns.standing.has(0)).toBe(false);
    expect(held.trace(row1 ?? -1)).toMatchObject({ trace_name: 'deleteServer' });
    expect(marksOf(db)[row1 ?? -1]).toBe('who was that?');
  });
});
