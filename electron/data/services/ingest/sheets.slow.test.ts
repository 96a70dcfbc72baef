import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { columnChoices, zoneChoices } from '../../cache/column-choices.ts';
import type { Writer } from '../../cache/handle.ts';
import { workbookOf } from '../../sources/files/testing/packing.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { HeldTraces } from '../browse/held-traces.ts';
import { openTrace } from '../browse/open-trace.ts';
import type { IngestOutcome } from './ingest.ts';
import { mapColumns } from './map-columns.ts';
import { contextWith, countsOf, filesOf, ingestInto, newWorkspace } from './testing/ingesting.ts';
import { keptRows } from './testing/workspace-content.ts';

const HEADINGS = 'Trace Name,Trace Source,Resource Type,Trace Status,Operator,Operation Time,Whence';
const rowOf = (name: string, minute: number): string =>
  `${name},ECS,cloudservers,Normal,ana,2026/03/02 10:${minute} GMT+08:00,192.0.2.${minute}`;
const CREATED = rowOf('createServer', 11);
const DELETED = rowOf('deleteServer', 12);
const LISTED = rowOf('listServers', 13);
const sheet = (...rows: string[]): string => [HEADINGS, ...rows].join('\n');
const CORRECTED = { Whence: 'source_ip' } as const;

function correct(db: Writer, file: number | undefined): Promise<IngestOutcome> {
  const input = {
    workspace: db.name,
    file: file ?? 0,
    mapping: CORRECTED,
    zone: null,
    by: 'lena',
    toolVersion: '1.2.3',
    namedFrom: null,
  };
  return mapColumns(db, input, contextWith());
}

/** What is kept: the name of each trace, and where it came from as the corrected column says. */
const kept = (db: Writer): string[] =>
  keptRows(db).map(({ columns }) => `${columns.trace_name} ${columns.source_ip}`);

test('columns are guessed, and what is not guessed is told', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'a.csv'), sheet(CREATED));
  const { db } = newWorkspace();
  const [file] = filesOf(db, await ingestInto(db, folder));
  expect(file).toMatchObject({ format: 'cts-sheet', added: 1, error: null });
  expect(file?.sheets).toMatchObject([
    {
      headings: HEADINGS.split(','),
      mapping: { 'Trace Name': 'trace_name', Operator: 'user.name', 'Operation Time': 'time', Whence: null },
    },
  ]);
  expect(kept(db)).toEqual(['createServer null']);
});

test('corrected columns are read again, and what was read by the others is gone', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'a.csv'), sheet(CREATED, DELETED));
  const { db } = newWorkspace();
  const [file] = filesOf(db, await ingestInto(db, folder));
  const outcome = await correct(db, file?.id);
  expect(countsOf(db, outcome)).toEqual([[2, 0, 0, 0]]);
  expect(kept(db)).toEqual(['createServer 192.0.2.11', 'deleteServer 192.0.2.12']);
  expect(columnChoices(db)).toEqual(CORRECTED);
  // Known as it is read now.
  expect(countsOf(db, await ingestInto(db, folder))).toEqual([[0, 2, 0, 0]]);
});

test('the choice holds for the next sheet, and for a workbook', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'a.csv'), sheet(CREATED));
  const { db } = newWorkspace();
  const [file] = filesOf(db, await ingestInto(db, folder));
  await correct(db, file?.id);
  writeFileSync(join(folder, 'b.csv'), sheet(DELETED));
  const cells = [HEADINGS, LISTED].map((line) => line.split(','));
  writeFileSync(join(folder, 'c.xlsx'), workbookOf({ Traces: cells }));
  const outcome = await ingestInto(db, folder);
  expect(countsOf(db, outcome)).toEqual([
    [0, 1, 0, 0],
    [1, 0, 0, 0],
    [1, 0, 0, 0],
  ]);
  expect(kept(db)).toEqual(['createServer 192.0.2.11', 'deleteServer 192.0.2.12', 'listServers 192.0.2.13']);
});

