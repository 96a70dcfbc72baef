import { statSync } from 'node:fs';
import type { SheetColumns } from '../../../../shared/model/sheet.ts';
import { normaliseRecord, type NormaliseContext } from '../../../core/normalise/normalise.ts';
import { fileFacts } from '../../sources/files/file-facts.ts';
import { PlainRecord } from '../../sources/files/plain-record.ts';
import type { RawRecord } from '../../sources/files/raw-record.ts';
import { readFile, type FileStep, type PartStep, type RecordsStep } from '../../sources/files/read-file.ts';
import { hashFile } from '../../sources/files/stored-file.ts';
import type { Batch, Item, PartEnd, ReadingRules, SourceEnd } from './batch.ts';
import type { PathFacts } from '../../cache/sources.ts';
import type { BatchBuilder } from './batch-builder.ts';
import { PartTally } from './part-tally.ts';

export type ItemStep = { batch: Batch; bytesRead: number } | { replaced: number } | { sources: SourceEnd[] };

/** Reads the files of an item into batches; the sources, with all that was counted, come last. */
export async function* readItem(
  item: Item,
  rules: ReadingRules,
  builder: BatchBuilder,
): AsyncGenerator<ItemStep, void> {
  const reading: Reading = { rules, builder, parts: 0, bytesBefore: 0 };
  const sources: SourceEnd[] = [];
  builder.beginItem();
  for (const path of item.files) {
    const source = yield* readSource(path, rules, reading);
    reading.bytesBefore += source.sizeBytes ?? 0;
    sources.push(source);
  }
  if (!builder.isEmpty) yield { batch: builder.take(), bytesRead: reading.bytesBefore };
  yield { sources };
}

export interface Reading {
  rules: Pick<ReadingRules, 'rating'>;
  builder: BatchBuilder;
  /** Parts begun in this item. */
  parts: number;
  bytesBefore: number;
}

async function* readSource(
  path: string,
  rules: ReadingRules,
  reading: Reading,
): AsyncGenerator<ItemStep, SourceEnd> {
  const known = await knownSource(path, rules);
  if (typeof known === 'object') return known;
  if (known !== 'unknown') yield { replaced: known };
  const parts: PartEnd[] = [];
  let open: OpenPart | null = null;
  let text: ArrayBuffer | null = null;
  for await (const step of readFile(path, { choices: rules.choices })) {
    if (step.kind === 'file') {
      letGo(text);
      return sourceEnd(step, parts, reading);
    }
    if (step.kind === 'records') text ??= textOf(step);
    open ??= openPart(step, reading);
    if (step.kind === 'records') yield* addRecords(step, open, reading);
    else {
      parts.push(open.tally.end(step));
      open = null;
    }
  }
  throw new Error(`The reading of ${path} has no end.`);
}

/** What plain records are views of: where it is long it is nobody else's. */
function textOf({ records: [first] }: RecordsStep): ArrayBuffer | null {
  if (!(first instanceof PlainRecord)) return null;
  const { buffer } = first.bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength >= LONG_TEXT_BYTES ? buffer : null;
}

const LONG_TEXT_BYTES = 256 * 1024;

/** Gives memory back at once. Left to the collector, texts of megabytes make it look through everything for each file. */
function letGo(text: ArrayBuffer | null): void {
  text?.transfer(0);
}

/**
 * Read before, byte for byte, by the same rules; the number of the source where its columns would be taken otherwise now. Hashing costs a third of reading, so only where the size agrees.
 */
async function knownSource(path: string, rules: ReadingRules): Promise<SourceEnd | number | 'unknown'> {
  const sizeBytes = sizeOf(path);
  if (!rules.knownSizes.has(sizeBytes)) return 'unknown';
  const hash = await hashFile(path);
  if ('code' in hash) return 'unknown';
  const known = rules.known.get(hash.sha256);
  if (known === undefined) return 'unknown';
  const { source: sameAs, isStale } = known;
  if (isStale) return sameAs;
  return { path, sizeBytes, hash, sameAs, problem: null, isArchive: false, notes: [], parts: [] };
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return -1; // Reading will meet the same problem, and tell it in its place.
  }
}

function sourceEnd(step: FileStep, parts: PartEnd[], reading: Reading): SourceEnd {
  const { path, hash, problem, isArchive, notes } = step;
  const [first] = parts;
  // What is wrong with a file that is no archive is told with the file; its part is the same thing.
  if (!isArchive && first !== undefined) {
    first.error = problem;
    first.notes = notes;
  }
  // What is said of an archive itself would be lost with those that lie in it.
  if (notes.length > 0 && (isArchive || first === undefined)) {
    const { tally } = partOf(fileFacts(path), reading);
    parts.push(tally.end({ path, problem, notes, sheets: [], digest: null }));
  }
  return { path, sizeBytes: hash?.sizeBytes ?? null, hash, sameAs: null, problem, isArchive, notes, parts };
}

export interface OpenPart {
  number: number;
  tally: PartTally;
  context: NormaliseContext;
  columns: SheetColumns | null;
}

function openPart(step: RecordsStep | PartStep, reading: Reading): OpenPart {
  const open = partOf(fileFacts(step.path), reading);
  if (step.kind === 'records') setColumns(open, step, reading);
  return open;
}

export function partOf(facts: PathFacts, reading: Reading): OpenPart {
  const tally = new PartTally(facts);
  const context: NormaliseContext = {
    fromPath: tally.facts,
    rating: reading.rules.rating,
    bodies: 'written',
  };
  const open: OpenPart = { number: reading.parts, tally, context, columns: null };
  reading.parts += 1;
  return open;
}

export function setColumns(
  open: OpenPart,
  { columns }: Pick<RecordsStep, 'columns'>,
  { builder }: Reading,
): void {
  open.columns = columns;
  if (columns !== null) open.context = { ...open.context, columns };
  builder.begin({
    part: open.number,
    facts: open.tally.facts,
    columns,
  });
}

export function* addRecords(
  step: Omit<RecordsStep, 'kind' | 'path'>,
  open: OpenPart,
  reading: Reading,
): Generator<ItemStep, void> {
  const { builder } = reading;
  if (step.columns !== open.columns) setColumns(open, step, reading);
  const bytesRead = reading.bytesBefore + step.bytesRead;
  for (const record of step.records) {
    if (!(record instanceof PlainRecord && builder.addPlain(record, open.tally)))
      addRecord(record, open, builder);
    if (builder.isFull) yield { batch: builder.take(), bytesRead };
  }
  for (const refusal of step.refusals) {
    open.tally.refused += 1;
    builder.refuse(refusal);
    if (builder.isFull) yield { batch: builder.take(), bytesRead };
  }
}

function addRecord(record: RawRecord, { context, tally }: OpenPart, builder: BatchBuilder): void {
  const read = normaliseRecord(record.value, context);
  if ('refusal' in read) {
    tally.refused += 1;
    builder.refuse({ ...read.refusal, position: record.position, excerpt: excerptOf(record.text) });
  } else {
    tally.count(read.trace, read.wrappings);
    builder.add(read.trace, record);
  }
}

const EXCERPT_BYTES = 200;

/** How a record begins; cut where a character ends. */
function excerptOf(text: Buffer): string {
  return text.toString('utf8', 0, EXCERPT_BYTES).replace(/\uFFFD$/, '');
}
