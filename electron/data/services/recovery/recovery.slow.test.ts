import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMarkFile } from '../../../../shared/ipc/decode-mark-file.ts';
import { isNothing, type RecoveryReport } from '../../../../shared/model/recovery.ts';
import type { Task } from '../../../../shared/model/task.ts';
import { ALL_TRACES } from '../../../../shared/query/query.ts';
import { insertDraft } from '../../cache/drafts.ts';
import type { Reader, Writer } from '../../cache/handle.ts';
import { heldCounts } from '../../cache/held.ts';
import { firstBrokenEntry } from '../../cache/journal.ts';
import { insertMark } from '../../cache/marks.ts';
import { openReader, openWriter, settleAndClose } from '../../cache/open.ts';
import { prepareWorkspace } from '../../cache/prepare.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { startData } from '../../testing/running-data.ts';
import { serviceHere, THREAD_ENTRY } from '../../testing/service-here.ts';
import { digest, tempFolder } from '../../testing/temp-folder.ts';
import { edit, makeWorkspace, readBack, WHOLE } from '../../testing/workspace-file.ts';
import { ingestInto } from '../ingest/testing/ingesting.ts';
import { ctsRecord, lines, traceIdOf } from '../ingest/testing/trace-records.ts';
import { keptRows, type KeptRow } from '../ingest/testing/workspace-content.ts';
import { taskService } from '../tasks.ts';
import { recoveryService } from './recovery-service.ts';

const FILES = 4;
const A_FILE = 1500;
const TRACES = FILES * A_FILE;
const PAGE_BYTES = 8192;
const MARKED = 4000;

let folder: string;
let sound: string;
let traceFiles: string;
let before: Map<number, string>;

/** Without where it came from: of a lost file nobody knows the path. */
const textOf = ({ row, id, time, columns, original }: KeptRow): string =>
  JSON.stringify([row, id, time, columns, original.toString()]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tracebell-'));
  traceFiles = join(folder, 'traces');
  sound = makeWorkspace(join(folder, 'sound.tracebell'));
  writeTraceFiles(traceFiles);
  const db = openWriter(sound);
  await ingestInto(db, traceFiles);
  const [marked] = keptRows(db).filter(({ row }) => row === MARKED);
  const identity = { provider: 'huawei', traceId: marked?.id ?? '', digest: 'd' };
  const mark = { isBookmarked: true, tags: ['open'], note: 'why', judged: null, changedAt: 1 };
  insertMark(db, MARKED, identity, mark);
  insertDraft(
    db,
    { text: '{"a":1}', provider: 'huawei', projectId: null, pins: [], assumptions: {} },
    'empty',
    1,
  );
  before = new Map(keptRows(db).map((row) => [row.row, textOf(row)]));
  settleAndClose(db, sound);
}, 0);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeTraceFiles(at: string): void {
  mkdirSync(at);
  for (let file = 0; file < FILES; file += 1) {
    const records = [...Array(A_FILE).keys()].map((number) =>
      ctsRecord(file * A_FILE + number, 'obs', { with: { message: `${traceIdOf(number)} said` } }),
    );
    writeFileSync(join(at, `${file}.json`), lines(records));
  }
}

/** Recovers the file beside it. */
async function recover(path: string): Promise<{ task: Task; to: string; report: RecoveryReport | null }> {
  const here = serviceHere();
  const ended = Promise.withResolvers<Task>();
  const tasks = taskService(
    (name, payload) => {
      const [task] = name === 'tasks.changed' ? (payload as { tasks: Task[] }).tasks : [];
      if (task !== undefined && task.state !== 'running') ended.resolve(task);
    },
    () => 5000,
  );
  const { handlers } = recoveryService({
    workspace: here.service,
    tasks,
    now: () => 5000,
    threadEntry: THREAD_ENTRY,
  });
  await handlers['workspace.recover']({ path });
  const task = await ended.promise;
  const report = task.outcome !== null && 'recovered' in task.outcome ? task.outcome.recovered : null;
  return { task, to: task.path, report };
}

