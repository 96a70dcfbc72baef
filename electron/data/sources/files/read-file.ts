import type { FileNote, FileProblem } from '../../../../shared/model/file-problem.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import type { Sheet } from '../../../../shared/model/sheet.ts';
import { CAPS, type Caps } from './budget.ts';
import { fileFacts, type FileFacts } from './file-facts.ts';
import { newOutcome, type Outcome } from './file-problem.ts';
import { jsonRecords } from './json-records.ts';
import { openContainer, type Part } from './open-container.ts';
import { RECORD_LIMITS, type RecordBatch, type RecordLimits } from './raw-record.ts';
import type { SheetChoices } from './sheet/sheet-choices.ts';
import { readCsv, readWorkbook } from './sheet/sheet-parts.ts';
import { openStored, type StoredFile, type StoredHash } from './stored-file.ts';

export interface ReadOptions {
  signal?: AbortSignal;
  caps?: Partial<Caps>;
  limits?: Partial<RecordLimits>;
  /** What the user said about sheets. */
  choices?: SheetChoices;
}

export type FormatHint = 'json' | 'csv' | 'workbook' | 'digest' | 'empty';

/** Records of one part. `bytesRead` counts stored bytes of the file, for progress. */
export interface RecordsStep extends RecordBatch {
  kind: 'records';
  path: string;
  bytesRead: number;
}

/** One part is read. A file that is no archive has one, with the file's own path. */
export interface PartStep {
  kind: 'part';
  path: string;
  facts: FileFacts;
  /** Null where it was not recognised, or could not be opened. */
  hint: FormatHint | null;
  sheets: Sheet[];
  /** What it holds where it is a digest of trace files, which is no trace. */
  digest: JsonObject | null;
  problem: FileProblem | null;
  notes: FileNote[];
}

/** The file is read. What is wrong with one that is no archive is told here in full. */
export interface FileStep {
  kind: 'file';
  path: string;
  isArchive: boolean;
  /** Null where it could not be opened, or not to its end. */
  hash: StoredHash | null;
  problem: FileProblem | null;
  notes: FileNote[];
}

export type ReadStep = RecordsStep | PartStep | FileStep;

/**
 * Reads one file, whatever it is packed in. All that is wrong with it is told in the steps; only the signal's reason
 * is thrown, and faults.
 */
export async function* readFile(path: string, options: ReadOptions = {}): AsyncGenerator<ReadStep, void> {
  const outcome = newOutcome();
  const opened = openStored(path, options.signal);
  if (!opened.ok) {
    yield { kind: 'file', path, isArchive: false, hash: null, problem: opened.problem, notes: [] };
    return;
  }
  const { file } = opened;
  let isArchive = false;
  let isClosed = false;
  try {
    for await (const part of openContainer(file, outcome, { ...CAPS, ...options.caps }, options.signal)) {
      isArchive ||= part.path !== path;
      yield* readPart(part, file, options);
    }
    isClosed = true;
    file.close(outcome);
  } finally {
    if (!isClosed) file.close(outcome);
  }
  const hash = file.readBytes === file.sizeBytes ? file.hash() : null;
  yield { kind: 'file', path, isArchive, hash, problem: outcome.problem, notes: outcome.notes };
}

async function* readPart(part: Part, file: StoredFile, options: ReadOptions): AsyncGenerator<ReadStep, void> {
  const { path, outcome } = part;
  let digest: JsonObject | null = null;
  const content = readContent(part, options);
  try {
    let next = await content.next();
    for (; next.done !== true; next = await content.next()) {
      options.signal?.throwIfAborted();
      const taken = withoutDigest(next.value);
      digest ??= taken.digest;
      yield { kind: 'records', path, bytesRead: file.readBytes, ...taken.batch };
    }
    const { sheets } = next.value;
    const hint = digest === null ? next.value.hint : 'digest';
    const { problem, notes } = outcome;
    yield { kind: 'part', path, facts: fileFacts(path), hint, sheets, digest, problem, notes };
  } finally {
    // Who stops early leaves streams behind otherwise.
    await content.return({ hint: null, sheets: [] });
  }
}

interface ContentEnd {
  hint: FormatHint | null;
  sheets: Sheet[];
}

async function* readContent(
  { content, outcome }: Part,
  { caps, limits, choices }: ReadOptions,
): AsyncGenerator<RecordBatch, ContentEnd> {
  switch (content?.kind) {
    case 'json':
      yield* readJson(content.chunks, { ...RECORD_LIMITS, ...limits }, outcome);
      return { hint: 'json', sheets: [] };
    case 'text': {
      const sheets = yield* readCsv(content.chunks, choices, outcome);
      return { hint: sheets.length > 0 ? 'csv' : null, sheets };
    }
    case 'workbook': {
      const { heldBytes } = { ...CAPS, ...caps };
      return { hint: 'workbook', sheets: yield* readWorkbook(content.zip, choices, outcome, heldBytes) };
    }
    case undefined:
      return { hint: outcome.problem === null ? 'empty' : null, sheets: [] };
  }
}

/** After so many refusals without a single record it is not what it looked like. */
const HOPELESS = 1000;

async function* readJson(
  chunks: AsyncIterable<Buffer>,
  limits: RecordLimits,
  outcome: Outcome,
): AsyncGenerator<RecordBatch, void> {
  let records = 0;
  let refusals = 0;
  for await (const batch of jsonRecords(chunks, limits)) {
    records += batch.records.length;
    refusals += batch.refusals.length;
    yield batch;
    if (records > 0 || refusals < HOPELESS) continue;
    outcome.problem ??= { code: 'format-unknown', details: {} };
    return;
  }
}

/** Takes a digest out of its batch: such files lie beside those of traces, and prove them. A digest is all of its file. */
function withoutDigest(batch: RecordBatch): { batch: RecordBatch; digest: JsonObject | null } {
  const [first, ...others] = batch.records.length === 1 && batch.columns === null ? batch.records : [];
  const value = first?.position.index === 0 ? first.value : null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { batch, digest: null };
  if (!('digest_end_time' in value && 'log_files' in value)) return { batch, digest: null };
  return { batch: { ...batch, records: others }, digest: value };
}
