import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../../shared/model/json.ts';
import { heldCounts } from '../../cache/held.ts';
import { conflictPairs, sightingsOf, supersededRows } from '../../cache/versions.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { countsOf, filesOf, ingestInto, newWorkspace } from './testing/ingesting.ts';
import { awsEvent, CMS_ASKED_FOR, CMS_PUSHED, IBM_EVENT, IBM_LINE } from './testing/other-providers.ts';
import { ctsRecord, lines, traceIdOf, type Told } from './testing/trace-records.ts';
import { keptRows } from './testing/workspace-content.ts';

const obs = (told?: Told): JsonObject => ctsRecord(1, 'obs', told);
const api = (told?: Told): JsonObject => ctsRecord(1, 'api', told);
const event = (told?: Told): JsonObject => ctsRecord(1, 'function', told);

const OTHER: Told = { with: { resource_name: 'another' } };
const THIRD: Told = { with: { resource_name: 'a third' } };
const POORER: Told = { without: ['source_ip'] };
const RICHER: Told = { with: { endpoint: 'ecs.example' } };
/** Has what the plain one lacks, and lacks what it has. */
const MIXED: Told = { ...POORER, ...RICHER };
const ID = traceIdOf(1);

interface Case {
  name: string;
  records: readonly JsonObject[];
  /** What comes of each record, in order. */
  come: readonly ('added' | 'duplicate' | 'conflict' | 'refused')[];
  /** Rows that do not stand. */
  superseded?: readonly number[];
  /** The later row, and the one that it contradicts. */
  conflicts?: readonly (readonly [number, number])[];
  /** The rows seen again by records that were not kept. */
  seen?: readonly number[];
}

const CASES: readonly Case[] = [
  { name: 'the same record twice', records: [obs(), obs()], come: ['added', 'duplicate'], seen: [0] },
  {
    name: 'one trace from a bucket, from the service and handed to a function',
    records: [obs(), api(), event()],
    come: ['added', 'duplicate', 'duplicate'],
    seen: [0, 0],
  },
  {
    name: 'another tracker, another project and an unknown member are no other content',
    records: [obs(), obs({ with: { tracker_name: 'mine', project_id: 'p2', colour: 'blue' } })],
    come: ['added', 'duplicate'],
    seen: [0],
  },
  {
    name: 'other content',
    records: [obs(), obs(OTHER)],
    come: ['added', 'conflict'],
    conflicts: [[1, 0]],
  },
  {
    name: 'other content in another shape',
    records: [api(), event(OTHER)],
    come: ['added', 'conflict'],
    conflicts: [[1, 0]],
  },
  {
    name: 'three contents',
    records: [obs(), obs(OTHER), obs(THIRD)],
    come: ['added', 'conflict', 'conflict'],
    conflicts: [
      [1, 0],
      [2, 0],
    ],
  },
  {
    name: 'either side of a conflict again',
    records: [obs(), obs(OTHER), api(OTHER), api()],
    come: ['added', 'conflict', 'duplicate', 'duplicate'],
    conflicts: [[1, 0]],
    seen: [1, 0],
  },
  {
    name: 'less than what is there',
    records: [obs(), obs(POORER)],
    come: ['added', 'duplicate'],
    superseded: [1],
  },
  {
    name: 'more than what is there',
    records: [obs(), obs(RICHER)],
    come: ['added', 'duplicate'],
    superseded: [0],
  },
  {
    name: 'more here and less there',
    records: [obs(), obs(MIXED)],
    come: ['added', 'duplicate'],
    superseded: [1],
  },
  {
    name: 'a version that does not stand any more',
    records: [obs(POORER), obs(), obs(RICHER), api(), api(POORER)],
    come: ['added', 'duplicate', 'duplicate', 'duplicate', 'duplicate'],
    superseded: [0, 1],
    seen: [1, 0],
  },
  {
    name: 'more than the later side of a conflict',
    records: [obs(), obs(OTHER), obs({ with: { ...OTHER.with, ...RICHER.with } })],
    come: ['added', 'conflict', 'duplicate'],
    superseded: [1],
    conflicts: [[2, 0]],
  },
  {
    name: 'more than the earlier side of a conflict',
    records: [obs(), obs(OTHER), obs(RICHER)],
    come: ['added', 'conflict', 'duplicate'],
    superseded: [0],
    conflicts: [[1, 2]],
  },
  {
    name: 'a conflict with what stands by now',
    records: [obs(), obs(RICHER), obs(OTHER)],
    come: ['added', 'duplicate', 'conflict'],
    superseded: [0],
    conflicts: [[2, 1]],
  },
  {
    name: 'one id from two clouds',
    records: [obs(), awsEvent(ID), awsEvent(ID)],
    come: ['added', 'added', 'duplicate'],
    seen: [1],
  },
  {
    name: 'an event of Key Protect by itself and in a line of a log',
    records: [IBM_EVENT, IBM_LINE],
    come: ['added', 'duplicate'],
    seen: [0],
  },
  {
    name: 'an event of Key Protect with another end',
    records: [IBM_LINE, { ...IBM_EVENT, outcome: 'failure' }],
    come: ['added', 'conflict'],
    conflicts: [[1, 0]],
  },
  {
    name: 'a system event pushed, and asked for under another id',
    records: [CMS_PUSHED, CMS_ASKED_FOR, CMS_PUSHED],
    come: ['added', 'duplicate', 'duplicate'],
    seen: [0, 0],
  },
  {
    name: 'ids that are no UUID',
    records: ['a', 'b', 'a', 'A', 'é'].map((id) => obs({ id })),
    come: ['added', 'added', 'duplicate', 'added', 'added'],
    seen: [0],
  },
  {
    name: 'a UUID in capitals is another id',
    records: [obs(), obs({ id: ID.toUpperCase() }), obs({ id: ID.toUpperCase() })],
    come: ['added', 'added', 'duplicate'],
    seen: [1],
  },
  {
    name: 'records that are refused',
    records: [obs({ without: ['time'] }), obs(), { no: 'trace' }, obs()],
    come: ['refused', 'added', 'refused', 'duplicate'],
    seen: [0],
  },
  {
    name: 'a trace without an id',
    records: [obs({ without: ['trace_id'] }), api({ without: ['trace_id'] }), obs({ ...OTHER, without: ['trace_id'] })],
    come: ['added', 'duplicate', 'added'],
    seen: [0],
  },
];

