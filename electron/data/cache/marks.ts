import type { Judgement, TraceMark } from '../../../shared/model/mark.ts';
import type { Reader, Writer } from './handle.ts';
import { statement } from './statement.ts';

/** Which trace a mark is on, to anybody. */
export interface TraceIdentity {
  provider: string;
  traceId: string;
  /** Of its content. */
  digest: string;
}

export interface StoredMark {
  /** The row it was put on, which need not stand any more. */
  row: number;
  /** The row that stands for it. */
  standsAt: number;
  mark: TraceMark;
}

interface MarkColumns {
  row: number;
  standsAt: number;
  isBookmarked: number;
  tags: string;
  note: string;
  judged: Judgement | null;
  changedAt: number;
}

const COLUMNS = `m.row AS row, coalesce(s.by_row, m.row) AS standsAt, m.is_bookmarked AS isBookmarked,
  m.tags AS tags, m.note AS note, m.judged AS judged, m.changed_at AS changedAt`;

/** Every mark, those changed first first. */
export function allMarks(db: Reader): StoredMark[] {
  return statement<[], MarkColumns>(
    db,
    `SELECT ${COLUMNS} FROM mark m LEFT JOIN superseded s ON s.row = m.row ORDER BY m.changed_at, m.row`,
  )
    .all()
    .map(markOf);
}

/** The marks of a row that stands: its own, and those of rows it stands for. */
export function marksAt(db: Reader, row: number): StoredMark[] {
  return statement<[{ row: number }], MarkColumns>(
    db,
    `SELECT ${COLUMNS} FROM mark m LEFT JOIN superseded s ON s.row = m.row
     WHERE m.row = $row OR m.row IN (SELECT row FROM superseded WHERE by_row = $row)
     ORDER BY m.changed_at, m.row`,
  )
    .all({ row })
    .map(markOf);
}

function markOf({ row, standsAt, isBookmarked, tags, note, judged, changedAt }: MarkColumns): StoredMark {
  const mark = {
    isBookmarked: isBookmarked === 1,
    tags: JSON.parse(tags) as string[],
    note,
    judged,
    changedAt,
  };
  return { row, standsAt, mark };
}

export function insertMark(db: Writer, row: number, identity: TraceIdentity, mark: TraceMark): void {
  const { provider, traceId, digest } = identity;
  const { isBookmarked, tags, note, judged, changedAt } = mark;
  statement(
    db,
    `INSERT INTO mark (row, provider, trace_id, digest, is_bookmarked, tags, note, judged, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(row, provider, traceId, digest, isBookmarked ? 1 : 0, JSON.stringify(tags), note, judged, changedAt);
}

export function deleteMark(db: Writer, row: number): void {
  statement(db, 'DELETE FROM mark WHERE row = ?').run(row);
}

/** Every tag in use. */
export function tagsInUse(db: Reader): string[] {
  return db.prepare<[], string>('SELECT DISTINCT t.value FROM mark m, json_each(m.tags) t').pluck().all();
}

/** The trace that each marked row is of. */
export function markIdentities(db: Reader): Map<number, TraceIdentity> {
  const marks = db
    .prepare<[], TraceIdentity & { row: number }>(
      'SELECT row, provider, trace_id AS traceId, digest FROM mark',
    )
    .all();
  return new Map(marks.map(({ row, ...identity }) => [row, identity]));
}

/** Rows that nothing takes out: marked ones, and those that stand for marked ones. */
export function markedRows(db: Reader): Set<number> {
  const rows = db
    .prepare<[], number>(
      `SELECT row FROM mark UNION SELECT s.by_row FROM mark m JOIN superseded s ON s.row = m.row`,
    )
    .pluck()
    .all();
  return new Set(rows);
}
