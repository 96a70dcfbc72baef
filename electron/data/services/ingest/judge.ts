import { compareContents } from '../../../core/normalise/compare-content.ts';
import { carriedFields } from '../../../../shared/model/carries.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import type { TraceFieldName } from '../../../../shared/model/trace-fields.ts';
import { decompressBlock } from '../../cache/blocks.ts';
import { isSuperseded } from '../../cache/versions.ts';
import { fieldsOfSheets } from '../sheet-fields.ts';
import { RowSources } from '../row-sources.ts';
import { Originals, storedTrace, traceOf, type ReadingContext } from '../originals.ts';
import { RecentMap } from '../recent-map.ts';
import { idAt, type Batch, type Piece } from './batch.ts';
import { Crowds, printText } from './crowds.ts';
import { PROVIDER, samePrint, sameKey, type KeptRows } from './kept-rows.ts';

/**
 * - `new`: no row has its key
 * - `same`: a row says the same; the record is not kept
 * - `poorer`: a row says the same and more; kept, but does not stand
 * - `richer`: it says the same as a row and more, or in a form that carries more, and stands instead
 * - `conflict`: it contradicts all rows of its key
 */
export type Verdict = { kind: 'new' } | { kind: 'same' | 'poorer' | 'richer' | 'conflict'; row: number };

const NEW: Verdict = { kind: 'new' };

/**
 * A record is compared with so many rows of its key at most, in the order they came: ids that somebody masked are one id,
 * and its rows by the thousand contradict each other anyway. Whatever the number, the same bytes are known again.
 */
const MOST_COMPARED = 32;
/** Traces that were read for comparing: the records of one id often lie together. */
const TRACES_HELD = 4 * MOST_COMPARED;

/** The rows of a part of this item that are written already, which the tables do not know by their part yet. */
export interface WrittenPiece {
  firstRow: number;
  rows: number;
  context: ReadingContext;
}

/** Judges the records of one batch, in their order, against all rows and against those of the batch before them. */
export class Judge {
  private readonly kept: KeptRows;
  private readonly batch: Batch;
  private readonly keys: Uint32Array;
  private readonly firstRow: number;
  /** Places in the batch of the records that were kept, by row from the first. */
  private readonly places: number[] = [];
  private readonly originals: Originals;
  private readonly sources: RowSources;
  private readonly written: readonly WrittenPiece[];
  private readonly contextOf: (piece: Piece) => ReadingContext;
  private readonly traces = new RecentMap<Trace | undefined>(TRACES_HELD);
  private block: { number: number; raw: Buffer } | null = null;

  constructor(
    kept: KeptRows,
    batch: Batch,
    written: readonly WrittenPiece[],
    contextOf: (piece: Piece) => ReadingContext,
  ) {
    this.kept = kept;
    this.batch = batch;
    this.keys = new Uint32Array(batch.keys.buffer, batch.keys.byteOffset, batch.rows * 4);
    this.firstRow = kept.nextRow;
    this.written = written;
    this.contextOf = contextOf;
    this.originals = new Originals(kept.db, kept.segments.of);
    this.sources = new RowSources(kept.db);
  }

  judge(at: number): Verdict {
    const provider = this.providerOf(at);
    const crowd = this.kept.crowds.of(this.keys, at, provider);
    if (crowd !== undefined) return this.judgeInCrowd(at, crowd);
    let same = -1;
    const others: number[] = [];
    this.kept.find(this.keys, at, provider, (row) => {
      if (!this.hasKey(row, at, provider)) return false;
      if (this.hasPrint(row, at)) {
        same = row;
        return true;
      }
      others.push(row);
      return false;
    });
    if (same >= 0) return { kind: 'same', row: same };
    if (others.length >= Crowds.from) {
      const rows = new Map(others.map((row) => [this.printOfRow(row), row]));
      this.kept.crowds.begin(this.keys, at, provider, rows);
    }
    return others.length === 0 ? NEW : this.compare(at, others.slice(0, MOST_COMPARED));
  }

  /** Only the same bytes are known again. */
  private judgeInCrowd(at: number, crowd: ReadonlyMap<string, number>): Verdict {
    const same = crowd.get(printText(this.batch.prints, at));
    if (same !== undefined) return { kind: 'same', row: same };
    const [first = 0] = crowd.values();
    return { kind: 'conflict', row: first };
  }

  private providerOf(at: number): number {
    return idAt(this.batch.columns[PROVIDER], at);
  }

