import { createHash } from 'node:crypto';
import type { RatingChoice } from '../../../../shared/model/trace.ts';
import type { PathFacts } from '../../cache/sources.ts';
import { createSplitter } from '../../sources/files/json/splitter.ts';
import { RECORD_LIMITS } from '../../sources/files/raw-record.ts';
import type { Batch, SourceEnd } from './batch.ts';
import type { BatchBuilder } from './batch-builder.ts';
import { addRecords, partOf, setColumns, type Reading } from './read-item.ts';

/** An answer of the service as it came. */
export interface AnswerPage {
  /** What was asked, without anything that signs it. */
  address: string;
  body: Uint8Array;
  /** Where its list of records lies, where that is known already: all else is passed over unread. */
  list?: { from: number; to: number } | null;
  /** How many of its first records were on the page before: it was asked for so that it begins with them. */
  repeats?: number;
  facts: PathFacts;
}

/** Reads answers into batches, each a source of its own; the sources come last. */
export function* readPages(
  pages: readonly AnswerPage[],
  rating: RatingChoice,
  builder: BatchBuilder,
): Generator<{ batch: Batch } | { sources: SourceEnd[] }, void> {
  const reading: Reading = { rules: { rating }, builder, parts: 0, bytesBefore: 0 };
  const sources: SourceEnd[] = [];
  builder.beginItem();
  for (const page of pages) {
    for (const { batch } of readPage(page, reading, sources)) yield { batch };
  }
  if (!builder.isEmpty) yield { batch: builder.take() };
  yield { sources };
}

function* readPage(
  { address, body, list = null, repeats = 0, facts }: AnswerPage,
  reading: Reading,
  sources: SourceEnd[],
): Generator<{ batch: Batch }, void> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const part = partOf(facts, reading);
  setColumns(part, { columns: null }, reading);
  const splitter = createSplitter(RECORD_LIMITS, { offset: list?.from ?? 0 });
  const text = list === null ? bytes : bytes.subarray(list.from, list.to);
  for (const records of [splitter.feed(text), splitter.end()])
    for (const { records: all, ...batch } of records) {
      const own = repeats === 0 ? all : all.filter(({ position }) => position.index >= repeats);
      for (const step of addRecords({ ...batch, records: own, bytesRead: 0 }, part, reading))
        if ('batch' in step) yield { batch: step.batch };
    }
  const nothing = { path: address, problem: null, sheets: [], digest: null, notes: [] };
  sources.push({
    ...{ path: address, sizeBytes: bytes.length, hash: hashOf(bytes), sameAs: null },
    ...{ problem: null, isArchive: false, notes: [], parts: [part.tally.end(nothing)] },
  });
}

function hashOf(bytes: Buffer): { md5: string; sha256: string } {
  const hash = (name: string): string => createHash(name).update(bytes).digest('hex');
  return { md5: hash('md5'), sha256: hash('sha256') };
}
