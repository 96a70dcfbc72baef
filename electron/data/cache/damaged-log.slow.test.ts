import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../shared/model/failure.ts';
import { randomOf } from '../../core/sample/random.ts';
import { ingestInto, newWorkspace } from '../services/ingest/testing/ingesting.ts';
import { ctsRecord, lines } from '../services/ingest/testing/trace-records.ts';
import { startCli } from '../../cli/testing/run-cli.ts';
import { startData } from '../testing/running-data.ts';
import { contentOf, tempFolder } from '../testing/temp-folder.ts';
import { heldCounts } from './held.ts';
import { openReader } from './open.ts';
import { prepareWorkspace } from './prepare.ts';
import type { Writer } from './handle.ts';

const TIMES = 50;
const FRAME_BYTES = 8216;
const ENDINGS = ['', '-wal', '-shm'];

type Outcome = 'opened' | 'told' | 'refused';

/** What is left of a process that was killed: the file, its log and the log's index. */
interface Left {
  folder: string;
  /** All that was committed. */
  content: string;
}

type Make = (db: Writer, more: () => Promise<void>) => Promise<void>;

/** Ways by which logs come to be what they are, each left as a kill leaves it, and what comes of damage. */
const LOGS: [name: string, outcomes: readonly Outcome[], make: Make][] = [
  [
    'a log from its beginning',
    ['opened', 'told'],
    async (_db, more) => {
      for (let file = 0; file < 4; file += 1) await more();
    },
  ],
  [
    'a log that began anew over an older one',
    ['opened', 'told'],
    async (db, more) => {
      for (let file = 0; file < 4; file += 1) await more();
      db.pragma('wal_checkpoint(RESTART)');
      await more();
    },
  ],
  [
    'a log of which all is in the file',
    ['opened'],
    async (db, more) => {
      for (let file = 0; file < 3; file += 1) await more();
      db.pragma('wal_checkpoint(PASSIVE)');
    },
  ],
  [
    'a log of which some is in the file',
    ['opened', 'told', 'refused'],
    async (db, more) => {
      for (let file = 0; file < 2; file += 1) await more();
      const reader = openReader(db.name);
      reader.exec('BEGIN; SELECT count(*) FROM segment');
      await more();
      db.pragma('wal_checkpoint(PASSIVE)');
      await more();
      reader.close();
    },
  ],
  [
    'a log with a change behind it that was taken back',
    ['opened', 'told'],
    async (db, more) => {
      for (let file = 0; file < 2; file += 1) await more();
      db.pragma('cache_size = 10');
      db.exec('BEGIN; CREATE TABLE big (a)');
      const insert = db.prepare('INSERT INTO big VALUES (randomblob(9000))');
      for (let row = 0; row < 300; row += 1) insert.run();
      db.exec('ROLLBACK');
      db.prepare('UPDATE workspace SET created_by = ?').run('somebody else');
    },
  ],
];

async function leftBy(make: Make): Promise<Left> {
  const { db, path } = newWorkspace();
  const folder = tempFolder();
  const traces = join(folder, 'traces');
  mkdirSync(traces);
  let files = 0;
  await make(db, async () => {
    const first = files * 1000;
    files += 1;
    const file = join(traces, `${files}.json`);
    writeFileSync(file, lines([...Array(1000).keys()].map((number) => ctsRecord(first + number, 'obs'))));
    await ingestInto(db, file);
  });
  for (const ending of ENDINGS) copyFileSync(path + ending, join(folder, `a.tracebell${ending}`));
  return { folder, content: contentOfAll(take(folder)) };
}

function take(folder: string): string {
  const path = join(tempFolder(), 'a.tracebell');
  for (const ending of ENDINGS)
    if (existsSync(join(folder, `a.tracebell${ending}`)))
      copyFileSync(join(folder, `a.tracebell${ending}`), path + ending);
  return path;
}

/** Every row of every table. */
function contentOfAll(path: string): string {
  prepareWorkspace(path);
  const db = openReader(path);
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    const tables = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all();
    return JSON.stringify(tables.map((name) => db.prepare(`SELECT * FROM "${name}"`).raw().all()));
  } finally {
    db.close();
  }
}