  /** The record is kept: its row, which the next ones are compared with. */
  keep(at: number): number {
    const row = this.firstRow + this.places.length;
    const provider = this.providerOf(at);
    this.places.push(at);
    this.kept.add(this.keys, at, provider, row);
    this.kept.crowds.of(this.keys, at, provider)?.set(printText(this.batch.prints, at), row);
    return row;
  }

  private printOfRow(row: number): string {
    const place = this.places[row - this.firstRow];
    return place === undefined ? this.kept.printText(row) : printText(this.batch.prints, place);
  }

  private hasKey(row: number, at: number, provider: number): boolean {
    const place = this.places[row - this.firstRow];
    if (place === undefined) return this.kept.hasKey(row, this.keys, at, provider);
    return sameKey(this.keys, place, this.keys, at) && this.providerOf(place) === provider;
  }

  private hasPrint(row: number, at: number): boolean {
    const place = this.places[row - this.firstRow];
    const { prints } = this.batch;
    if (place === undefined) return this.kept.hasPrint(row, prints, at);
    return samePrint(prints, place, prints, at);
  }

  /**
   * Other bytes may say the same: files and answers of the service write one trace differently. Then with the rows that
   * stand; what one of them agrees with is no contradiction.
   */
  private compare(at: number, rows: readonly number[]): Verdict {
    const trace = this.traceAt(at);
    const same = rows.find((row) => this.saysTheSame(trace, row));
    if (same !== undefined) return { kind: this.carriesMore(at, trace, same) ? 'richer' : 'same', row: same };
    const standing = rows.filter((row) => !isSuperseded(this.kept.db, row));
    for (const row of standing) {
      const there = this.traceOfRow(row);
      const outcome = there === undefined ? 'poorer' : compareContents(trace, there);
      if (outcome === 'richer') return { kind: 'richer', row };
      if (outcome !== 'conflict') return { kind: 'poorer', row };
    }
    return { kind: 'conflict', row: standing[0] ?? rows[0] ?? 0 };
  }

  /**
   * Of what a form has no place for, not seeing it tells nothing: of two that say the same the one whose form carries more stands, so
   * that it does not matter which was read first.
   */
  private carriesMore(at: number, trace: Trace, row: number): boolean {
    const there = this.traceOfRow(row);
    if (there === undefined || there.format === trace.format || isSuperseded(this.kept.db, row)) return false;
    const columns = this.contextOf(this.pieceOf(at)).columns;
    const carried = carriedFields(trace.format, columns?.fields.values() ?? []);
    const carriedThere = carriedFields(there.format, this.columnsOfRow(row));
    return carried.size > carriedThere.size;
  }

  private columnsOfRow(row: number): Iterable<TraceFieldName> {
    const place = this.places[row - this.firstRow];
    const piece = this.written.find(({ firstRow, rows }) => row >= firstRow && row < firstRow + rows);
    const context = place === undefined ? piece?.context : this.contextOf(this.pieceOf(place));
    return context === undefined
      ? fieldsOfSheets(this.sources.of(row)?.part.sheets ?? [])
      : (context.columns?.fields.values() ?? []);
  }

  private pieceOf(at: number): Piece {
    const piece = this.batch.pieces.findLast(({ from, rows }) => rows > 0 && from <= at);
    if (piece === undefined) throw new Error('A record belongs to no part.');
    return piece;
  }

  private saysTheSame(trace: Trace, row: number): boolean {
    const there = this.traceOfRow(row);
    return there !== undefined && compareContents(trace, there) === 'same';
  }

  private traceOfRow(row: number): Trace | undefined {
    return this.traces.get(row, () => this.readRow(row));
  }

  private readRow(row: number): Trace | undefined {
    const place = this.places[row - this.firstRow];
    if (place !== undefined) return this.traceAt(place);
    const piece = this.written.find(({ firstRow, rows }) => row >= firstRow && row < firstRow + rows);
    if (piece === undefined) return storedTrace(this.originals, this.sources, row);
    const text = this.originals.text(row);
    return text && traceOf(text, piece.context);
  }

  private traceAt(at: number): Trace {
    return traceOf(this.textAt(at), this.contextOf(this.pieceOf(at)));
  }

  private textAt(at: number): Buffer {
    const { blocks, lengths } = this.batch;
    let first = 0;
    let number = 0;
    while (at >= first + (blocks[number]?.rows ?? Infinity)) first += blocks[number++]?.rows ?? 0;
    const block = blocks[number];
    if (block === undefined) throw new Error('A record lies in no block.');
    if (this.block?.number !== number) this.block = { number, raw: decompressBlock(block) };
    let start = 0;
    for (let before = first; before < at; before += 1) start += lengths[before] ?? 0;
    return this.block.raw.subarray(start, start + (lengths[at] ?? 0));
  }
}
