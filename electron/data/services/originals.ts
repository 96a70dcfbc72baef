import type { RatingChoice, Trace } from '../../../shared/model/trace.ts';
import type { SheetColumns } from '../../../shared/model/sheet.ts';
import { isTraceFieldName } from '../../../shared/model/trace-fields.ts';
import { normaliseRecord } from '../../core/normalise/normalise.ts';
import { blockAt, blockPlace, decompressBlock, type StoredBlock } from '../cache/blocks.ts';
import type { Reader } from '../cache/handle.ts';
import { lengthsOf, type SegmentEntry } from '../cache/segments.ts';
import type { PartEntry, PathFacts } from '../cache/sources.ts';
import { RecentMap } from './recent-map.ts';
import type { RowSource, RowSources } from './row-sources.ts';
import { recordValue } from '../sources/files/record-value.ts';
import { columnsOf as columnsOfSheet } from '../sources/files/sheet/row-record.ts';

/** What has to be known about a record, besides its text, to read it again. */
export interface ReadingContext {
  facts: PathFacts;
  rating: RatingChoice;
  columns: SheetColumns | null;
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

/** A block that is open, with where each of its originals ends. */
interface OpenBlock extends StoredBlock {
  raw: Buffer;
  ends: Uint32Array;
}

/**
 * So many blocks stay open, about 20 MB: rows in order of time lie in as many files side by side as services write at
 * once, and opening a block again for each row would cost half a millisecond.
 */
const BLOCKS_HELD = 64;

/** Originals of stored rows. */
export class Originals {
  private readonly db: Reader;
  private readonly segmentOf: (row: number) => SegmentEntry | undefined;
  private last: OpenBlock | null = null;
  private readonly blocks = new RecentMap<OpenBlock>(BLOCKS_HELD);
  private readonly lengths = new RecentMap<Uint32Array>(BLOCKS_HELD);

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

  private open(row: number): OpenBlock | undefined {
    const { last } = this;
    if (last !== null && row >= last.firstRow && row < last.firstRow + last.rows) return last;
    const place = blockPlace(this.db, row);
    const segment = this.segmentOf(row);
    if (place === undefined || segment === undefined) return undefined;
    this.last = this.blocks.get(place, () => this.openAt(place, segment));
    return this.last;
  }

  private openAt(firstRow: number, segment: SegmentEntry): OpenBlock {
    const stored = blockAt(this.db, firstRow);
    const lengths = this.lengths.get(segment.id, () => lengthsOf(this.db, segment));
    const first = firstRow - segment.firstRow;
    let end = 0;
    const ends = new Uint32Array(stored.rows).map((_, at) => (end += lengths[first + at] ?? 0));
    return { ...stored, raw: decompressBlock(stored), ends };
  }
}

/** A workbook may hold several tables: the one with the record's headings counts. */
function columnsOf({ sheets }: PartEntry, text: Buffer): SheetColumns | null {
  if (sheets.length === 0) return null;
  const headings = Object.keys(recordValue(text) ?? {});
  const sheet =
    sheets.find((one) => headings.every((heading) => one.headings.includes(heading))) ?? sheets[0];
  const { fields, zone } = columnsOfSheet(sheet ?? { mapping: {} });
  return { fields: new Map([...fields].filter(([, field]) => isTraceFieldName(field))), zone };
}

/** The trace of a stored row; undefined where its original was removed. */
export function storedTrace(originals: Originals, sources: RowSources, row: number): Trace | undefined {
  const text = originals.text(row);
  const found = sources.of(row);
  if (text === undefined || found === undefined) return undefined;
  return traceOf(text, contextOf(found, text));
}

/** What an original was read by. */
export function contextOf({ part, source }: RowSource, text: Buffer): ReadingContext {
  return { facts: part.facts, rating: source.rating, columns: columnsOf(part, text) };
}
