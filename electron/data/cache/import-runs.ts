import type { FileProblem } from '../../../shared/model/file-problem.ts';
import type { ImportCounts } from '../../../shared/model/import-report.ts';
import type {
  FileChoice,
  ImportedFile,
  ImportRun,
  ImportTotals,
  Slice,
} from '../../../shared/model/imports.ts';
import type { RatingChoice } from '../../../shared/model/trace.ts';
import type { Reader, Writer } from './handle.ts';
import { statement } from './statement.ts';
import { partById } from './sources.ts';

export interface NewRun {
  startedAt: number;
  by: string;
  toolVersion: string;
  paths: readonly string[];
  rating: RatingChoice;
}

export function insertRun(db: Writer, { startedAt, by, toolVersion, paths, rating }: NewRun): number {
  return Number(
    db
      .prepare('INSERT INTO import_run (started_at, by, tool_version, paths, rating) VALUES (?, ?, ?, ?, ?)')
      .run(startedAt, by, toolVersion, JSON.stringify(paths), rating).lastInsertRowid,
  );
}

export function endRun(db: Writer, id: number, endedAt: number, isComplete: boolean): void {
  db.prepare('UPDATE import_run SET ended_at = ?, is_complete = ? WHERE id = ?').run(
    endedAt,
    Number(isComplete),
    id,
  );
}

export interface NewImportedFile extends ImportCounts {
  runId: number;
  /** Null where it could not be opened. */
  partId: number | null;
  path: string;
  refused: number;
  error: FileProblem | null;
  isKnown: boolean;
}

