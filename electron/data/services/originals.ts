import type { Trace } from '../../../shared/model/trace.ts';
import type { RatingChoice } from '../../../shared/model/trace.ts';
import type { TraceFieldName } from '../../../shared/model/trace-fields.ts';
import { normaliseRecord } from '../../core/normalise/normalise.ts';
import { isTraceFieldName } from '../../../shared/model/trace-fields.ts';
import { blockOf, decompressBlock, type StoredBlock } from '../cache/blocks.ts';
import type { Reader } from '../cache/handle.ts';
import { lengthsOf, type SegmentEntry } from '../cache/segments.ts';
import { partOfRow, sourceById, type PartEntry, type PathFacts } from '../cache/sources.ts';
import { recordValue } from '../sources/files/record-value.ts';

/** What has to be known about a record, besides its text, to read it again. */
export interface ReadingContext {
  facts: PathFacts;
  rating: RatingChoice;
  columns: ReadonlyMap<string, TraceFieldName> | null;
}

/** The trace that an original tells of: what was read once is read the same way again. */
export function traceOf(text: Buffer, { facts, rating, columns }: ReadingContext): Trace {
  const read = normaliseRecord(recordValue(text), {
    fromPath: facts,
    rating,
    ...(columns === null ? {} : { columns }),
  });
  if ('refusal' in read) throw new Error(`An original that was read once is refused: ${read.refusal.code}.`);
  return read.trace;
}

/** Originals of stored rows. Keeps the block it opened last: rows are most often asked for side by side. */
export class Originals {
  private readonly db: Reader;
  private readonly segmentOf: (row: number) => SegmentEntry | undefined;
  private block: (StoredBlock & { raw: Buffer; ends: Uint32Array }) | null = null;
  private lengths: { segment: number; lengths: Uint32Array } | null = null;

  constructor(db: Reader, segmentOf: (row: number) => SegmentEntry | undefined) {
    this.db = db;
    this.segmentOf = segmentOf;
  }

  /** The record's exact bytes; undefined where they were removed. */
  text(row: number): Buffer | undefined {
    const block = this.open(row);
    if (block === undefined) return undefined;
    const at = row - block.firstRow;
    return block.raw.subarray(at === 0 ? 0 : (block.ends[at - 1] ?? 0), block.ends[at]);
  }

  private open(row: number): NonNullable<Originals['block']> | undefined {
    const { block } = this;
    if (block !== null && row >= block.firstRow && row < block.firstRow + block.rows) return block;
    const stored = blockOf(this.db, row);
    const segment = this.segmentOf(row);
    if (stored === undefined || segment === undefined) return undefined;
    const lengths = this.lengthsIn(segment).subarray(stored.firstRow - segment.firstRow);
    let end = 0;
    const ends = new Uint32Array(stored.rows).map((_, at) => (end += lengths[at] ?? 0));
    this.block = { ...stored, raw: decompressBlock(stored), ends };
    return this.block;
  }

  private lengthsIn(segment: SegmentEntry): Uint32Array {
    if (this.lengths?.segment !== segment.id)
      this.lengths = { segment: segment.id, lengths: lengthsOf(this.db, segment) };
    return this.lengths.lengths;
  }
}

/** How the records of a part are read again. A workbook may hold several tables: the one with the record's headings counts. */
export function contextOfPart(db: Reader, part: PartEntry, text: Buffer): ReadingContext {
  const source = sourceById(db, part.sourceId);
  const rating = source?.rating ?? 'severity';
  return { facts: part.facts, rating, columns: columnsOf(part, text) };
}

function columnsOf({ sheets }: PartEntry, text: Buffer): ReadonlyMap<string, TraceFieldName> | null {
  if (sheets.length === 0) return null;
  const headings = Object.keys(recordValue(text) ?? {});
  const sheet = sheets.find((one) => headings.every((heading) => one.headings.includes(heading))) ?? sheets[0];
  const columns = new Map<string, TraceFieldName>();
  for (const [heading, field] of Object.entries(sheet?.mapping ?? {}))
    if (field !== null && isTraceFieldName(field)) columns.set(heading, field);
  return columns;
}

/** The trace of a stored row; undefined where its original was removed. */
export function storedTrace(db: Reader, originals: Originals, row: number): Trace | undefined {
  const text = originals.text(row);
  const part = text && partOfRow(db, row);
  return part && traceOf(text, contextOfPart(db, part, text));
}