test('a sheet that was read by other columns is read again when it comes again', async () => {
  const folder = tempFolder();
  const [one, other] = [join(folder, 'a.csv'), join(folder, 'b.csv')];
  writeFileSync(one, sheet(CREATED));
  writeFileSync(other, sheet(DELETED));
  const { db } = newWorkspace();
  const [file] = filesOf(db, await ingestInto(db, folder));
  await correct(db, file?.id);
  expect(kept(db)).toEqual(['deleteServer null', 'createServer 192.0.2.11']);
  expect(countsOf(db, await ingestInto(db, other))).toEqual([[1, 0, 0, 0]]);
  expect(kept(db)).toEqual(['createServer 192.0.2.11', 'deleteServer 192.0.2.12']);
});

test('what another sheet told too stays for as long as that one does', async () => {
  const folder = tempFolder();
  const [one, other] = [join(folder, 'a.csv'), join(folder, 'b.csv')];
  writeFileSync(one, sheet(CREATED, DELETED));
  writeFileSync(other, sheet(LISTED, DELETED));
  const { db } = newWorkspace();
  const [file] = filesOf(db, await ingestInto(db, folder));
  await correct(db, file?.id);
  expect(kept(db).toSorted()).toEqual([
    'createServer 192.0.2.11',
    'deleteServer 192.0.2.12',
    'deleteServer null',
    'listServers null',
  ]);
  await ingestInto(db, other);
  expect(kept(db).toSorted()).toEqual([
    'createServer 192.0.2.11',
    'deleteServer 192.0.2.12',
    'listServers 192.0.2.13',
  ]);
});

test('the same sheet under two paths is one when its columns are corrected', async () => {
  const folder = tempFolder();
  for (const name of ['a.csv', 'b.csv']) writeFileSync(join(folder, name), sheet(CREATED));
  const { db } = newWorkspace();
  const [first, second] = filesOf(db, await ingestInto(db, folder));
  expect([first?.added, second?.duplicates]).toEqual([1, 1]);
  await correct(db, second?.id);
  expect(kept(db)).toEqual(['createServer 192.0.2.11']);
  expect(countsOf(db, await ingestInto(db, folder))).toEqual([
    [0, 1, 0, 0],
    [0, 1, 0, 0],
  ]);
});

test('a sheet that is not there any more is a failure, and the choice is kept', async () => {
  const folder = tempFolder();
  const path = join(folder, 'a.csv');
  writeFileSync(path, sheet(CREATED));
  const { db } = newWorkspace();
  const [file] = filesOf(db, await ingestInto(db, folder));
  rmSync(path);
  await expect(correct(db, file?.id)).rejects.toMatchObject({
    code: 'traces-file-missing',
    details: { path },
  });
  expect(columnChoices(db)).toEqual(CORRECTED);
  expect(kept(db)).toEqual(['createServer null']);
  await expect(correct(db, 4711)).rejects.toMatchObject({ code: 'import-file-unknown' });
});

test('a sheet cancelled while it is read again is there as it was', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'a.csv'), sheet(CREATED));
  const { db } = newWorkspace();
  const [file] = filesOf(db, await ingestInto(db, folder));
  const context = contextWith({
    checkCancelled() {
      // Only in mid-item: what the other columns gave is out by then.
      if (db.inTransaction) throw new Error('cancelled');
    },
  });
  const input = {
    workspace: db.name,
    file: file?.id ?? 0,
    mapping: CORRECTED,
    zone: null,
    by: 'lena',
    toolVersion: '1.2.3',
    namedFrom: null,
  };
  await expect(mapColumns(db, input, context)).rejects.toThrow('cancelled');
  expect(kept(db)).toEqual(['createServer null']);
});

