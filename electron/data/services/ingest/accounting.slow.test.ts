import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../../shared/model/json.ts';
import type { Reader } from '../../cache/handle.ts';
import { heldCounts } from '../../cache/held.ts';
import { conflictPairs, sightingsOf, supersededRows } from '../../cache/versions.ts';
import { tarOf, zipOf } from '../../sources/files/testing/packing.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import type { IngestOutcome } from './ingest.ts';
import { filesOf, ingestInto, newWorkspace } from './testing/ingesting.ts';
import { awsEvent, cmsAskedFor, cmsPushed, ibmEvent, ibmLine } from './testing/other-providers.ts';
import { ctsRecord, lines, traceIdOf, type Shape, type Told } from './testing/trace-records.ts';
import { keptRows } from './testing/workspace-content.ts';

type Tell = (told?: Told) => JsonObject;

const OTHER: Told = { with: { resource_name: 'another' } };
const THIRD: Told = { with: { resource_name: 'a third' } };
const POORER: Told = { without: ['source_ip'] };
const RICHER: Told = { with: { endpoint: 'ecs.example' } };
/** Has what the plain one lacks, and lacks what it has. */
const MIXED: Told = { ...POORER, ...RICHER };

interface Case {
  name: string;
  /** Of a number of the case's own: as the service tells of it in three shapes. */
  records: (given: { obs: Tell; api: Tell; event: Tell; id: string; number: number }) => JsonObject[];
  /** What comes of each record, in order. The lists below name records by their number here. */
  come: readonly ('added' | 'duplicate' | 'conflict' | 'refused')[];
  /** Those that do not stand. */
  superseded?: readonly number[];
  /** The later one, and the one that it contradicts. */
  conflicts?: readonly (readonly [number, number])[];
  /** Those seen again by records that were not kept. */
  seen?: readonly number[];
}

