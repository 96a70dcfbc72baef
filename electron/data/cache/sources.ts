import type { FileNote, FileProblem } from '../../../shared/model/file-problem.ts';
import type { Position, Refusal } from '../../../shared/model/import-report.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { Sheet } from '../../../shared/model/sheet.ts';
import type { FormatName, RatingChoice, Wrapping } from '../../../shared/model/trace.ts';
import type { Reader, Writer } from './handle.ts';
import { statement } from './statement.ts';

export interface NewSource {
  runId: number;
  path: string;
  sizeBytes: number | null;
  /** Null where it was not read to its end. */
  hash: { md5: string; sha256: string } | null;
  rating: RatingChoice;
  readAt: number;
}

/** What a path tells about the traces in its file. */
export interface PathFacts {
  region: string | null;
  project_id: string | null;
  tracker_name: string | null;
}

export interface NewPart {
  path: string;
  format: FormatName | 'mixed' | null;
  wrappings: readonly Wrapping[];
  /** Records that were read, whatever came of them. */
  records: number;
  refused: number;
  error: FileProblem | null;
  notes: readonly FileNote[];
  sheets: readonly Sheet[];
  /** What it holds where it is a digest. */
  digest: JsonObject | null;
  facts: PathFacts;
  firstRow: number;
  rows: number;
}

export interface PartEntry extends NewPart {
  id: number;
  sourceId: number;
}

export function insertSource(db: Writer, source: NewSource): number {
  const { runId, path, sizeBytes, hash, rating, readAt } = source;
  return Number(
    statement(
      db,
      `INSERT INTO source (run_id, path, size_bytes, md5, sha256, rating, read_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ).run(runId, path, sizeBytes, hash?.md5 ?? null, hash?.sha256 ?? null, rating, readAt).lastInsertRowid,
  );
}

/** The number that the next part gets: what is written down of its records comes before it. */
export function nextPartId(db: Reader): number {
  return (db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM part').pluck().get() ?? 0) + 1;
}

export function insertPart(db: Writer, id: number, sourceId: number, part: NewPart): void {
  statement(
    db,
    `INSERT INTO part (id, source_id, path, format, wrappings, records, refused, error, notes, sheets, digest, facts,
           first_row, rows)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    sourceId,
    part.path,
    part.format,
    JSON.stringify(part.wrappings),
    part.records,
    part.refused,
    jsonOrNull(part.error),
    JSON.stringify(part.notes),
    JSON.stringify(part.sheets),
    jsonOrNull(part.digest),
    JSON.stringify(part.facts),
    part.firstRow,
    part.rows,
  );
}

const jsonOrNull = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));