export function insertImportedFile(db: Writer, file: NewImportedFile): void {
  const { runId, partId, path, read, added, duplicates, conflicts, refused, expired, error, isKnown } = file;
  statement(
    db,
    `INSERT INTO imported_file (run_id, part_id, path, read, added, duplicates, conflicts, refused, expired, error,
       is_known)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    runId,
    partId,
    path,
    read,
    added,
    duplicates,
    conflicts,
    refused,
    expired,
    error === null ? null : JSON.stringify(error),
    Number(isKnown),
  );
}

const TOTALS = `
  coalesce(sum(f.read), 0) AS read, coalesce(sum(f.added), 0) AS added,
  coalesce(sum(f.duplicates), 0) AS duplicates, coalesce(sum(f.conflicts), 0) AS conflicts,
  coalesce(sum(f.refused), 0) AS refused, coalesce(sum(f.expired), 0) AS expired, count(f.id) AS files, count(f.error) AS failed`;

interface RunRow extends ImportTotals {
  id: number;
  startedAt: number;
  endedAt: number | null;
  isComplete: number;
  by: string;
  paths: string;
  rating: RatingChoice;
}

/** Newest first. */
export function importRuns(db: Reader): ImportRun[] {
  return db
    .prepare<[], RunRow>(
      `SELECT r.id, r.started_at AS startedAt, r.ended_at AS endedAt, r.is_complete AS isComplete, r.by, r.paths, r.rating,
         ${TOTALS}
       FROM import_run r LEFT JOIN imported_file f ON f.run_id = r.id
       GROUP BY r.id ORDER BY r.id DESC`,
    )
    .all()
    .map(({ id, startedAt, endedAt, isComplete, by, paths, rating, ...totals }) => {
      const given = JSON.parse(paths) as string[];
      return { id, startedAt, endedAt, isComplete: isComplete === 1, by, paths: given, rating, totals };
    });
}

export function latestRun(db: Reader): number | null {
  return db.prepare<[], number | null>('SELECT max(id) FROM import_run').pluck().get() ?? null;
}

export function runTotals(db: Reader, runId: number): ImportTotals {
  const totals = db
    .prepare<[number], ImportTotals>(`SELECT ${TOTALS} FROM imported_file f WHERE f.run_id = ?`)
    .get(runId);
  if (totals === undefined) throw new Error('A sum gave no row.');
  return totals;
}

/** Traces that were there with another rating than the one the run gives: each file has a note of its own. */
export function ratingKeptIn(db: Reader, runId: number): number {
  const traces = db
    .prepare<[number], number>(
      `SELECT coalesce(sum(n.value ->> '$.details.traces'), 0)
       FROM imported_file f JOIN part p ON p.id = f.part_id, json_each(p.notes) n
       WHERE f.run_id = ? AND p.notes <> '[]' AND n.value ->> '$.code' = 'rating-kept'`,
    )
    .pluck()
    .get(runId);
  return traces ?? 0;
}

const CHOSEN: Readonly<Record<FileChoice, string>> = {
  all: 'TRUE',
  findings: '(f.refused > 0 OR f.conflicts > 0 OR f.error IS NOT NULL)',
  duplicates: 'f.duplicates > 0',
  sheets: "EXISTS (SELECT 1 FROM part p WHERE p.id = f.part_id AND p.sheets <> '[]')",
};

interface FileRow extends ImportCounts {
  id: number;
  run: number;
  partId: number | null;
  path: string;
  refused: number;
  error: string | null;
  isKnown: number;
}

export interface FileQuery {
  /** Null: all of them, the newest first. */
  run: number | null;
  show: FileChoice;
  /** Part of the path, whatever its case. */
  search: string;
  offset: number;
  limit: number;
}

export function importedFiles(
  db: Reader,
  { run, show, search, offset, limit }: FileQuery,
): Slice<ImportedFile> {
  const where = `${run === null ? '? IS NULL' : 'f.run_id = ?'} AND ${CHOSEN[show]} AND (? = '' OR instr(lower(f.path), lower(?)) > 0)`;
  const total = db
    .prepare<[number | null, string, string], number>(`SELECT count(*) FROM imported_file f WHERE ${where}`)
    .pluck()
    .get(run, search, search);
  const rows = db
    .prepare<[number | null, string, string, number, number], FileRow>(
      `SELECT ${FILE_COLUMNS} FROM imported_file f WHERE ${where}
       ORDER BY ${run === null ? 'f.id DESC' : 'f.id'} LIMIT ? OFFSET ?`,
    )
    .all(run, search, search, limit, offset);
  return { total: total ?? 0, items: rows.map((row) => fileEntry(db, row)) };
}

const FILE_COLUMNS = `f.id, f.run_id AS run, f.part_id AS partId, f.path, f.read, f.added, f.duplicates, f.conflicts, f.refused, f.expired, f.error,
  f.is_known AS isKnown`;

/** What was wrong with the archive that a source is, when it was read; null where nothing was. */
export function problemOfArchive(db: Reader, sourceId: number): FileProblem | null {
  const error = db
    .prepare<[number], string>(
      `SELECT f.error FROM source s JOIN imported_file f ON f.run_id = s.run_id AND f.path = s.path
       WHERE s.id = ? AND f.part_id IS NULL AND f.error IS NOT NULL LIMIT 1`,
    )
    .pluck()
    .get(sourceId);
  return error === undefined ? null : (JSON.parse(error) as FileProblem);
}

export interface FileEntry extends ImportedFile {
  run: number;
  partId: number | null;
}

const AMONG = { all: 'TRUE', refused: 'f.refused > 0', unopened: 'f.part_id IS NULL' } as const;

/** The files of a run, or some of them, in the order they were read. */
export function* filesOfRun(
  db: Reader,
  run: number,
  which: keyof typeof AMONG = 'all',
): Generator<FileEntry> {
  const rows = db
    .prepare<[number], FileRow>(
      `SELECT ${FILE_COLUMNS} FROM imported_file f
       WHERE f.run_id = ? AND ${AMONG[which]} ORDER BY f.id`,
    )
    .all(run);
  for (const row of rows) yield fileEntry(db, row);
}

export function fileById(db: Reader, id: number): FileEntry | undefined {
  const row = db
    .prepare<[number], FileRow>(`SELECT ${FILE_COLUMNS} FROM imported_file f WHERE f.id = ?`)
    .get(id);
  return row && fileEntry(db, row);
}

function fileEntry(db: Reader, { error, isKnown, ...file }: FileRow): FileEntry {
  const { partId } = file;
  const part = partId === null ? undefined : partById(db, partId);
  const sizeBytes =
    part === undefined
      ? undefined
      : statement<[number], number | null>(db, 'SELECT size_bytes FROM source WHERE id = ?')
          .pluck()
          .get(part.sourceId);
  return {
    ...file,
    format: part?.format ?? null,
    isDigest: part !== undefined && part.digest !== null,
    wrappings: [...(part?.wrappings ?? [])],
    error: error === null ? null : (JSON.parse(error) as FileProblem),
    notes: [...(part?.notes ?? [])],
    sheets: [...(part?.sheets ?? [])],
    sizeBytes: sizeBytes ?? null,
    isKnown: isKnown === 1,
  };
}