/** How the records of a case lie: each way gives the same. */
const WAYS = {
  'in one file': (records: readonly JsonObject[]) => [[records]],
  'a file each': (records: readonly JsonObject[]) => [records.map((record) => [record])],
  'a run each': (records: readonly JsonObject[]) => records.map((record) => [[record]]),
} satisfies Record<string, (records: readonly JsonObject[]) => (readonly JsonObject[])[][]>;

const WAY_NAMES = Object.keys(WAYS) as (keyof typeof WAYS)[];

test.each(CASES.flatMap((one) => WAY_NAMES.map((way) => [one.name, way, one] as const)))(
  'counts and keeps %s, %s',
  async (_, way, { records, come, superseded = [], conflicts = [], seen = [] }) => {
    const { db } = newWorkspace();
    const came: number[][] = [];
    const folder = tempFolder();
    for (const [run, files] of WAYS[way](records).entries()) {
      mkdirSync(join(folder, String(run)));
      files.forEach((file, at) => writeFileSync(join(folder, String(run), `${at}.json`), lines(file)));
      const outcome = await ingestInto(db, join(folder, String(run)));
      came.push(...countsOf(db, outcome));
      for (const { read, added, duplicates, conflicts: contrary, refused } of [
        ...filesOf(db, outcome),
        outcome.totals,
      ])
        expect(read).toBe(added + duplicates + contrary + refused);
    }
    const counted = [0, 1, 2, 3].map((which) => came.reduce((sum, counts) => sum + (counts[which] ?? 0), 0));
    const wanted = (['added', 'duplicate', 'conflict', 'refused'] as const).map(
      (kind) => come.filter((one) => one === kind).length,
    );
    expect(counted).toEqual(wanted);
    // One record alone tells which it was.
    if (way !== 'in one file') expect(came.map((counts) => counts.indexOf(1))).toEqual(come.map(numberOf));
    expect(supersededRows(db)).toEqual(superseded);
    expect(conflictPairs(db).map(({ row, withRow }) => [row, withRow])).toEqual(conflicts);
    expect(seenAgain(db)).toEqual(seen);
    const rows = keptRows(db);
    expect(rows.length + seen.length + come.filter((one) => one === 'refused').length).toBe(records.length);
    expect(heldCounts(db)).toMatchObject({
      ...{ traces: rows.length - superseded.length, conflicts: conflicts.length, refused: counted[3] },
    });
  },
);

const numberOf = (kind: Case['come'][number]): number =>
  ['added', 'duplicate', 'conflict', 'refused'].indexOf(kind);

function seenAgain(db: Parameters<typeof sightingsOf>[0]): number[] {
  const parts = db.prepare<[], number>('SELECT id FROM part ORDER BY id').pluck().all();
  return parts.flatMap((part) => sightingsOf(db, part).rows);
}

test('a sighting tells where the record lies that was not kept', async () => {
  const { db } = newWorkspace();
  const folder = tempFolder();
  const first = lines([obs(), { no: 'trace' }]);
  writeFileSync(join(folder, 'a.json'), first + lines([obs(), obs()]));
  await ingestInto(db, folder);
  const length = lines([obs()]).length;
  expect(sightingsOf(db, 1)).toEqual({
    rows: [0, 0],
    indexes: [2, 3],
    offsets: [first.length, first.length + length],
  });
});

test('the same rows whatever the ids are kept as', async () => {
  const { db } = newWorkspace();
  const folder = tempFolder();
  const ids = [ID, 'x', ID.toUpperCase(), 'é'.repeat(500), traceIdOf(2)];
  writeFileSync(join(folder, 'a.json'), lines(ids.map((id) => obs({ id }))));
  await ingestInto(db, folder);
  expect(keptRows(db).map(({ id }) => id)).toEqual(ids);
});
