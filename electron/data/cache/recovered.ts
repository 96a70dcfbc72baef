import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { JsonObject } from '../../../shared/model/json.ts';
import { fileMark, markFileText, type FileMark } from '../../../shared/model/mark-file.ts';
import type { Judgement } from '../../../shared/model/mark.ts';
import type { Lost, RecoveryReport } from '../../../shared/model/recovery.ts';
import { Failure } from '../../../shared/model/failure.ts';
import { heldCounts } from './held.ts';
import type { Reader, Writer } from './handle.ts';
import { appendToJournal } from './journal.ts';
import { APPLICATION_ID } from './file-check.ts';
import { findLostRows, type Rebuild } from './lost-rows.ts';
import { refuseNewer, schemaVersion } from './migrate.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { refuseWithoutSchema, salvageTable, tablesOf, type Gap, type Salvaged } from './salvage.ts';
import { removeRows, type RowRange } from './versions.ts';

export interface RecoveryInput {
  /** The damaged file, for its report; what is read is a copy of its bytes. */
  named: string;
  from: Reader;
  /** What was written last may be missing, and nothing that is left tells of it. */
  isLogDamaged: boolean;
  /** Where marks of lost traces are written, if there are any. */
  marksFile: string;
  at: number;
  by: string;
  /** Of the new workspace. */
  rebuild: Rebuild;
  /** Called for each row, so that a person can stop it; nothing else uses the handle meanwhile. */
  step(): void | Promise<void>;
}

/** An empty file of the format that the damaged one has, to be filled. Throws where that cannot be known. */
export function beginRecovered(draft: string, from: Reader, named: string): void {
  refuseWithoutSchema(from, named);
  const stored = schemaVersion(from);
  const version = MIGRATIONS.some((one) => one.version === stored) ? stored : versionByTables(from);
  if (version === null) {
    refuseNewer(stored, named, MIGRATIONS);
    throw new Failure('workspace-beyond-recovery', { path: named });
  }
  const db = new Database(draft) as Writer;
  try {
    db.pragma('page_size = 8192');
    db.pragma('journal_mode = MEMORY'); // A draft that is cut off is thrown away, not rolled back.
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.transaction(() => applyMigrations(db, (one) => one <= version))();
  } finally {
    db.close();
  }
}

/** Where the format is not told any more: each has other tables than all others. */
function versionByTables(from: Reader): number | null {
  const found = tablesAsMade(from);
  const fitting = MIGRATIONS.find(({ version }) => {
    const db = new Database(':memory:') as Writer;
    try {
      applyMigrations(db, (one) => one <= version);
      return tablesAsMade(db) === found;
    } finally {
      db.close();
    }
  });
  return fitting?.version ?? null;
}

function tablesAsMade(db: Reader): string {
  const rows = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  return JSON.stringify(rows);
}

function applyMigrations(db: Writer, isWanted: (version: number) => boolean): void {
  for (const { version, up } of MIGRATIONS.filter((one) => isWanted(one.version))) {
    up(db);
    db.pragma(`user_version = ${version}`);
  }
}

/** Fills a new workspace of the same format with all that can be read of a damaged one, and says what could not be. */
export async function fillRecovered(db: Writer, input: RecoveryInput): Promise<RecoveryReport> {
  const tables = new Map<string, Salvaged>();
  const present = new Set(tablesOf(input.from).map(({ name }) => name));
  db.pragma('foreign_keys = OFF');
  db.exec('BEGIN');
  try {
    for (const table of tablesOf(db))
      if (present.has(table.name))
        tables.set(table.name, await salvageTable(input.from, db, table, input.step));
    keepNumbersTaken(input.from, db);
    keepWorkspaceRow(db, input.at);
    standInForParents(db);
    dropChildrenOfNone(db);
    db.exec('COMMIT');
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
  }
  db.transaction(() => applyMigrations(db, (version) => version > schemaVersion(db)))();
  db.pragma('foreign_keys = ON');
  return db.transaction(() => mendTraces(db, tables, input))();
}

function mendTraces(
  db: Writer,
  tables: ReadonlyMap<string, Salvaged>,
  { named, isLogDamaged, marksFile, at, by, rebuild }: RecoveryInput,
): RecoveryReport {
  const gaps = (table: string): readonly Gap[] => tables.get(table)?.gaps ?? [];
  const lost = findLostRows(db, gaps('segment_column'), rebuild);
  const lostRows = lost.reduce((sum, { rows }) => sum + rows, 0);
  const marks = takeMarks(db, lost);
  for (const range of lost) removeRows(db, range);
  if (lostRows > 0 || isLogDamaged) forgetWhatWasProven(db);
  if (marks.length > 0) writeFileSync(marksFile, markFileText(marks), { mode: 0o600 });
  const count = (table: string): number =>
    Number(db.prepare<[], number>(`SELECT count(*) FROM "${table}"`).pluck().get());
  const report: RecoveryReport = {
    from: named,
    traces: { kept: heldCounts(db).traces, lost: { count: lostRows } },
    files: { kept: count('imported_file'), lost: byNumbers(gaps('imported_file')) },
    marks: {
      kept: count('mark'),
      lost: gaps('mark').length > 0 ? 'unknown' : { count: marks.length },
    },
    drafts: { kept: draftsKept(db), lost: byNumbers(gaps('draft')) },
    views: { kept: count('view'), lost: byNumbers(gaps('view')) },
    isLastLost: isLogDamaged,
    lostMarks: marks.length > 0 ? marksFile : null,
  };
  appendToJournal(db, { at, kind: 'recovered', by, details: { ...report } as unknown as JsonObject });
  return report;
}