const CASES: readonly Case[] = [
  {
    name: 'the same record twice',
    records: ({ obs }) => [obs(), obs()],
    come: ['added', 'duplicate'],
    seen: [0],
  },
  {
    name: 'one trace from a bucket, from the service and handed to a function',
    records: ({ obs, api, event }) => [obs(), api(), event()],
    come: ['added', 'duplicate', 'duplicate'],
    seen: [0, 0],
  },
  {
    name: 'another tracker, another project and an unknown member are no other content',
    records: ({ obs }) => [obs(), obs({ with: { tracker_name: 'mine', project_id: 'p2', colour: 'blue' } })],
    come: ['added', 'duplicate'],
    seen: [0],
  },
  {
    name: 'other content',
    records: ({ obs }) => [obs(), obs(OTHER)],
    come: ['added', 'conflict'],
    conflicts: [[1, 0]],
  },
  {
    name: 'other content in another shape',
    records: ({ api, event }) => [api(), event(OTHER)],
    come: ['added', 'conflict'],
    conflicts: [[1, 0]],
  },
  {
    name: 'three contents',
    records: ({ obs }) => [obs(), obs(OTHER), obs(THIRD)],
    come: ['added', 'conflict', 'conflict'],
    conflicts: [
      [1, 0],
      [2, 0],
    ],
  },
  {
    name: 'either side of a conflict again',
    records: ({ obs, api }) => [obs(), obs(OTHER), api(OTHER), api()],
    come: ['added', 'conflict', 'duplicate', 'duplicate'],
    conflicts: [[1, 0]],
    seen: [1, 0],
  },
  {
    name: 'less than what is there',
    records: ({ obs }) => [obs(), obs(POORER)],
    come: ['added', 'duplicate'],
    superseded: [1],
  },
  {
    name: 'more than what is there',
    records: ({ obs }) => [obs(), obs(RICHER)],
    come: ['added', 'duplicate'],
    superseded: [0],
  },
  {
    name: 'more here and less there',
    records: ({ obs }) => [obs(), obs(MIXED)],
    come: ['added', 'duplicate'],
    superseded: [1],
  },
  {
    name: 'a version that does not stand any more',
    records: ({ obs, api }) => [obs(POORER), obs(), obs(RICHER), api(), api(POORER)],
    come: ['added', 'duplicate', 'duplicate', 'duplicate', 'duplicate'],
    superseded: [0, 1],
    seen: [1, 0],
  },
  {
    name: 'more than the later side of a conflict',
    records: ({ obs }) => [obs(), obs(OTHER), obs({ with: { ...OTHER.with, ...RICHER.with } })],
    come: ['added', 'conflict', 'duplicate'],
    superseded: [1],
    conflicts: [[2, 0]],
  },
  {
    name: 'more than the earlier side of a conflict',
    records: ({ obs }) => [obs(), obs(OTHER), obs(RICHER)],
    come: ['added', 'conflict', 'duplicate'],
    superseded: [0],
    conflicts: [[1, 2]],
  },
  {
    name: 'a conflict with what stands by now',
    records: ({ obs }) => [obs(), obs(RICHER), obs(OTHER)],
    come: ['added', 'duplicate', 'conflict'],
    superseded: [0],
    conflicts: [[2, 1]],
  },
  {
    name: 'one id from two clouds',
    records: ({ obs, id }) => [obs(), awsEvent(id), awsEvent(id)],
    come: ['added', 'added', 'duplicate'],
    seen: [1],
  },
  {
    name: 'an event of Key Protect by itself and in a line of a log',
    records: ({ number }) => [ibmEvent(number), ibmLine(number)],
    come: ['added', 'duplicate'],
    seen: [0],
  },
  {
    name: 'an event of Key Protect with another end',
    records: ({ number }) => [ibmLine(number), { ...ibmEvent(number), outcome: 'failure' }],
    come: ['added', 'conflict'],
    conflicts: [[1, 0]],
  },
  {
    name: 'a system event pushed, and asked for under another id',
    records: ({ number }) => [cmsPushed(number), cmsAskedFor(number), cmsPushed(number)],
    come: ['added', 'duplicate', 'duplicate'],
    seen: [0, 0],
  },
  {
    name: 'ids that are no UUID',
    records: ({ obs }) => ['a', 'b', 'a', 'A', 'é'].map((id) => obs({ id })),
    come: ['added', 'added', 'duplicate', 'added', 'added'],
    seen: [0],
  },
  {
    name: 'a UUID in capitals is another id',
    records: ({ obs, id }) => [obs(), obs({ id: id.toUpperCase() }), obs({ id: id.toUpperCase() })],
    come: ['added', 'added', 'duplicate'],
    seen: [1],
  },
  {
    name: 'records that are refused',
    records: ({ obs }) => [obs({ without: ['time'] }), obs(), { no: 'trace' }, obs()],
    come: ['refused', 'added', 'refused', 'duplicate'],
    seen: [1],
  },
  {
    name: 'a trace without an id',
    records: ({ obs, api }) => [
      obs({ without: ['trace_id'] }),
      api({ without: ['trace_id'] }),
      obs({ ...OTHER, without: ['trace_id'] }),
    ],
    come: ['added', 'duplicate', 'added'],
    seen: [0],
  },
];

/** In which run and which file of it each record of a case lies: every way comes to the same. */
const WAYS = {
  'in one file': () => [0, 0],
  'a file each': (at) => [0, at],
  'a run each': (at) => [at, 0],
} satisfies Record<string, (at: number) => [run: number, file: number]>;

type Way = keyof typeof WAYS;

interface Came {
  /** Of each file: added, duplicates, conflicts, refused. */
  counts: number[][];
  kept: number[];
  superseded: number[];
  conflicts: number[][];
  seen: number[];
}