function copyOf(name: string): string {
  const path = join(tempFolder(), name);
  copyFileSync(sound, path);
  return path;
}

const overwrite = (path: string, page: number, byte: number): void =>
  writeAt(path, page * PAGE_BYTES, Buffer.alloc(PAGE_BYTES, byte));

function writeAt(path: string, at: number, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

function look<Result>(path: string, work: (db: Reader) => Result): Result {
  const db = openReader(path);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

test('of a sound workspace everything is recovered, and it says so', async () => {
  const path = copyOf('sound.tracebell');
  const { report, to } = await recover(path);
  expect(to).toBe(join(dirname(path), 'sound recovered.tracebell'));
  expect(report).toEqual({
    from: path,
    traces: { kept: TRACES, lost: { count: 0 } },
    files: { kept: FILES, lost: { count: 0 } },
    marks: { kept: 1, lost: { count: 0 } },
    drafts: { kept: 1, lost: { count: 0 } },
    views: { kept: 0, lost: { count: 0 } },
    isLastLost: false,
    lostMarks: null,
  });
  expect(look(to, keptRows).map(textOf)).toEqual([...before.values()]);
  expect(look(to, firstBrokenEntry)).toBeNull();
  expect(readBack(to)).toEqual(WHOLE);
});

test('whatever pages are destroyed: what is kept is as it was, the rest is counted, and the file itself stays', async () => {
  const pages = statSync(sound).size / PAGE_BYTES;
  const schema = schemaPages();
  const place = fc.integer({ min: 1, max: pages - 1 }).filter((page) => !schema.has(page + 1));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ page: place, byte: fc.constantFrom(0, 0xff, 0x0d) }), {
        minLength: 1,
        maxLength: 4,
      }),
      async (damage) => {
        const path = copyOf('damaged.tracebell');
        for (const { page, byte } of damage) overwrite(path, page, byte);
        const was = digest(path);
        const { report, to, task } = await recover(path);
        expect(task.failure).toBeNull();
        expect(digest(path)).toBe(was);
        if (report === null) throw new Error('No report.');
        expect(readBack(to)).toEqual(WHOLE);
        const rows = look(to, keptRows);
        expect(rows).toHaveLength(report.traces.kept);
        expect(look(to, heldCounts).traces).toBe(report.traces.kept);
        expect(report.traces.kept + (report.traces.lost as { count: number }).count).toBe(TRACES);
        for (const row of rows) expect(textOf(row)).toBe(before.get(row.row));
        const isMarkGone = !rows.some(({ row }) => row === MARKED);
        if (report.lostMarks !== null)
          expect(readMarkFile(readFileSync(report.lostMarks, 'utf8'))).toMatchObject({
            marks: [{ note: 'why' }],
          });
        if (isMarkGone) expect(report.marks.kept).toBe(0);
        expect(report.marks.kept === 1 || !isNothing(report.marks.lost)).toBe(true);
        // It takes what was lost once more.
        const db = writerOf(to);
        await ingestInto(db, traceFiles);
        expect(heldCounts(db).traces).toBe(TRACES);
        settleAndClose(db, to);
      },
    ),
    {
      numRuns: 12,
      examples: [...pagesReadAsOthers()].map((page): Example => [[{ page: page - 1, byte: 0 }]]),
    },
  );
}, 0);

function writerOf(path: string): Writer {
  prepareWorkspace(path);
  return openWriter(path);
}

type Example = [{ page: number; byte: 0 }[]];

/** Zeros there are no error to SQLite: the list of segments, and ends of values too long for one page. */
function pagesReadAsOthers(): Set<number> {
  const ends = look(sound, (db) =>
    db
      .prepare<[], number>(
        `SELECT max(pageno) FROM dbstat WHERE pagetype = 'overflow' AND name IN ('segment_column', 'block') GROUP BY name`,
      )
      .pluck()
      .all(),
  );
  return new Set([...pagesOf('segment'), ...ends]);
}