/** A page of small tables must not cost what hangs on them: of a lost import or file stands that it is not known any more. */
function standInForParents(db: Writer): void {
  db.exec(`
    INSERT INTO import_run (id, started_at, ended_at, is_complete, by, tool_version, paths, rating)
    SELECT DISTINCT run_id, 0, 0, 0, '', '', '[]', 'severity' FROM source WHERE run_id NOT IN (SELECT id FROM import_run);
    INSERT INTO import_run (id, started_at, ended_at, is_complete, by, tool_version, paths, rating)
    SELECT (SELECT coalesce(max(id), 0) + 1 FROM import_run), 0, 0, 0, '', '', '[]', 'severity'
    WHERE EXISTS (SELECT 1 FROM part WHERE source_id NOT IN (SELECT id FROM source));
    INSERT INTO source (id, run_id, path, size_bytes, md5, sha256, rating, read_at, withdrawn_at)
    SELECT DISTINCT source_id, (SELECT max(id) FROM import_run), '?', NULL, NULL, NULL, 'severity', 0, NULL
    FROM part WHERE source_id NOT IN (SELECT id FROM source);
  `);
}

/** Of a row that belongs to another, which is lost, nobody could tell what it is about. */
function dropChildrenOfNone(db: Writer): void {
  const parents = db.prepare<[string], { parent: string; column: string }>(
    'SELECT "table" AS parent, "from" AS "column" FROM pragma_foreign_key_list(?)',
  );
  // In the order in which they were made: parents come before their children.
  for (const { name } of tablesOf(db))
    for (const { parent, column } of parents.all(name))
      db.prepare(
        `DELETE FROM "${name}" WHERE "${column}" IS NOT NULL AND "${column}" NOT IN (SELECT rowid FROM "${parent}")`,
      ).run();
}

/** A number of something that was removed is never given again. */
function keepNumbersTaken(from: Reader, db: Writer): void {
  const taken = numbersTaken(from);
  const update = db.prepare('UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?');
  for (const { name, seq } of taken) update.run(seq, name);
}

/** Takes off the marks of traces that are lost: what somebody wrote is handed out, not dropped. */
function takeMarks(db: Writer, lost: readonly RowRange[]): FileMark[] {
  const isLost = (row: number): boolean =>
    lost.some(({ firstRow, rows }) => row >= firstRow && row < firstRow + rows);
  const marks = db
    .prepare<
      [],
      {
        row: number;
        standsAt: number;
        provider: string;
        traceId: string;
        isBookmarked: number;
        tags: string;
        note: string;
        judged: Judgement | null;
        digest: string;
        changedAt: number;
      }
    >(
      `SELECT m.row, coalesce(s.by_row, m.row) AS standsAt, m.provider, m.trace_id AS traceId,
         m.is_bookmarked AS isBookmarked, m.tags, m.note, m.judged, m.digest, m.changed_at AS changedAt
       FROM mark m LEFT JOIN superseded s ON s.row = m.row ORDER BY m.row`,
    )
    .all();
  const remove = db.prepare('DELETE FROM mark WHERE row = ?');
  return marks
    .filter(({ row, standsAt }) => isLost(row) && isLost(standsAt))
    .map(({ row, provider, traceId, digest, isBookmarked, tags, ...rest }) => {
      remove.run(row);
      const read = JSON.parse(tags) as string[];
      // Damage reaches everywhere, and a file that is not taken in again would help nobody.
      const known = /^[0-9a-f]{32}$/.test(digest) ? digest : null;
      return fileMark(
        { provider, traceId, digest: known },
        { ...rest, isBookmarked: isBookmarked === 1, tags: read },
      );
    });
}

/** Files are read anew when they come again, and no hour counts as complete of which traces may be missing. */
function forgetWhatWasProven(db: Writer): void {
  db.exec('UPDATE source SET sha256 = NULL, md5 = NULL; DELETE FROM coverage');
}

function draftsKept(db: Reader): number {
  return Number(db.prepare<[], number>('SELECT count(*) FROM draft WHERE removed_at IS NULL').pluck().get());
}

/** Of rows that are numbered one after the other. */
function byNumbers(gaps: readonly Gap[]): Lost {
  if (gaps.some(({ end }) => end === null)) return 'unknown';
  if (gaps.length === 0) return { count: 0 };
  return { atMost: gaps.reduce((sum, { first, end }) => sum + ((end ?? first) - first), 0) };
}

/** Which workspace it is, is lost with its one row: it is a new one then. */
function keepWorkspaceRow(db: Writer, at: number): void {
  db.prepare('INSERT OR IGNORE INTO workspace VALUES (1, ?, ?, ?)').run(randomUUID(), at, '');
}

function numbersTaken(from: Reader): { name: string; seq: number }[] {
  try {
    return from.prepare<[], { name: string; seq: number }>('SELECT name, seq FROM sqlite_sequence').all();
  } catch {
    return []; // Where that list is damaged, the highest number that was found counts.
  }
}
