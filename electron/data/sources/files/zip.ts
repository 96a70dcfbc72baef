import { fromBufferPromise, fromFdPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';
import type { FileProblem } from '../../../../shared/model/file-problem.ts';
import type { Budget } from './budget.ts';
import { byteQueue } from './byte-queue.ts';
import { problemOf, type Outcome } from './file-problem.ts';
import { copyThrough, inflate } from './inflate.ts';

const [STORED, DEFLATED] = [0, 8];

const WORKBOOK_NAME = 'xl/workbook.xml';
/** A workbook has it among so many. */
const LOOKED_AT = 100;

/** A file in an archive; its name is only a name, wherever it points. */
export interface ZipEntry {
  name: string;
  /** As the archive's directory says. */
  sizeBytes: number;
  packedBytes: number;
  /** Its content; what is wrong with it is told in the outcome. */
  chunks(outcome: Outcome): AsyncGenerator<Buffer, void>;
}

export interface Zip {
  /** Its files in the order of its directory; asked for once. */
  entries: AsyncIterable<ZipEntry>;
  /** Whether it is a workbook, which is an archive too. */
  isWorkbook: boolean;
}

type ZipResult = { ok: true; zip: Zip } | { ok: false; problem: FileProblem };

/**
 * Opens an archive. Damage of its directory is told in the outcome while entries are asked for. The library's own
 * checks of names and sizes would end the whole archive for one entry, and are done here for each.
 */
export async function openZip(
  source: number | Buffer,
  outcome: Outcome,
  budget: Budget,
  signal: AbortSignal | undefined,
): Promise<ZipResult> {
  const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: false, autoClose: false };
  try {
    const zip = Buffer.isBuffer(source)
      ? await fromBufferPromise(source, options)
      : await fromFdPromise(source, options);
    return { ok: true, zip: await recognised(listEntries(zip, outcome, budget, signal)) };
  } catch (error) {
    return { ok: false, problem: damageOf(error) };
  }
}

/** Looks at the first entries for what makes it a workbook. */
async function recognised(entries: AsyncGenerator<ZipEntry, void>): Promise<Zip> {
  const first: ZipEntry[] = [];
  let isWorkbook = false;
  while (!isWorkbook && first.length < LOOKED_AT) {
    const next = await entries.next();
    if (next.done === true) break;
    first.push(next.value);
    isWorkbook = next.value.name === WORKBOOK_NAME;
  }
  return { entries: joined(first, entries), isWorkbook };
}

async function* joined(
  first: ZipEntry[],
  rest: AsyncGenerator<ZipEntry, void>,
): AsyncGenerator<ZipEntry, void> {
  try {
    yield* first;
    yield* rest;
  } finally {
    await rest.return();
  }
}

async function* listEntries(
  zip: ZipFile,
  outcome: Outcome,
  budget: Budget,
  signal: AbortSignal | undefined,
): AsyncGenerator<ZipEntry, void> {
  const entries = zip.eachEntry()[Symbol.asyncIterator]();
  for (;;) {
    signal?.throwIfAborted();
    let entry: Entry;
    try {
      const next = await entries.next();
      if (next.done === true) {
        noteUnlisted(zip, outcome);
        return;
      }
      entry = next.value;
    } catch (error) {
      outcome.problem ??= damageOf(error);
      return;
    }
    // Of what the archive is packed in something may be known to be wrong already.
    const tooMany = budget.spendEntry();
    if (tooMany !== null) {
      outcome.problem ??= tooMany;
      return;
    }
    const name = getFileNameLowLevel(
      entry.generalPurposeBitFlag,
      entry.fileNameRaw,
      entry.extraFields,
      false,
    );
    // Folders have entries of their own.
    if (name.endsWith('/')) continue;
    yield {
      name,
      sizeBytes: entry.uncompressedSize,
      packedBytes: entry.compressedSize,
      chunks: (entryOutcome) => entryChunks(zip, entry, entryOutcome, budget, signal),
    };
  }
}

/** What ends an archive, and what one of great size has before that. */
const [END_BYTES, LARGE_END_BYTES] = [22, 76];

/** An archive that another one was joined to is read by its own directory, and there is more than it tells of. */
function noteUnlisted(zip: ZipFile, outcome: Outcome): void {
  const atByte = Number(zip.readEntryCursor);
  const sizeBytes = zip.fileSize - END_BYTES - zip.comment.length - atByte;
  if (sizeBytes > LARGE_END_BYTES)
    outcome.notes.push({ code: 'zip-unlisted', details: { atByte, sizeBytes } });
}

async function* entryChunks(
  zip: ZipFile,
  entry: Entry,
  outcome: Outcome,
  budget: Budget,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer, void> {
  if (entry.isEncrypted()) {
    outcome.problem = { code: 'zip-entry-encrypted', details: {} };
    return;
  }
  const { compressionMethod: method } = entry;
  if (method !== STORED && method !== DEFLATED) {
    outcome.problem = { code: 'zip-entry-method', details: { method } };
    return;
  }
  const packed = byteQueue(packedChunks(zip, entry, outcome));
  try {
    const content =
      method === STORED
        ? copyThrough(packed, budget)
        : inflate(packed, () => entry.uncompressedSize, budget, signal);
    const { end, problem, crc, sizeBytes } = yield* content;
    if (end === 'stopped') outcome.problem ??= problem;
    else if (end !== 'whole') outcome.problem ??= entryDamage('data');
    else if (sizeBytes !== entry.uncompressedSize) outcome.problem ??= entryDamage('length');
    else if (crc !== entry.crc32) outcome.problem ??= entryDamage('checksum');
  } finally {
    await packed.close();
  }
}

async function* packedChunks(zip: ZipFile, entry: Entry, outcome: Outcome): AsyncGenerator<Buffer, void> {
  try {
    const stream = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    outcome.problem ??= hasSystemCode(error) ? problemOf(error) : entryDamage('header');
  }
}

function entryDamage(reason: 'header' | 'data' | 'checksum' | 'length'): FileProblem {
  return { code: 'zip-entry-damaged', details: { reason } };
}

/** The library's errors are sentences about the archive; the system's have codes. */
function damageOf(error: unknown): FileProblem {
  if (hasSystemCode(error)) return problemOf(error);
  return { code: 'zip-damaged', details: { reason: error instanceof Error ? error.message : String(error) } };
}

const hasSystemCode = (error: unknown): boolean =>
  error instanceof Error && typeof Reflect.get(error, 'code') === 'string';
