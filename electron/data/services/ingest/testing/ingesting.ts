import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Reader, Writer } from '../../../cache/handle.ts';
import { createWorkspace } from '../../../cache/create.ts';
import { filesOfRun, type FileEntry } from '../../../cache/import-runs.ts';
import { openReader, openWriter, settleAndClose } from '../../../cache/open.ts';
import { tempFolder } from '../../../testing/temp-folder.ts';
import { ingest, type IngestContext, type IngestInput, type IngestOutcome } from '../ingest.ts';

/** The clock stands still: nothing that is compared may hang on it. */
export const NOW_AT = Date.UTC(2026, 2, 9, 10, 11, 12);
const PARSE_ENTRY = new URL('../parse-thread.ts', import.meta.url);
/** Reads as the real one does, and tells of it in fits and starts. */
export const UNEVEN_ENTRY = new URL('uneven-parse-thread.ts', import.meta.url);

/** A new workspace of the running test's own. */
export function newWorkspace(): { db: Writer; path: string } {
  const path = join(tempFolder(), 'a.tracebell');
  createWorkspace(path, '1.2.3', NOW_AT);
  return { db: writerOf(path), path };
}

export function writerOf(path: string): Writer {
  const db = openWriter(path);
  onTestFinished(() => {
    if (db.open) settleAndClose(db, path);
  });
  return db;
}

export function readerOf(path: string): Reader {
  const db = openReader(path);
  onTestFinished(() => void db.close());
  return db;
}

export type IngestOptions = Partial<IngestInput> & Partial<IngestContext>;

/** Reads paths into a workspace as a command would. */
export function ingestInto(
  db: Writer,
  paths: string | readonly string[],
  options: IngestOptions = {},
): Promise<IngestOutcome> {
  const input: IngestInput = {
    ...{ workspace: db.name, paths: typeof paths === 'string' ? [paths] : paths, rating: 'severity' },
    ...{ by: 'lena', toolVersion: '1.2.3', namedFrom: null },
    ...options,
  };
  return ingest(db, input, contextWith(options));
}

export function contextWith(options: Partial<IngestContext> = {}): IngestContext {
  const nothing = (): void => undefined;
  return {
    ...{ now: () => NOW_AT, checkCancelled: nothing, progress: nothing, parseEntry: PARSE_ENTRY },
    ...options,
  };
}

export interface Counted {
  read: number;
  added: number;
  duplicates: number;
  conflicts: number;
  refused: number;
}

/** What came of each file of a run, in order. */
export function filesOf(db: Reader, { run }: IngestOutcome): FileEntry[] {
  return [...filesOfRun(db, run)];
}

/** The counts of each file of a run, in order: added, duplicates, conflicts, refused. */
export function countsOf(db: Reader, outcome: IngestOutcome): number[][] {
  return filesOf(db, outcome).map(({ added, duplicates, conflicts, refused }) => [
    added,
    duplicates,
    conflicts,
    refused,
  ]);
}
