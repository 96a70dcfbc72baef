import type { FileNote } from '../../../../shared/model/file-problem.ts';
import type { ImportCounts } from '../../../../shared/model/import-report.ts';
import type { RatingChoice } from '../../../../shared/model/trace.ts';
import { writeBlocks } from '../../cache/blocks.ts';
import { rememberZone } from '../../cache/column-choices.ts';
import { forgetCoverage, insertCoverage } from '../../cache/coverage.ts';
import type { Writer } from '../../cache/handle.ts';
import { insertImportedFile, problemOfArchive } from '../../cache/import-runs.ts';
import { writeSegment } from '../../cache/segments.ts';
import {
  insertPart,
  insertRefusals,
  insertSource,
  nextPartId,
  partsOf,
  sameBytes,
} from '../../cache/sources.ts';
import {
  insertConflict,
  insertSightings,
  insertSuperseded,
  noSightings,
  supersede,
  type Sightings,
} from '../../cache/versions.ts';
import { timeHeading } from '../../sources/files/sheet/sheet-choices.ts';
import type { ReadingContext } from '../originals.ts';
import { idAt, type Batch, type PartEnd, type Piece, type SourceEnd } from './batch.ts';
import { blocksOf, segmentOf } from './keep-rows.ts';
import { Judge, type WrittenPiece } from './judge.ts';
import { PROVIDER, RATING, VALUES_A_PART, type KeptRows } from './kept-rows.ts';
import type { ProblemsInOrder } from './problems-in-order.ts';

interface PartCounts extends ImportCounts {
  id: number;
  firstRow: number;
  rows: number;
  /** Duplicates that the rating asked for would rate otherwise. */
  ratingKept: number;
}

export interface WritingRun {
  id: number;
  rating: RatingChoice;
  now(): number;
  /** Traces of before are not kept; null where all are. */
  keptFrom: number | null;
  /** The name a path is known by. */
  nameOf(path: string): string;
  /** Paths that lead to no file. */
  problems: ProblemsInOrder;
}

/** Writes one item, within a transaction that its caller begins and ends. */
export class ItemWriter {
  private readonly kept: KeptRows;
  private readonly run: WritingRun;
  private readonly firstPart: number;
  private readonly parts: PartCounts[] = [];
  private readonly written: WrittenPiece[] = [];

  constructor(kept: KeptRows, run: WritingRun) {
    this.kept = kept;
    this.run = run;
    this.firstPart = nextPartId(kept.db);
  }

  /** The batch's columns hold ids of the workspace's dictionaries by now. */
  add(batch: Batch): void {
    const { kept } = this;
    // What is another in each trace is written as it comes: at the end of a long file it would be very much at once.
    kept.storeDictionaries(VALUES_A_PART);
    const judge = new Judge(kept, batch, this.written, this.contextOf);
    const firstRow = kept.nextRow;
    const stay: number[] = [];
    for (const piece of batch.pieces) this.judgePiece(piece, batch, judge, stay);
    if (stay.length === 0) return;
    kept.segments.add(writeSegment(kept.db, segmentOf(batch, stay, firstRow)));
    writeBlocks(kept.db, firstRow, blocksOf(batch, stay));
    kept.nextRow = firstRow + stay.length;
  }

  private judgePiece(piece: Piece, batch: Batch, judge: Judge, stay: number[]): void {
    const part = this.part(piece.part);
    const firstRow = this.kept.nextRow + stay.length;
    if (part.rows === 0) part.firstRow = firstRow;
    const sightings = noSightings();
    const before = stay.length;
    for (let at = piece.from; at < piece.from + piece.rows; at += 1)
      this.judgeRecord(at, part, judge, batch, stay, sightings);
    const rows = stay.length - before;
    part.rows += rows;
    if (rows > 0) this.written.push({ firstRow, rows, context: this.contextOf(piece) });
    insertSightings(this.kept.db, part.id, sightings);
    insertRefusals(this.kept.db, part.id, piece.refusals);
  }

  private judgeRecord(
    at: number,
    part: PartCounts,
    judge: Judge,
    batch: Batch,
    stay: number[],
    sightings: Sightings,
  ): void {
    const { db } = this.kept;
    if (this.run.keptFrom !== null && (batch.times[at] ?? 0) < this.run.keptFrom) {
      part.expired += 1;
      return;
    }
    const verdict = judge.judge(at);
    if (verdict.kind === 'same') {
      part.duplicates += 1;
      if (this.isRatedOtherwise(at, batch, verdict.row)) part.ratingKept += 1;
      sightings.rows.push(verdict.row);
      sightings.indexes.push(batch.indexes[at] ?? 0);
      sightings.offsets.push(batch.offsets[at] ?? 0);
      return;
    }
    const row = judge.keep(at);
    stay.push(at);
    if (verdict.kind === 'new') part.added += 1;
    else if (verdict.kind === 'conflict') {
      part.conflicts += 1;
      insertConflict(db, row, verdict.row);
    } else {
      part.duplicates += 1;
      if (verdict.kind === 'poorer') insertSuperseded(db, row, verdict.row);
      else supersede(db, verdict.row, row);
    }
  }