/** All cases together, since each import starts threads of its own; by case. */
async function readAll(way: Way): Promise<Came[]> {
  const folder = tempFolder();
  const { db } = newWorkspace();
  const came = CASES.map((): Came => ({ counts: [], kept: [], superseded: [], conflicts: [], seen: [] }));
  const caseOf = (path: string): number => Number(basename(path).split('-')[0]);
  for (const run of writeCases(folder, way)) {
    const outcome = await ingestInto(db, join(folder, String(run)));
    for (const { path, read, added, duplicates, conflicts, refused } of filesOf(db, outcome)) {
      expect(read, path).toBe(added + duplicates + conflicts + refused);
      came[caseOf(path)]?.counts.push([added, duplicates, conflicts, refused]);
    }
    const { totals } = outcome;
    expect(totals.read).toBe(totals.added + totals.duplicates + totals.conflicts + totals.refused);
  }
  const places = new Map(keptRows(db).map(({ row, path, index }) => [row, recordAt(way, path, index)]));
  const nameOf = (row: number): [number, number] => places.get(row) ?? [-1, -1];
  for (const [one, record] of places.values()) came[one]?.kept.push(record);
  for (const row of supersededRows(db)) came[nameOf(row)[0]]?.superseded.push(nameOf(row)[1]);
  for (const { row, withRow } of conflictPairs(db))
    came[nameOf(row)[0]]?.conflicts.push([nameOf(row)[1], nameOf(withRow)[1]]);
  for (const row of seenAgain(db)) came[nameOf(row)[0]]?.seen.push(nameOf(row)[1]);
  const superseded = came.reduce((sum, one) => sum + one.superseded.length, 0);
  expect(heldCounts(db)).toMatchObject({ traces: places.size - superseded });
  return came;
}

