import { readdir } from 'node:fs/promises';
import type { ImportTotals } from '../../../../shared/model/imports.ts';
import type { RatingChoice, RatingKept } from '../../../../shared/model/trace.ts';
import { COLUMN_NAMES } from '../../../../shared/model/trace-columns.ts';
import { columnChoices, zoneChoices } from '../../cache/column-choices.ts';
import { withDisk } from '../../cache/disk-failure.ts';
import type { Writer } from '../../cache/handle.ts';
import { endRun, insertRun, ratingKeptIn, runTotals } from '../../cache/import-runs.ts';
import { appendToJournal } from '../../cache/journal.ts';
import { knownSources } from '../../cache/sources.ts';
import type { SheetChoices } from '../../sources/files/sheet/sheet-choices.ts';
import { walk, type FoundFile } from '../../sources/files/walk.ts';
import { buffersOf, type ReadingRules } from './batch.ts';
import { itemsOf } from './items.ts';
import { KeptRows } from './kept-rows.ts';
import { Parsers } from './parsers.ts';
import { ProblemsInOrder } from './problems-in-order.ts';
import { proveHours } from './prove-hours.ts';
import { isMappedOtherwise, withdraw } from './withdraw.ts';
import { keptFrom, removeExpired } from '../retention.ts';
import { Remap } from './remap.ts';
import { ItemWriter, writeProblems, type WritingRun } from './write-item.ts';

export interface IngestInput {
  /** Of the workspace, for the sentences of its failures. */
  workspace: string;
  paths: readonly string[];
  rating: RatingChoice;
  by: string;
  toolVersion: string;
  /** The folder whose files are named from it on: where they were brought to is nothing to tell. */
  namedFrom: string | null;
  /** Of times in tables that name none, whatever was said before; remembered for their headings. */
  zone?: string;
}

export interface IngestContext {
  now(): number;
  /** Throws where the person no longer wants it. */
  checkCancelled(): void;
  /** Called between items. */
  letIn?(): void;
  progress(doneBytes: number, totalBytes: number, traces: number): void;
  /** The entry of the threads that read. */
  parseEntry: URL;
  /** Where they have been started already; otherwise as many are as there is work for. */
  parsers?: Parsers;
}

export interface IngestOutcome {
  run: number;
  totals: ImportTotals;
  /** Where some traces keep another rating than the one asked for. */
  ratingKept?: RatingKept;
}

/**
 * Reads files into the workspace: threads read and encode, this one writes, each item in one transaction and in the order
 * of the paths. What was reported is in; what a failure or a cancel cut off is not in at all, and is read the next time.
 */
export async function ingest(db: Writer, input: IngestInput, context: IngestContext): Promise<IngestOutcome> {
  const { rating, by, toolVersion, paths } = input;
  const found = await walk(paths);
  context.checkCancelled();
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
    if (files.length > 0) await ingestFiles(db, writingRun, files, input, context);
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

async function ingestFiles(
  db: Writer,
  run: WritingRun,
  files: readonly FoundFile[],
  input: IngestInput,
  context: IngestContext,
): Promise<void> {
  const items = itemsOf(files);
  const rules = rulesOf(db, input);
  const parsers = context.parsers ?? new Parsers(context.parseEntry, items.length);
  const messages = parsers.read(items, rules, context.checkCancelled);
  try {
    await writeItems(new KeptRows(db), parsers, messages, run, files, input, context);
  } finally {
    if (parsers !== context.parsers) await parsers.close();
  }
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