/** Pages that say where everything is: without them there is nothing to find. */
const schemaPages = (): Set<number> => pagesOf('sqlite_schema');

function pagesOf(table: string): Set<number> {
  const numbers = look(sound, (db) =>
    db.prepare<[string], number>('SELECT pageno FROM dbstat WHERE name = ?').pluck().all(table),
  );
  return new Set(numbers);
}

test('of a file that was cut short, what is there is recovered', async () => {
  const path = copyOf('short.tracebell');
  truncateSync(path, Math.floor(statSync(path).size / 2 / PAGE_BYTES) * PAGE_BYTES + 100);
  const { report, to } = await recover(path);
  if (report === null) throw new Error('No report.');
  expect(report.files).toEqual({ kept: FILES, lost: { count: 0 } });
  expect(report.traces.kept + (report.traces.lost as { count: number }).count).toBe(TRACES);
  expect(report.traces.kept).toBeLessThan(TRACES);
  for (const row of look(to, keptRows)) expect(textOf(row)).toBe(before.get(row.row));
}, 0);

test.each<[string, number, Buffer]>([
  ['is no header any more', 0, Buffer.alloc(100, 0xa7)],
  ['begins with other characters', 0, Buffer.from('not a workspace!')],
  ['says nothing but zeros', 0, Buffer.alloc(100)],
  ['counts pages that were never there', 28, Buffer.alloc(4, 0xff)],
  ['has lost the number of its format', 60, Buffer.alloc(4)],
  ['is zeros, like all of the first page', 0, Buffer.alloc(PAGE_BYTES)],
  ['is nonsense, like all of the first page', 0, Buffer.alloc(PAGE_BYTES, 0x5b)],
])('of a file whose header %s, everything is recovered', async (_name, at, bytes) => {
  const path = copyOf('header.tracebell');
  writeAt(path, at, bytes);
  const was = digest(path);
  const here = startData({ folder: tempFolder() });
  expect(await here.codeOf('workspace.open', { path })).toMatch(/^workspace-(damaged|cut-short)$/);
  const { report, to } = await recover(path);
  expect(report).toMatchObject({ traces: { kept: TRACES, lost: { count: 0 } }, marks: { kept: 1 } });
  expect(look(to, keptRows).map(textOf)).toEqual([...before.values()]);
  expect(digest(path)).toBe(was);
});

test('nothing is recovered of what never was a workspace, and no disk is blamed', async () => {
  const path = join(tempFolder(), 'text.tracebell');
  writeFileSync(path, 'a line of text\r\n'.repeat(1000));
  const { task, to } = await recover(path);
  expect(task.failure).toMatchObject({ code: 'workspace-beyond-recovery' });
  expect(statSync(to, { throwIfNoEntry: false })).toBeUndefined();
});

test('without the part that says where everything is, it is said that nothing can be recovered', async () => {
  const path = copyOf('hopeless.tracebell');
  for (const page of schemaPages()) if (page > 1) overwrite(path, page - 1, 0);
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(PAGE_BYTES - 100, 0xff), 0, PAGE_BYTES - 100, 100);
  closeSync(file);
  const was = digest(path);
  const { task, to } = await recover(path);
  expect(task).toMatchObject({ state: 'failed', failure: { code: 'workspace-beyond-recovery' } });
  expect(digest(path)).toBe(was);
  expect(statSync(to, { throwIfNoEntry: false })).toBeUndefined();
});

test('a workspace of before there were checksums is recovered as any other', async () => {
  const path = copyOf('before.tracebell');
  edit(
    path,
    ...['segment_column', 'block', 'dictionary_part'].map((table) => `UPDATE ${table} SET sum = NULL`),
  );
  const { report } = await recover(path);
  expect(report?.traces).toEqual({ kept: TRACES, lost: { count: 0 } });
});

