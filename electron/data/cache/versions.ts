import type { Reader, Writer } from './handle.ts';
import { bytesOf, pack, unpack, wordsOf } from './packed-bytes.ts';
import { statement } from './statement.ts';

/** Records of a part that were not kept, since the row named says the same: three numbers each. */
export interface Sightings {
  rows: number[];
  indexes: number[];
  offsets: number[];
}

export const noSightings = (): Sightings => ({ rows: [], indexes: [], offsets: [] });

export function insertSightings(db: Writer, partId: number, { rows, indexes, offsets }: Sightings): void {
  if (rows.length === 0) return;
  const words = new Uint32Array(rows.length * 2);
  words.set(rows);
  words.set(indexes, rows.length);
  const places = bytesOf(Float64Array.from(offsets));
  const data = pack(Buffer.concat([bytesOf(words), places]));
  statement(db, 'INSERT INTO sighting (part_id, count, data) VALUES (?, ?, ?)').run(
    partId,
    rows.length,
    data,
  );
}

/** Where else the records of a part that were not kept lie. */
export function sightingsOf(db: Reader, partId: number): Sightings {
  const sightings = noSightings();
  const stored = db
    .prepare<[number], { count: number; data: Uint8Array }>(
      'SELECT count, data FROM sighting WHERE part_id = ? ORDER BY id',
    )
    .all(partId);
  for (const { count, data } of stored) {
    const bytes = unpack(data);
    const words = wordsOf(bytes.subarray(0, count * 8));
    const offsets = new Float64Array(bytes.buffer, bytes.byteOffset + count * 8, count);
    for (let at = 0; at < count; at += 1) {
      sightings.rows.push(words[at] ?? 0);
      sightings.indexes.push(words[count + at] ?? 0);
      sightings.offsets.push(offsets[at] ?? 0);
    }
  }
  return sightings;
}

export function insertSuperseded(db: Writer, row: number, byRow: number): void {
  statement(db, 'INSERT INTO superseded (row, by_row) VALUES (?, ?)').run(row, byRow);
}

/** The row stands in the place of another: in what that one had superseded, and in what it contradicts. */
export function supersede(db: Writer, row: number, byRow: number): void {
  statement(db, 'UPDATE superseded SET by_row = ? WHERE by_row = ?').run(byRow, row);
  statement(db, 'UPDATE conflict SET with_row = ? WHERE with_row = ?').run(byRow, row);
  statement(db, 'UPDATE conflict SET row = ? WHERE row = ?').run(byRow, row);
  insertSuperseded(db, row, byRow);
}

export function insertConflict(db: Writer, row: number, withRow: number): void {
  statement(db, 'INSERT INTO conflict (row, with_row) VALUES (?, ?)').run(row, withRow);
}

export function isSuperseded(db: Reader, row: number): boolean {
  return statement<[number], unknown>(db, 'SELECT 1 FROM superseded WHERE row = ?').get(row) !== undefined;
}

/** Rows from the given one on that do not stand for a trace, in order. */
export function supersededRows(db: Reader, fromRow = 0): number[] {
  return db
    .prepare<[number], number>('SELECT row FROM superseded WHERE row >= ? ORDER BY row')
    .pluck()
    .all(fromRow);
}

/** The row that stands for the trace of one that does not; null where it stands. */
export function supersededBy(db: Reader, row: number): number | null {
  return (
    statement<[number], number>(db, 'SELECT by_row FROM superseded WHERE row = ?').pluck().get(row) ?? null
  );
}

/** The rows that stand for traces of a range that its own rows do not stand for. */
export function supersededWithin(db: Reader, { firstRow, rows }: RowRange): number[] {
  return db
    .prepare<[number, number], number>('SELECT by_row FROM superseded WHERE row >= ? AND row < ?')
    .pluck()
    .all(firstRow, firstRow + rows);
}

/** Rows that contradict the one given, in order. */
export function conflictsOf(db: Reader, row: number): number[] {
  return db
    .prepare<[{ row: number }], number>(
      `SELECT with_row FROM conflict WHERE row = $row
       UNION SELECT row FROM conflict WHERE with_row = $row
       UNION SELECT other.row FROM conflict mine JOIN conflict other ON other.with_row = mine.with_row
         WHERE mine.row = $row AND other.row <> $row
       ORDER BY 1`,
    )
    .pluck()
    .all({ row });
}

export interface RowRange {
  firstRow: number;
  rows: number;
}

export function removedRanges(db: Reader): RowRange[] {
  return db.prepare<[], RowRange>('SELECT first_row AS firstRow, rows FROM removed ORDER BY first_row').all();
}

/**
 * Takes rows out. Of those that one of them stood for, the one that came last before it stands again, and contradicts what
 * it contradicted. Where the row goes that others contradict, they still contradict each other.
 */
export function removeRows(db: Writer, { firstRow, rows }: RowRange): void {
  const range = { first: firstRow, end: firstRow + rows };
  for (const { gone, before, after } of heirsOf(db, range)) standInstead(db, gone, before ?? after);
  db.prepare('DELETE FROM superseded WHERE row >= $first AND row < $end').run(range);
  db.prepare('DELETE FROM conflict WHERE row >= $first AND row < $end').run(range);
  const roots = db
    .prepare<[typeof range], { root: number; next: number }>(
      `SELECT with_row AS root, min(row) AS next FROM conflict
       WHERE with_row >= $first AND with_row < $end GROUP BY with_row`,
    )
    .all(range);
  for (const { root, next } of roots) {
    db.prepare('DELETE FROM conflict WHERE row = ?').run(next);
    db.prepare('UPDATE conflict SET with_row = ? WHERE with_row = ?').run(next, root);
  }
  db.prepare('INSERT INTO removed (first_row, rows) VALUES (?, ?)').run(firstRow, rows);
}

interface Heirs {
  gone: number;
  /** The last that came before it, and the first that came after it. */
  before: number | null;
  after: number;
}

function heirsOf(db: Reader, range: { first: number; end: number }): Heirs[] {
  return db
    .prepare<[typeof range], Heirs>(
      `SELECT by_row AS gone, max(CASE WHEN row < by_row THEN row END) AS before, min(row) AS after FROM superseded
       WHERE by_row >= $first AND by_row < $end AND NOT (row >= $first AND row < $end) GROUP BY by_row`,
    )
    .all(range);
}

function standInstead(db: Writer, gone: number, heir: number): void {
  db.prepare('DELETE FROM superseded WHERE row = ?').run(heir);
  db.prepare('UPDATE superseded SET by_row = ? WHERE by_row = ?').run(heir, gone);
  db.prepare('UPDATE conflict SET row = ? WHERE row = ?').run(heir, gone);
  db.prepare('UPDATE conflict SET with_row = ? WHERE with_row = ?').run(heir, gone);
}

export function conflictPairs(db: Reader): { row: number; withRow: number }[] {
  return db
    .prepare<[], { row: number; withRow: number }>(
      'SELECT row, with_row AS withRow FROM conflict ORDER BY row',
    )
    .all();
}

/** The row number that the next trace gets. */
export function nextRow(db: Reader): number {
  const next = db.prepare<[], number>(
    'SELECT first_row + rows FROM segment WHERE first_row = (SELECT max(first_row) FROM segment)',
  );
  return next.pluck().get() ?? 0;
}