/** The runs there are. A file begins with empty lines, so that none is the same bytes as another. */
function writeCases(folder: string, way: Way): number[] {
  const files = new Map<string, string>();
  CASES.forEach(({ records }, number) => {
    const tell =
      (shape: Shape): Tell =>
      (told) =>
        ctsRecord(number, shape, told);
    const [obs, api, event] = [tell('obs'), tell('api'), tell('function')];
    records({ obs, api, event, id: traceIdOf(number), number }).forEach((record, at) => {
      const [run, file] = WAYS[way](at);
      const path = join(folder, String(run), `${String(number).padStart(2, '0')}-${file}.json`);
      files.set(path, (files.get(path) ?? '\n'.repeat(run + file)) + lines([record]));
    });
  });
  for (const [path, text] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return [...new Set([...files.keys()].map((path) => Number(basename(dirname(path)))))].sort((a, b) => a - b);
}

/** The case and the number in it of the record that lies there. */
function recordAt(way: Way, path: string, index: number): [number, number] {
  const [one, file] = basename(path, '.json').split('-').map(Number);
  const run = Number(basename(dirname(path)));
  return [one ?? -1, way === 'in one file' ? index : (file ?? 0) + run];
}

const results = new Map<Way, Promise<Came[]>>();

test.each(
  (Object.keys(WAYS) as Way[]).flatMap((way) => CASES.map((one, at) => [one.name, way, one, at] as const)),
)('counts and keeps %s, %s', async (_, way, { come, superseded = [], conflicts = [], seen = [] }, at) => {
  if (!results.has(way)) results.set(way, readAll(way));
  const came = (await results.get(way))?.[at];
  const counted = [0, 1, 2, 3].map((which) =>
    came?.counts.reduce((sum, counts) => sum + (counts[which] ?? 0), 0),
  );
  expect(counted).toEqual(KINDS.map((kind) => come.filter((one) => one === kind).length));
  // One record alone tells which it was.
  if (way !== 'in one file') expect(came?.counts.map((counts) => KINDS[counts.indexOf(1)])).toEqual(come);
  expect(came).toMatchObject({ superseded, conflicts, seen });
  expect(came?.kept.length).toBe(come.filter((one) => one !== 'refused').length - seen.length);
});

const KINDS = ['added', 'duplicate', 'conflict', 'refused'] as const;

function seenAgain(db: Reader): number[] {
  const parts = db.prepare<[], number>('SELECT id FROM part ORDER BY id').pluck().all();
  return parts.flatMap((part) => sightingsOf(db, part).rows);
}

test('a sighting tells where the record lies that was not kept', async () => {
  const obs: Tell = (told) => ctsRecord(1, 'obs', told);
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
  const ids = [traceIdOf(1), 'x', traceIdOf(1).toUpperCase(), 'é'.repeat(500), traceIdOf(2)];
  writeFileSync(join(folder, 'a.json'), lines(ids.map((id) => ctsRecord(1, 'obs', { id }))));
  await ingestInto(db, folder);
  expect(keptRows(db).map(({ id }) => id)).toEqual(ids);
});

test('what is said of an archive and of no file in it is told of the archive itself, each time it is read', async () => {
  const folder = tempFolder();
  const { db } = newWorkspace();
  const content = lines([ctsRecord(1, 'obs')]);
  const tar = tarOf([
    { name: 'a.json', content },
    { name: 'link', type: '2' },
  ]);
  writeFileSync(join(folder, 'linked.tar'), tar);
  writeFileSync(join(folder, 'longer.tar.gz'), Buffer.concat([gzipSync(tar), Buffer.from('more')]));
  writeFileSync(join(folder, 'only.zip'), zipOf([{ name: '.DS_Store', content: 'junk' }]));
  const told = async () =>
    filesOf(db, await ingestInto(db, folder)).map(({ path, read, notes }) => [
      relative(folder, path),
      read,
      notes.map(({ code }) => code),
    ]);
  const files = [
    ['linked.tar!a.json', 1, []],
    ['linked.tar', 0, ['entries-skipped']],
    ['longer.tar.gz!a.json', 1, []],
    ['longer.tar.gz', 0, ['gzip-trailing', 'entries-skipped']],
    ['only.zip', 0, ['junk-skipped']],
  ];
  expect(await told()).toEqual(files);
  expect(await told()).toEqual(files);
});

test('paths that lead to no file are charged in their place among the files', async () => {
  const { db } = newWorkspace();
  const folder = tempFolder();
  const name = (file: string): string => join(folder, file);
  // One of them is an item of its own, so that several transactions are among the paths.
  writeFileSync(name('b.json'), lines([ctsRecord(1, 'obs')]));
  writeFileSync(name('d.json'), ' '.repeat(3 * 1024 * 1024) + lines([ctsRecord(2, 'obs')]));
  writeFileSync(name('f.json'), lines([ctsRecord(3, 'obs')]));
  const given = ['g', 'f.json', 'e', 'd.json', 'c', 'b.json', 'a'].map(name);
  const outcome = await ingestInto(db, given);
  expect(filesOf(db, outcome).map(({ path, error }) => [basename(path), error?.code ?? null])).toEqual([
    ['a', 'file-missing'],
    ['b.json', null],
    ['c', 'file-missing'],
    ['d.json', null],
    ['e', 'file-missing'],
    ['f.json', null],
    ['g', 'file-missing'],
  ]);
});

describe('traces that are there with another rating', () => {
  const ROTATED = { ...ibmEvent(1), severity: 'critical' };
  /** The second one is rated the same either way. */
  const TWO = [ROTATED, { ...ibmEvent(2), severity: 'normal' }];
  const notesOf = (db: Reader, outcome: IngestOutcome): unknown => filesOf(db, outcome)[0]?.notes;

  test('keep it, and that is told each time', async () => {
    const { db } = newWorkspace();
    const file = join(tempFolder(), 'a.json');
    writeFileSync(file, lines(TWO));
    const first = await ingestInto(db, file);
    expect([first.ratingKept, notesOf(db, first)]).toEqual([undefined, []]);
    const ratingKept = { traces: 1, asked: 'outcome' };
    // The first time its records are met, the second time its bytes are known.
    for (let round = 0; round < 2; round += 1) {
      const again = await ingestInto(db, file, { rating: 'outcome' });
      expect(again).toMatchObject({ ratingKept, totals: { added: 0, duplicates: 2 } });
      expect(notesOf(db, again)).toEqual([{ code: 'rating-kept', details: ratingKept }]);
    }
    expect((await ingestInto(db, file)).ratingKept).toBeUndefined();
  });

  test('are told of in their file, and all of them together', async () => {
    const { db } = newWorkspace();
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.json'), lines([ROTATED, cmsPushed(1)]));
    await ingestInto(db, folder, { rating: 'outcome' });
    // Traces of the service are rated by itself; one that is new is rated as asked for.
    writeFileSync(join(folder, 'b.json'), lines([ctsRecord(1, 'obs'), { ...ROTATED, ...NEW_ID }]));
    writeFileSync(join(folder, 'c.json'), lines([ROTATED, ROTATED]));
    const again = await ingestInto(db, folder);
    expect(again.ratingKept).toEqual({ traces: 4, asked: 'severity' });
    expect(filesOf(db, again).map(({ notes }) => notes.length)).toEqual([1, 0, 1]);
  });
});

const NEW_ID = { correlationId: 'c0ffee00-0000-4000-8000-000000000099' };
