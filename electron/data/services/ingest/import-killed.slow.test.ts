import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentDigest } from '../../../core/normalise/identity.ts';
import { startCli, type Ran, type RunningCli } from '../../../cli/testing/run-cli.ts';
import { until } from '../../../serve/testing/until.ts';
import type { Reader } from '../../cache/handle.ts';
import { openReader } from '../../cache/open.ts';
import { prepareWorkspace } from '../../cache/prepare.ts';
import { keysOf, segmentEntries } from '../../cache/segments.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { writeManyFiles } from './testing/random-folder.ts';
import { contentOfWorkspace, storedTraces } from './testing/workspace-content.ts';

/** Five campaigns of ten, so that none comes near what counts as hanging on a slow machine. */
const SEEDS = [1, 2, 3, 4, 5];
const KILLS = 10;
const SMALL = 60;
const LARGE = [9000, 2500, 2500];

type Content = ReturnType<typeof contentOfWorkspace>;

/** What an import that nobody disturbs comes to. */
interface Whole {
  content: Content;
  parts: PartRow[];
  /** From the start of the program to the opening of its workspace, and from there to its end. */
  startMs: number;
  importMs: number;
}

const folder = mkdtempSync(join(tmpdir(), 'tracebell-killed-'));
const traces = join(folder, 'traces');
let whole: Whole | undefined;
let halfway = 0;