/** What may happen to a log. */
const DAMAGES: Record<string, (log: string, random: () => number) => void> = {
  'a byte is another': (log, random) => {
    const bytes = readFileSync(log);
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    writeFileSync(log, bytes);
  },
  'a byte of the header or of a frame’s is another': (log, random) => {
    const bytes = readFileSync(log);
    const frame = Math.floor((random() * bytes.length) / FRAME_BYTES) - 1;
    const at = frame < 0 ? Math.floor(random() * 32) : 32 + frame * FRAME_BYTES + Math.floor(random() * 24);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    writeFileSync(log, bytes);
  },
  'a stretch is zeros': (log, random) => {
    const bytes = readFileSync(log);
    const at = Math.floor(random() * bytes.length);
    bytes.fill(0, at, at + 4096);
    writeFileSync(log, bytes);
  },
  'it is cut off': (log, random) => truncateSync(log, Math.floor(random() * statSync(log).size)),
  'it is gone': (log) => rmSync(log),
};

describe.each(LOGS)('of %s', (_name, outcomes, make) => {
  test('nothing is said where it is as it was left, and nothing is missing', async () => {
    const { folder } = await leftBy(make);
    expect(prepareWorkspace(take(folder)).cutBack).toBeNull();
  });

  test('nothing is missing of which nobody is told, whatever happens to it', async () => {
    const left = await leftBy(make);
    const random = randomOf(8, 0);
    const met = new Set<string>();
    for (const [name, damage] of Object.entries(DAMAGES))
      for (let time = 0; time < (name === 'it is gone' ? 1 : TIMES); time += 1) {
        const path = take(left.folder);
        damage(`${path}-wal`, random);
        const outcome = outcomeOf(path);
        met.add(outcome);
        // No false alarm either.
        if (outcome !== 'refused')
          expect(contentOfAll(path) === left.content, `${name}, ${time}`).toBe(outcome === 'opened');
        rmSync(join(path, '..'), { recursive: true });
      }
    expect(met).toEqual(new Set(outcomes));
  });
});

/** Either it opens with a word, whole and with the log kept, or it is refused, and nothing of it was touched. */
function outcomeOf(path: string): Outcome {
  const before = contentOf(join(path, '..'));
  try {
    const { cutBack } = prepareWorkspace(path);
    if (cutBack === null) return 'opened';
    expect(cutBack.code).toBe('workspace-cut-back');
    if ('a.tracebell-wal' in before)
      expect(contentOf(join(path, '..'))['a.tracebell-log-damaged']).toBe(before['a.tracebell-wal']);
    return 'told';
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.code).toBe('workspace-damaged');
    expect(contentOf(join(path, '..'))).toEqual(before);
    return 'refused';
  }
}

const [fresh] = LOGS;
if (fresh === undefined) throw new Error('There is a log.');
const [, , fromItsBeginning] = fresh;

test('without the index of the log, what follows on damage still tells of it, and only a log that ends early looks like a crash', async () => {
  const left = await leftBy(fromItsBeginning);
  rmSync(join(left.folder, 'a.tracebell-shm'));
  const random = randomOf(8, 1);
  for (let time = 0; time < TIMES; time += 1) {
    const path = take(left.folder);
    const bytes = readFileSync(`${path}-wal`);
    const at = Math.floor((random() * bytes.length) / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(`${path}-wal`, bytes);
    expect(outcomeOf(path), `byte ${at}`).toBe('told');
  }
  const path = take(left.folder);
  truncateSync(`${path}-wal`, statSync(`${path}-wal`).size / 2);
  expect(outcomeOf(path)).toBe('opened');
});

test('it is told in the app and on the command line, and files read again bring back what is missing', async () => {
  const left = await leftBy(fromItsBeginning);
  const path = take(left.folder);
  truncateSync(`${path}-wal`, statSync(`${path}-wal`).size / 2);
  const written = contentOf(join(path, '..'));
  const draft = join(tempFolder(), 'draft.json');
  writeFileSync(draft, '{}');
  const looked = await startCli(['replay', draft, '--workspace', path]).ended;
  expect(looked.stderr).toContain('What was written last');
  expect(written['a.tracebell-wal']).toBe(contentOf(join(path, '..'))['a.tracebell-wal']);

  const other = take(left.folder);
  truncateSync(`${other}-wal`, statSync(`${other}-wal`).size / 2);
  const data = startData({ folder: tempFolder(), open: other });
  await data.get('workspace.summary', {});
  const told = { path: other, kept: `${other}-log-damaged` };
  expect(data.raised()).toMatchObject([{ code: 'workspace-cut-back', details: told }]);
  await data.close();

  const traces = join(left.folder, 'traces');
  const again = await startCli(['import', traces, '--workspace', other, '--json']).ended;
  expect(again).toMatchObject({ code: 0, stderr: '' });
  const db = openReader(other);
  expect(heldCounts(db).traces).toBe(4000);
  db.close();
});
