import type { ImportTotals } from '../../../../shared/model/imports.ts';
import type { RatingChoice, RatingKept } from '../../../../shared/model/trace.ts';
import type { Writer } from '../../cache/handle.ts';
import { walk, type FoundFile } from '../../sources/files/walk.ts';
import { itemsOf } from './items.ts';
import { Parsers } from './parsers.ts';

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
 * Reads files into the workspace. The threads that read are started before the code that writes is loaded, so that both load
 * at once: of a short import that is a good part of the time.
 */
export async function ingest(db: Writer, input: IngestInput, context: IngestContext): Promise<IngestOutcome> {
  const found = await walk(input.paths);
  context.checkCancelled();
  const items = itemsOf(found.filter((one): one is FoundFile => one.kind === 'file'));
  const parsers = context.parsers ?? new Parsers(context.parseEntry, items.length);
  try {
    const { writeFound } = await import('./write-found.ts');
    return await writeFound(db, found, items, parsers, input, context);
  } finally {
    if (parsers !== context.parsers) await parsers.close();
  }
}