  /** Than the row that stands for it. Only what knows a severity is rated by choice. */
  private isRatedOtherwise(at: number, batch: Batch, row: number): boolean {
    const { kept } = this;
    const provider = kept.dictionaries[PROVIDER]?.valueOf(idAt(batch.columns[PROVIDER], at));
    if (provider !== 'ibm' && provider !== 'alibaba') return false;
    // Rows of this batch were read the same way.
    return row < kept.nextRow && kept.ratingOf(row) !== idAt(batch.columns[RATING], at);
  }

  private part(number: number): PartCounts {
    const id = this.firstPart + number;
    return (this.parts[number] ??= {
      ...{ id, firstRow: this.kept.nextRow, rows: 0 },
      ...{ read: 0, added: 0, duplicates: 0, conflicts: 0, expired: 0, ratingKept: 0 },
    });
  }

  private readonly contextOf = ({ facts, columns }: Piece): ReadingContext => ({
    facts,
    rating: this.run.rating,
    columns,
  });

  /** What came of everything so far; refused records were never rows. */
  get totals(): Omit<ImportCounts, 'read'> {
    const totals = { added: 0, duplicates: 0, conflicts: 0, expired: 0 };
    for (const part of this.parts) {
      totals.added += part.added;
      totals.duplicates += part.duplicates;
      totals.conflicts += part.conflicts;
      totals.expired += part.expired;
    }
    return totals;
  }

  /** Everything was read: the sources and what came of each. */
  end(sources: readonly SourceEnd[]): void {
    let number = 0;
    for (const source of sources) {
      writeProblems(this.kept.db, this.run, source.path);
      if (source.sameAs !== null) this.repeat(source, source.sameAs);
      else {
        this.endSource(source, number);
        number += source.parts.length;
      }
    }
    this.kept.storeDictionaries();
  }

  private endSource(source: SourceEnd, firstNumber: number): void {
    const { db } = this.kept;
    const { run } = this;
    const path = run.nameOf(source.path);
    // An archive is told of by itself only where there is something to say of it; what lies in it always is.
    const isUntold = source.isArchive && source.problem !== null && source.notes.length === 0;
    if (source.parts.length === 0 || isUntold)
      insertImportedFile(db, { ...NOTHING, runId: run.id, path, error: source.problem });
    if (source.parts.length === 0) return;
    const { sizeBytes, hash } = source;
    const readAt = run.now();
    const sourceId = insertSource(db, { runId: run.id, path, sizeBytes, hash, rating: run.rating, readAt });
    // What the same bytes told when they were read before, they tell anew: in the ledger it stands once.
    for (const same of sameBytes(db, sourceId))
      if (same !== sourceId) for (const { id } of partsOf(db, same)) forgetCoverage(db, id);
    source.parts.forEach((part, at) => this.endPart(part, this.part(firstNumber + at), sourceId));
  }

  private endPart(part: PartEnd, counts: PartCounts, sourceId: number): void {
    const { db } = this.kept;
    const { id, firstRow, rows, added, duplicates, conflicts, expired, ratingKept: traces } = counts;
    const path = this.run.nameOf(part.path);
    const { refused } = part;
    const asked = this.run.rating;
    const kept: FileNote[] = traces === 0 ? [] : [{ code: 'rating-kept', details: { traces, asked } }];
    insertPart(db, id, sourceId, { ...part, path, firstRow, rows, notes: [...part.notes, ...kept] });
    for (const sheet of part.sheets) {
      const heading = timeHeading(sheet);
      if (sheet.zone !== undefined && heading !== undefined) rememberZone(db, heading, sheet.zone);
    }
    insertCoverage(db, id, part.spans);
    insertImportedFile(db, {
      ...{ runId: this.run.id, partId: id, path, isKnown: false, error: part.error },
      ...{ read: part.records + refused, added, duplicates, conflicts, refused, expired },
    });
  }

  /** The same bytes were read before: all that was read then is read again now, and is there. */
  private repeat({ path }: SourceEnd, sameAs: number): void {
    const { db } = this.kept;
    const error = problemOfArchive(db, sameAs);
    if (error !== null)
      insertImportedFile(db, {
        ...NOTHING,
        runId: this.run.id,
        path: this.run.nameOf(path),
        error,
        isKnown: true,
      });
    for (const part of partsOf(db, sameAs)) {
      const { records, refused, error } = part;
      const inner = part.path.indexOf('!');
      const name = `${this.run.nameOf(path)}${inner < 0 ? '' : part.path.slice(inner)}`;
      insertImportedFile(db, {
        ...{ runId: this.run.id, partId: part.id, path: name, isKnown: true, error },
        ...{ read: records + refused, added: 0, duplicates: records, conflicts: 0, refused, expired: 0 },
      });
    }
  }
}

/** What is wrong with the paths before this one, in their place among the files. */
export function writeProblems(db: Writer, run: WritingRun, before: string | null): void {
  for (const { path, problem } of run.problems.before(before))
    insertImportedFile(db, { ...NOTHING, runId: run.id, path: run.nameOf(path), error: problem });
}

const NOTHING = {
  ...{ partId: null, read: 0, added: 0, duplicates: 0, conflicts: 0, refused: 0, expired: 0, isKnown: false },
};