beforeAll(() => {
  mkdirSync(traces);
  writeManyFiles(traces, SMALL, LARGE);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(SEEDS)(
  `${KILLS} kills at any moment of an import lose nothing that was reported, and bring nothing twice: %i`,
  async (seed) => {
    const home = tempFolder();
    whole ??= await neverKilled(join(home, 'whole.tracebell'));
    const random = randomFrom(seed);
    let kills = 0;
    while (kills < KILLS) {
      const workspace = join(home, `killed-${kills}.tracebell`);
      let isDone = false;
      while (!isDone && kills < KILLS) {
        isDone = await importAndKill(workspace, whole, random);
        if (!isDone) kills += 1;
        if (checkWhatIsThere(workspace, whole, `after kill ${kills}`)) halfway += 1;
      }
      // Whatever was cut off: once more, to its end.
      if (!isDone) expect(await startImport(workspace).ended).toMatchObject({ code: 1, stderr: '' });
      expectSame(contentOf(workspace), whole.content);
    }
  },
);

test('the kills met imports of which some was in and some was not', () => {
  expect(halfway).toBeGreaterThan(5);
});

async function neverKilled(workspace: string): Promise<Whole> {
  const startedAt = performance.now();
  const cli = startImport(workspace);
  const openedAt = await opened(cli, workspace);
  expect(await cli.ended).toMatchObject({ code: 1, stderr: '' });
  const importMs = performance.now() - openedAt;
  const content = contentOf(workspace);
  expect(content.rows.length).toBeGreaterThan(10_000);
  expect(content.conflicts.length).toBeGreaterThan(10);
  return { content, parts: withReader(workspace, partRows), startMs: openedAt - startedAt, importMs };
}

const startImport = (workspace: string): RunningCli =>
  startCli(['import', traces, '--workspace', workspace, '--json']);

/** The moment from which on the import may write. */
async function opened({ child }: RunningCli, workspace: string): Promise<number> {
  await until(() => existsSync(`${workspace}-wal`) || child.exitCode !== null);
  return performance.now();
}

/** One kill in six comes while the program starts, the others while it reads. True where it was too late. */
async function importAndKill(
  workspace: string,
  { startMs, importMs }: Whole,
  random: () => number,
): Promise<boolean> {
  const cli = startImport(workspace);
  if (random() < 1 / 6) await wait(random() * startMs);
  else {
    await opened(cli, workspace);
    await wait(random() * importMs);
  }
  cli.child.kill('SIGKILL');
  const { code, stderr }: Ran = await cli.ended;
  expect(stderr).toBe('');
  return code !== null;
}

/** What was reported is there whole, and nothing else. True where some of the files are in, and not all. */
function checkWhatIsThere(workspace: string, whole: Whole, when: string): boolean {
  if (!existsSync(workspace)) return false;
  expect(prepareWorkspace(workspace).cutBack, when).toBeNull();
  return withReader(workspace, (db) => {
    expect(db.pragma('quick_check', { simple: true }), when).toBe('ok');
    const parts = partRows(db);
    // Files come in by turns, and each with all that it has.
    expect(parts, when).toEqual(whole.parts.slice(0, parts.length));
    const rows = parts.reduce((sum, part) => sum + part.rows, 0);
    expect(sumOf(db, 'segment'), when).toBe(rows);
    expect(sumOf(db, 'block'), when).toBe(rows);
    expect(unreportedOf(db), when).toEqual({ parts: 0, sightings: 0, refusals: 0 });
    expect(twice(db), when).toEqual([]);
    return parts.length > 0 && parts.length < whole.parts.length;
  });
}

interface PartRow {
  path: string;
  records: number;
  refused: number;
  first_row: number;
  rows: number;
  added: number;
  duplicates: number;
  conflicts: number;
}

/** Parts with what was reported of them when they were read. */
function partRows(db: Reader): PartRow[] {
  return db
    .prepare<[], PartRow>(
      `SELECT p.path, p.records, p.refused, p.first_row, p.rows, f.added, f.duplicates, f.conflicts
       FROM imported_file f JOIN part p ON p.id = f.part_id WHERE NOT f.is_known ORDER BY p.id`,
    )
    .all();
}

function sumOf(db: Reader, table: 'segment' | 'block'): number {
  return db.prepare<[], number>(`SELECT coalesce(sum(rows), 0) FROM ${table}`).pluck().get() ?? -1;
}

function unreportedOf(db: Reader): unknown {
  const isUnreported = 'part_id NOT IN (SELECT f.part_id FROM imported_file f WHERE f.part_id IS NOT NULL)';
  return db
    .prepare(
      `SELECT (SELECT count(*) FROM (SELECT id AS part_id FROM part) WHERE ${isUnreported}) AS parts,
         (SELECT count(*) FROM sighting WHERE ${isUnreported}) AS sightings,
         (SELECT count(*) FROM refusal WHERE ${isUnreported}) AS refusals`,
    )
    .get();
}

/** Rows that say the same of the same trace. */
function twice(db: Reader): string[] {
  const rowsOfKey = new Map<string, number[]>();
  for (const segment of segmentEntries(db)) {
    const keys = Buffer.from(keysOf(db, segment));
    for (let at = 0; at < segment.rows; at += 1) {
      const key = keys.toString('latin1', at * 16, (at + 1) * 16);
      rowsOfKey.set(key, [...(rowsOfKey.get(key) ?? []), segment.firstRow + at]);
    }
  }
  const again = [...rowsOfKey.values()].filter((rows) => rows.length > 1);
  return again.flatMap((rows) => {
    const said = storedTraces(db, rows).map((trace) => `${trace.trace_id} ${contentDigest(trace)}`);
    return said.filter((one, at) => said.indexOf(one) < at);
  });
}

const contentOf = (workspace: string): Content =>
  withReader(workspace, (db) => contentOfWorkspace(db, traces));

function withReader<Result>(workspace: string, work: (db: Reader) => Result): Result {
  const db = openReader(workspace);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** Lists of ten thousands are compared at once; where they differ, the first difference is shown. */
function expectSame(content: Content, wanted: Content): void {
  for (const [name, list] of Object.entries(content) as [keyof Content, unknown[]][]) {
    if (isDeepStrictEqual(list, wanted[name])) continue;
    const at = list.findIndex((item, index) => !isDeepStrictEqual(item, wanted[name][index]));
    expect({ name, length: list.length, at, item: list[at] }).toEqual({
      ...{ name, length: wanted[name].length, at, item: wanted[name][at] },
    });
  }
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
