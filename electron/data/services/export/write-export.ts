import { open, type FileHandle } from 'node:fs/promises';
import type { ExportFormat } from '../../../../shared/model/export.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import {
  draftBeside,
  exportFailure,
  exportPlace,
  placeExport,
  removeDraft,
  type PlaceOptions,
} from './export-place.ts';
import type { ExportRow, ExportRows, ExportTally } from './exported-trace.ts';
import type { TableOptions } from './table-columns.ts';
import { writeCsv } from './write-csv.ts';
import { writeJson, type JsonOptions } from './write-json.ts';
import { writeNdjson } from './write-ndjson.ts';
import { writeXlsx } from './write-xlsx.ts';

export interface ExportProgress {
  /** Rows taken so far. */
  rows: number;
  /** Written so far. */
  bytes: number;
}

/** `columns` counts for tables and for `fields`, `content` for the forms of JSON. */
export interface ExportOptions extends JsonOptions, TableOptions, PlaceOptions {
  signal?: AbortSignal;
  progress?: (done: ExportProgress) => void;
}

export interface ExportOutcome extends ExportTally {
  bytes: number;
}

/** Writes traces to a file, which appears under its name only when it is whole. */
export async function writeExport(
  path: string,
  format: ExportFormat,
  rows: ExportRows,
  options: ExportOptions,
): Promise<ExportOutcome> {
  const place = exportPlace(path, options);
  const draft = draftBeside(place);
  try {
    const outcome = await writeDraft(draft, place, format, rows, options);
    checkCancelled(options.signal);
    placeExport(draft, place, options.replace ?? false);
    return outcome;
  } catch (error) {
    // Whatever the rows threw when they were cancelled, too.
    checkCancelled(options.signal);
    throw error;
  } finally {
    removeDraft(draft);
  }
}

async function writeDraft(
  draft: string,
  place: string,
  format: ExportFormat,
  rows: ExportRows,
  options: ExportOptions,
): Promise<ExportOutcome> {
  const onDisk = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      throw exportFailure(error, place);
    });
  const file = await onDisk(open(draft, 'wx'));
  try {
    const outcome = await writeChunks(file, onDisk, format, rows, options);
    await onDisk(file.sync());
    return outcome;
  } finally {
    await onDisk(file.close());
  }
}

async function writeChunks(
  file: FileHandle,
  onDisk: (work: Promise<void>) => Promise<void>,
  format: ExportFormat,
  rows: ExportRows,
  options: ExportOptions,
): Promise<ExportOutcome> {
  const { signal, progress } = options;
  const done: ExportProgress = { rows: 0, bytes: 0 };
  const chunks = WRITERS[format](counted(rows, done, signal), options);
  try {
    let next = await chunks.next();
    for (; next.done !== true; next = await chunks.next()) {
      checkCancelled(signal);
      await onDisk(file.writeFile(next.value));
      done.bytes += next.value.length;
      progress?.({ ...done });
    }
    return { ...next.value, bytes: done.bytes };
  } finally {
    await chunks.return({ rows: 0, cutCells: 0 });
  }
}

type Writer = (rows: ExportRows, options: ExportOptions) => AsyncGenerator<Buffer, ExportTally>;

const WRITERS: Readonly<Record<ExportFormat, Writer>> = {
  json: writeJson,
  ndjson: writeNdjson,
  csv: writeCsv,
  xlsx: writeXlsx,
};

async function* counted(
  rows: ExportRows,
  done: ExportProgress,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExportRow[], void> {
  for await (const batch of rows) {
    checkCancelled(signal);
    done.rows += batch.length;
    yield batch;
  }
}

function checkCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Failure('cancelled', {});
}
