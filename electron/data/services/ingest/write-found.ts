import { readdir } from 'node:fs/promises';
import { COLUMN_NAMES } from '../../../../shared/model/trace-columns.ts';
import { columnChoices, zoneChoices } from '../../cache/column-choices.ts';
import { withDisk } from '../../cache/disk-failure.ts';
import type { Writer } from '../../cache/handle.ts';
import { endRun, insertRun, ratingKeptIn, runTotals } from '../../cache/import-runs.ts';
import { appendToJournal } from '../../cache/journal.ts';
import { knownSources } from '../../cache/sources.ts';
import type { SheetChoices } from '../../sources/files/sheet/sheet-choices.ts';
import type { Found, FoundFile } from '../../sources/files/walk.ts';
import { buffersOf, type Item, type ReadingRules } from './batch.ts';
import type { IngestContext, IngestInput, IngestOutcome } from './ingest.ts';
import { KeptRows } from './kept-rows.ts';
import type { Parsers } from './parsers.ts';
import { ProblemsInOrder } from './problems-in-order.ts';
import { proveHours } from './prove-hours.ts';
import { isMappedOtherwise, withdraw } from './withdraw.ts';
import { keptFrom, removeExpired } from '../retention.ts';
import { Remap } from './remap.ts';
import { ItemWriter, writeProblems, type WritingRun } from './write-item.ts';

/**
 * Writes what the threads read and encode, each item in one transaction and in the order of the paths. What was reported is in;
 * what a failure or a cancel cut off is not in at all, and is read the next time.
 */
export async function writeFound(
  db: Writer,
  found: readonly Found[],
  items: readonly Item[],
  parsers: Parsers,
  input: IngestInput,
  context: IngestContext,
): Promise<IngestOutcome> {
  const { rating, by, toolVersion, paths } = input;
  const named = input.namedFrom === null ? paths : await readdir(input.namedFrom);
  const run = withDisk(input.workspace, () =>
    insertRun(db, { startedAt: context.now(), by, toolVersion, paths: named, rating }),
  );
  const files = found.filter((one): one is FoundFile => one.kind === 'file');
  // From here on the workspace knows of it.
  context.progress(0, bytesOf(files), 0);
  let isComplete = false;
  try {
    const writingRun: WritingRun = {
      id: run,
      rating: input.rating,
      now: context.now,
      keptFrom: keptFrom(db, context.now()),
      nameOf: (path) => nameFrom(input.namedFrom, path),
      problems: new ProblemsInOrder(found),
    };
    if (files.length > 0) {
      const messages = parsers.read(items, rulesOf(db, input), context.checkCancelled);
      await writeItems(new KeptRows(db), parsers, messages, writingRun, files, input, context);
    }
    withDisk(input.workspace, () => db.transaction(() => writeProblems(db, writingRun, null))());
    isComplete = true;
  } finally {
    endOfRun(db, run, isComplete, { ...input, paths: named }, context);
  }
  const traces = ratingKeptIn(db, run);
  return {
    run,
    totals: runTotals(db, run),
    ...(traces === 0 ? {} : { ratingKept: { traces, asked: input.rating } }),
  };
}

async function writeItems(
  kept: KeptRows,
  parsers: Parsers,
  messages: ReturnType<Parsers['read']>,
  run: WritingRun,
  files: readonly FoundFile[],
  { workspace }: IngestInput,
  context: IngestContext,
): Promise<void> {
  const sizes = new Map(files.map(({ path, sizeBytes }) => [path, sizeBytes]));
  const totalBytes = bytesOf(files);
  const remaps = new Map<number, Remap>();
  let doneBytes = 0;
  let traces = 0;
  let writer: ItemWriter | null = null;
  const { db } = kept;
  const tell = (bytesRead: number): void =>
    context.progress(Math.min(totalBytes, doneBytes + bytesRead), totalBytes, traces);
  try {
    for await (const { thread, message } of messages) {
      if (writer === null) {
        withDisk(workspace, () => db.exec('BEGIN IMMEDIATE'));
        writer = new ItemWriter(kept, run);
      }
      const current = writer;
      if (message.type === 'batch') {
        const remap = remaps.get(thread) ?? new Remap(COLUMN_NAMES.length);
        remaps.set(thread, remap);
        remap.apply(message.batch, kept.dictionaries);
        withDisk(workspace, () => current.add(message.batch));
        traces += message.batch.rows;
        for (const buffer of buffersOf(message.batch)) buffer.transfer(0);
        parsers.written(thread);
        tell(message.bytesRead);
      } else if (message.type === 'replace') {
        withDisk(workspace, () => withdraw(kept, message.source, run.now()));
      } else {
        withDisk(workspace, () => {
          current.end(message.sources);
          db.exec('COMMIT');
        });
        writer = null;
        context.letIn?.();
        for (const { path } of message.sources) doneBytes += sizes.get(path) ?? 0;
        tell(0);
      }
    }
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

const bytesOf = (files: readonly FoundFile[]): number =>
  files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

function rulesOf(db: Writer, { rating, zone }: IngestInput): ReadingRules {
  const sources = knownSources(db, rating);
  const choices: SheetChoices = {
    mapping: columnChoices(db),
    zones: zoneChoices(db),
    ...(zone === undefined ? {} : { zone }),
  };
  const known = new Map<string, { source: number; isStale: boolean }>();
  for (const { id: source, sha256, hasSheets, isWhole } of sources) {
    const isStale = hasSheets === 1 && isMappedOtherwise(db, source, choices);
    if (isWhole === 1 || isStale) known.set(sha256, { source, isStale });
  }
  return {
    rating,
    choices,
    known,
    knownSizes: new Set(sources.map(({ sizeBytes }) => sizeBytes)),
  };
}

function endOfRun(
  db: Writer,
  run: number,
  isComplete: boolean,
  { workspace, by, toolVersion, paths }: IngestInput,
  { now }: IngestContext,
): void {
  try {
    withDisk(workspace, () =>
      db
        .transaction(() => {
          proveHours(db);
          removeExpired(db, now());
          const endedAt = now();
          endRun(db, run, endedAt, isComplete);
          const { files, failed, ...counts } = runTotals(db, run);
          const details = { run, toolVersion, isComplete, paths: [...paths], files, failed, ...counts };
          appendToJournal(db, { at: endedAt, kind: 'import', by, details });
        })
        .immediate(),
    );
  } catch (error) {
    // After a failure it is that one which is told; a run without an end is known as one that was cut off.
    if (isComplete) throw error;
  }
}

function nameFrom(folder: string | null, path: string): string {
  if (folder === null || !path.startsWith(folder)) return path;
  return path.slice(folder.length).replace(/^[/\\]+/, '');
}