const ZONELESS = 'Trace Name,Trace Source,Resource Type,Trace Status,Operator,Operation Time';
const zonelessRow = (name: string, time: string): string => `${name},ECS,cloudservers,Normal,ana,${time}`;
const MORNING = zonelessRow('createServer', '2024-10-27 09:00:00');
const AMBIGUOUS = zonelessRow('deleteServer', '2024-10-27 02:30:00');
const NEVER = zonelessRow('stopServer', '2024-03-31 02:30:00');

function say(db: Writer, file: number | undefined, zone: string | null): Promise<IngestOutcome> {
  const made = { workspace: db.name, by: 'lena', toolVersion: '1.2.3', namedFrom: null };
  return mapColumns(db, { ...made, file: file ?? 0, mapping: {}, zone }, contextWith());
}

const times = (db: Writer): string[] => keptRows(db).map(({ time }) => new Date(time).toISOString());

test('times without a zone are refused until their zone is said, which is remembered for the heading', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'a.csv'), [ZONELESS, MORNING, AMBIGUOUS, NEVER].join('\n'));
  const { db } = newWorkspace();
  const [file] = filesOf(db, await ingestInto(db, folder));
  expect([file?.added, file?.refused]).toEqual([0, 3]);
  const outcome = await say(db, file?.id, 'Europe/Berlin');
  expect(countsOf(db, outcome)).toEqual([[1, 0, 0, 2]]);
  expect(times(db)).toEqual(['2024-10-27T08:00:00.000Z']);
  expect(filesOf(db, outcome)[0]).toMatchObject({
    notes: [{ code: 'zone-said', details: { heading: 'Operation Time', zone: 'Europe/Berlin' } }],
  });
  expect(zoneChoices(db)).toEqual({ 'Operation Time': 'Europe/Berlin' });
  // Known as it is read now, and so is the next table.
  expect(countsOf(db, await ingestInto(db, folder))).toEqual([[0, 1, 0, 2]]);
  const next = join(folder, 'b.csv');
  writeFileSync(next, [ZONELESS, zonelessRow('startServer', '2024-07-01 12:00')].join('\n'));
  expect(countsOf(db, await ingestInto(db, next))).toEqual([[1, 0, 0, 0]]);
  expect(times(db).toSorted()).toEqual(['2024-07-01T10:00:00.000Z', '2024-10-27T08:00:00.000Z']);
});

test('a zone that is said otherwise, or taken back, has the same table read anew', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'a.csv'), [ZONELESS, MORNING].join('\n'));
  const { db } = newWorkspace();
  const [file] = filesOf(db, await ingestInto(db, folder));
  await say(db, file?.id, 'Europe/Berlin');
  const [again] = filesOf(db, await say(db, file?.id, '+08:00'));
  expect(again?.added).toBe(1);
  expect(times(db)).toEqual(['2024-10-27T01:00:00.000Z']);
  expect(countsOf(db, await say(db, again?.id, null))).toEqual([[0, 0, 0, 1]]);
  expect(times(db)).toEqual([]);
  expect(zoneChoices(db)).toEqual({});
});

test('a zone that is given with an import is remembered, also for a workbook and for rows read back', async () => {
  const folder = tempFolder();
  const cells = [ZONELESS, MORNING].map((line) => line.split(','));
  writeFileSync(join(folder, 'c.xlsx'), workbookOf({ Traces: cells }));
  const { db } = newWorkspace();
  expect(countsOf(db, await ingestInto(db, folder, { zone: 'Asia/Shanghai' }))).toEqual([[1, 0, 0, 0]]);
  expect(times(db)).toEqual(['2024-10-27T01:00:00.000Z']);
  expect(zoneChoices(db)).toEqual({ 'Operation Time': 'Asia/Shanghai' });
  const held = new HeldTraces(db);
  expect(openTrace(db, held, 0).trace.time).toBe(Date.parse('2024-10-27T01:00:00.000Z'));
  expect(countsOf(db, await ingestInto(db, folder))).toEqual([[0, 1, 0, 0]]);
});