export function insertRefusals(db: Writer, partId: number, refusals: readonly Refusal[]): void {
  if (refusals.length === 0) return;
  const insert = statement(
    db,
    `INSERT INTO refusal (part_id, record_index, byte_offset, line, code, details, excerpt) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { position, code, details, excerpt } of refusals) {
    const { index, byteOffset, line } = position;
    insert.run(partId, index, byteOffset, line, code, JSON.stringify(details), excerpt ?? null);
  }
}

export interface KnownSource {
  id: number;
  sizeBytes: number;
  sha256: string;
  hasSheets: 0 | 1;
  /** Whether all its traces are surely still there: what another row stands for may have gone with that row. */
  isWhole: 0 | 1;
}

const LOST = `
  EXISTS (SELECT 1 FROM imported_file f WHERE f.part_id = p.id AND f.expired > 0)
  OR p.rows > 0 AND coalesce((SELECT r.first_row + r.rows FROM removed r WHERE r.first_row < p.first_row + p.rows
    ORDER BY r.first_row DESC LIMIT 1), 0) > p.first_row
  OR (EXISTS (SELECT 1 FROM removed) AND EXISTS (SELECT 1 FROM sighting g WHERE g.part_id = p.id))`;

/** All that was read to its end with this choice of rating, and was not taken out: what may not have to be read again. */
export function knownSources(db: Reader, rating: RatingChoice): KnownSource[] {
  return db
    .prepare<[string], KnownSource>(
      `SELECT s.id, s.size_bytes AS sizeBytes, s.sha256,
         EXISTS (SELECT 1 FROM part p WHERE p.source_id = s.id AND p.sheets <> '[]') AS hasSheets,
         NOT EXISTS (SELECT 1 FROM part p WHERE p.source_id = s.id AND (${LOST})) AS isWhole
       FROM source s
       WHERE s.sha256 IS NOT NULL AND s.rating = ? AND s.withdrawn_at IS NULL ORDER BY s.id`,
    )
    .all(rating);
}

export function isWithdrawn(db: Reader, sourceId: number): boolean {
  const at = db
    .prepare<[number], number | null>('SELECT withdrawn_at FROM source WHERE id = ?')
    .pluck()
    .get(sourceId);
  return at !== null && at !== undefined;
}

export function markWithdrawn(db: Writer, sourceId: number, at: number): void {
  db.prepare('UPDATE source SET withdrawn_at = ? WHERE id = ?').run(at, sourceId);
}

/** The source and all others that are there and were read from the same bytes. */
export function sameBytes(db: Reader, sourceId: number): number[] {
  return statement<[number, number], { id: number }>(
    db,
    `SELECT id FROM source WHERE id = ?
     UNION SELECT id FROM source WHERE withdrawn_at IS NULL AND sha256 = (SELECT sha256 FROM source WHERE id = ?)
     ORDER BY id`,
  )
    .all(sourceId, sourceId)
    .map(({ id }) => id);
}

/** A part, and what it was when the same bytes were read at another time. */
export function samePart(db: Reader, id: number): number[] {
  const part = partById(db, id);
  if (part === undefined) return [];
  const ofSource = statement<[number], { id: number }>(
    db,
    'SELECT id FROM part WHERE source_id = ? ORDER BY id',
  );
  const at = ofSource.all(part.sourceId).findIndex((one) => one.id === id);
  return sameBytes(db, part.sourceId).flatMap((source) => ofSource.all(source)[at]?.id ?? []);
}

/** Parts whose records may stand in rows of others, also those that are being written. */
export function livePartsWithSightings(db: Reader): number[] {
  return db
    .prepare<[], number>(
      `SELECT DISTINCT g.part_id FROM sighting g
       LEFT JOIN part p ON p.id = g.part_id LEFT JOIN source s ON s.id = p.source_id
       WHERE s.withdrawn_at IS NULL`,
    )
    .pluck()
    .all();
}

/** The rows of all sources that were taken out, whether or not they went. */
export function withdrawnRanges(db: Reader): { firstRow: number; rows: number }[] {
  return db
    .prepare<[], { firstRow: number; rows: number }>(
      `SELECT p.first_row AS firstRow, p.rows FROM part p JOIN source s ON s.id = p.source_id
       WHERE s.withdrawn_at IS NOT NULL AND p.rows > 0 ORDER BY p.first_row`,
    )
    .all();
}

/** Whether a file with these stored bytes was read to its end, with no record refused. */
export function isReadWhole(db: Reader, md5: string): boolean {
  const found = statement<[string], unknown>(
    db,
    `SELECT 1 FROM source s WHERE s.md5 = ? AND s.withdrawn_at IS NULL AND NOT EXISTS
       (SELECT 1 FROM part p WHERE p.source_id = s.id AND (p.refused > 0 OR p.error IS NOT NULL))`,
  ).get(md5);
  return found !== undefined;
}

export interface KnownFile {
  path: string;
  /** Of the stored bytes of the file, or of the archive that it lies in. */
  md5: string | null;
  isInArchive: boolean;
}

/** Every file that was read, and not taken out since. */
export function* storedFiles(db: Reader): Generator<KnownFile> {
  const rows = db
    .prepare<[], { path: string; md5: string | null; isInArchive: 0 | 1 }>(
      `SELECT p.path, s.md5, p.path <> s.path AS isInArchive FROM part p JOIN source s ON s.id = p.source_id
       WHERE s.withdrawn_at IS NULL`,
    )
    .iterate();
  for (const { path, md5, isInArchive } of rows) yield { path, md5, isInArchive: isInArchive === 1 };
}

interface PartRow {
  id: number;
  sourceId: number;
  path: string;
  format: FormatName | 'mixed' | null;
  wrappings: string;
  records: number;
  refused: number;
  error: string | null;
  notes: string;
  sheets: string;
  digest: string | null;
  facts: string;
  firstRow: number;
  rows: number;
}

const PART_COLUMNS = `id, source_id AS sourceId, path, format, wrappings, records, refused, error, notes, sheets, digest,
  facts, first_row AS firstRow, rows`;

export function partsOf(db: Reader, sourceId: number): PartEntry[] {
  return db
    .prepare<[number], PartRow>(`SELECT ${PART_COLUMNS} FROM part WHERE source_id = ? ORDER BY id`)
    .all(sourceId)
    .map(partEntry);
}

export function partById(db: Reader, id: number): PartEntry | undefined {
  const row = statement<[number], PartRow>(db, `SELECT ${PART_COLUMNS} FROM part WHERE id = ?`).get(id);
  return row && partEntry(row);
}

export interface PartRange {
  id: number;
  firstRow: number;
  rows: number;
}

/** Which rows were read from which part, in order of the rows. */
export function partRanges(db: Reader): PartRange[] {
  return db
    .prepare<[], PartRange>(
      'SELECT id, first_row AS firstRow, rows FROM part WHERE rows > 0 ORDER BY first_row',
    )
    .all();
}

export interface ReadRows {
  path: string;
  /** The number of the import. */
  run: number;
  firstRow: number;
  rows: number;
}

/** What was read from where, and by which import. */
export function readRows(db: Reader): ReadRows[] {
  return db
    .prepare<[], ReadRows>(
      `SELECT p.path, s.run_id AS run, p.first_row AS firstRow, p.rows FROM part p JOIN source s ON s.id = p.source_id
       WHERE p.rows > 0`,
    )
    .all();
}

export interface SheetPart {
  firstRow: number;
  rows: number;
  sheets: Sheet[];
}

/** Parts with tables whose rows lie at or behind the given one, in order of the rows. */
export function sheetParts(db: Reader, fromRow: number): SheetPart[] {
  return db
    .prepare<[number], { firstRow: number; rows: number; sheets: string }>(
      `SELECT first_row AS firstRow, rows, sheets FROM part
       WHERE rows > 0 AND sheets <> '[]' AND first_row + rows > ? ORDER BY first_row`,
    )
    .all(fromRow)
    .map((part) => ({ ...part, sheets: JSON.parse(part.sheets) as Sheet[] }));
}

/** Digests, in the order they were read; those after the given part. */
export function digestParts(db: Reader, after = 0): PartEntry[] {
  return db
    .prepare<[number], PartRow>(
      `SELECT ${PART_COLUMNS} FROM part WHERE digest IS NOT NULL AND id > ? ORDER BY id`,
    )
    .all(after)
    .map(partEntry);
}

/** 0 where none was read. */
export function latestDigestPart(db: Reader): number {
  return (
    statement<[], number | null>(db, 'SELECT max(id) FROM part WHERE digest IS NOT NULL').pluck().get() ?? 0
  );
}

function partEntry(row: PartRow): PartEntry {
  return {
    ...row,
    wrappings: JSON.parse(row.wrappings) as Wrapping[],
    error: row.error === null ? null : (JSON.parse(row.error) as FileProblem),
    notes: JSON.parse(row.notes) as FileNote[],
    sheets: JSON.parse(row.sheets) as Sheet[],
    digest: row.digest === null ? null : (JSON.parse(row.digest) as JsonObject),
    facts: JSON.parse(row.facts) as PathFacts,
  };
}

export interface SourceEntry {
  id: number;
  path: string;
  sizeBytes: number | null;
  md5: string | null;
  sha256: string | null;
  rating: RatingChoice;
  readAt: number;
  /** The number of the import. */
  run: number;
}

export function sourceById(db: Reader, id: number): SourceEntry | undefined {
  return db
    .prepare<[number], SourceEntry>(
      `SELECT id, path, size_bytes AS sizeBytes, md5, sha256, rating, read_at AS readAt, run_id AS run FROM source WHERE id = ?`,
    )
    .get(id);
}

interface StoredRefusal extends Position {
  code: string;
  details: string;
  excerpt: string | null;
}

const REFUSAL_COLUMNS = `record_index AS "index", byte_offset AS byteOffset, line, code, details, excerpt`;
const REFUSAL_FOUND = `part_id = ? AND (? = '' OR instr(lower(code || char(10) || coalesce(excerpt, '')), lower(?)) > 0)`;

export function countRefusals(db: Reader, partId: number, search: string): number {
  const count = db
    .prepare<[number, string, string], number>(`SELECT count(*) FROM refusal WHERE ${REFUSAL_FOUND}`)
    .pluck()
    .get(partId, search, search);
  return count ?? 0;
}

export function refusalsPage(
  db: Reader,
  partId: number,
  search: string,
  offset: number,
  limit: number,
): Refusal[] {
  return db
    .prepare<[number, string, string, number, number], StoredRefusal>(
      `SELECT ${REFUSAL_COLUMNS} FROM refusal WHERE ${REFUSAL_FOUND} ORDER BY record_index LIMIT ? OFFSET ?`,
    )
    .all(partId, search, search, limit, offset)
    .map(refusalOf);
}

/** Refusals of a part in the order of their records. */
export function* refusalsOf(db: Reader, partId: number): Generator<Refusal> {
  const rows = statement<[number], StoredRefusal>(
    db,
    `SELECT ${REFUSAL_COLUMNS} FROM refusal WHERE part_id = ? ORDER BY record_index`,
  ).iterate(partId);
  for (const row of rows) yield refusalOf(row);
}

function refusalOf({ index, byteOffset, line, code, details, excerpt }: StoredRefusal): Refusal {
  // The code and its details were written together; the type system cannot know that they still belong together.
  return {
    code,
    details: JSON.parse(details) as object,
    position: { byteOffset, line, index },
    ...(excerpt === null ? {} : { excerpt }),
  } as Refusal;
}