test('of a log that is damaged in the middle, of which the file has a part already, all that can be read is recovered', async () => {
  const path = copyOf('logged.tracebell');
  const db = openWriter(path);
  const more = async (): Promise<void> => {
    const file = join(tempFolder(), 'more.json');
    const first = TRACES + heldCounts(db).traces;
    writeFileSync(file, lines([...Array(A_FILE).keys()].map((number) => ctsRecord(first + number, 'obs'))));
    await ingestInto(db, file);
  };
  const reader = openReader(path);
  reader.exec('BEGIN; SELECT count(*) FROM segment');
  await more();
  reader.exec('COMMIT; BEGIN; SELECT count(*) FROM segment');
  await more();
  db.pragma('wal_checkpoint(PASSIVE)');
  await more();
  const whole = new Map(keptRows(db).map((row) => [row.row, textOf(row)]));
  const left = join(tempFolder(), 'left.tracebell');
  for (const ending of ['', '-wal', '-shm']) copyFileSync(path + ending, left + ending);
  reader.close();
  db.close();
  writeAt(`${left}-wal`, 32 + 24 + 100, Buffer.from('damage'));

  const was = digest(`${left}-wal`);
  expect(failureOf(() => prepareWorkspace(left))).toMatchObject({
    ...{ code: 'workspace-damaged', details: { reason: 'left.tracebell-wal' } },
  });
  const { report, to } = await recover(left);
  expect(report).toMatchObject({ isLastLost: true, traces: { kept: whole.size, lost: { count: 0 } } });
  expect(digest(`${left}-wal`)).toBe(was);
  expect(look(to, keptRows).map(textOf)).toEqual([...whole.values()]);
  expect(look(to, (db) => db.prepare('SELECT count(*) FROM coverage').pluck().get())).toBe(0);
});

test.each<[string, string[], number]>([
  [
    'columns',
    [
      // All but what says where the originals lie.
      'UPDATE segment_column SET data = zeroblob(length(data)) WHERE id % 64 NOT BETWEEN 52 AND 54',
    ],
    0,
  ],
  ['parts of dictionaries', ['DELETE FROM dictionary_part WHERE column % 2 = 0'], 0],
  [
    'columns and a block of originals',
    [
      'UPDATE segment_column SET data = zeroblob(length(data)) WHERE id % 64 = 50',
      'DELETE FROM block WHERE first_row = (SELECT min(first_row) FROM block)',
    ],
    512,
  ],
])('%s that cannot be read are made anew of originals that can', async (_name, damage, lost) => {
  const path = copyOf('torn.tracebell');
  edit(path, ...damage);
  const { report, to } = await recover(path);
  expect(report?.traces).toEqual({ kept: TRACES - lost, lost: { count: lost } });
  expect(look(to, keptRows).map(textOf)).toEqual([...before.values()].slice(lost));
  const db = writerOf(to);
  const { totals } = await ingestInto(db, traceFiles);
  expect(totals).toMatchObject({ added: lost, conflicts: 0 });
  settleAndClose(db, to);
});

test('a second recovered copy leaves the first alone', async () => {
  const path = copyOf('twice.tracebell');
  const [first, second] = [await recover(path), await recover(path)];
  expect(first.to).not.toBe(second.to);
  expect(readBack(first.to)).toEqual(WHOLE);
});

test('damage that is met while the workspace is open is said, and ends nothing', async () => {
  const path = copyOf('in-use.tracebell');
  for (const page of pagesOf('segment_column')) overwrite(path, page - 1, 0);
  const data = startData({ folder: tempFolder(), open: path });
  const query = ALL_TRACES;
  const page = { from: { start: true }, limit: 10, order: 'newest' } as const;
  expect(await data.codeOf('traces.page', { query, page, columns: ['trace_name'] })).toBe(
    'workspace-damaged',
  );
  expect(await data.get('workspace.summary', {})).toMatchObject({ path });
  await data.get('workspace.recover', { path });
  const { tasks } = await data.event('tasks.changed', ({ tasks: [task] }) => task?.state === 'done');
  expect(tasks).toMatchObject([{ kind: 'recover', outcome: { recovered: { drafts: { kept: 1 } } } }]);
  expect(await data.get('workspace.summary', {})).toBeNull();
});
