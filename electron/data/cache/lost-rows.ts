import { blockAt, decompressBlock } from './blocks.ts';
import { isAsWritten } from './checksum.ts';
import type { Reader, Writer } from './handle.ts';
import { unpack } from './packed-bytes.ts';
import type { Gap } from './salvage.ts';
import { COLUMNS_A_SEGMENT, STORED, storedIds, type StoredColumn } from './segment-column.ts';
import { COLUMN_COUNT, lengthsOf, segmentEntries, type SegmentEntry } from './segments.ts';
import { writeDictionaryPart } from './dictionaries.ts';
import { removedRanges, type RowRange } from './versions.ts';

/** Writes the columns of a segment that are missing; false where it cannot. */
export type Rebuild = (segment: SegmentEntry) => boolean;

/**
 * Finds the rows of which something cannot be read any more, and makes the rest of what holds traces fit together again: a trace is
 * whole with all its columns, its original and the file it came from, or it is not there. Columns are made anew where originals can be read.
 */
export function findLostRows(db: Writer, gapsOfColumns: readonly Gap[], rebuild: Rebuild): RowRange[] {
  const end = rowsGiven(db);
  const lost: RowRange[] = [];
  listMissingSegments(db, end);
  const readable = mendDictionaries(db);
  const torn = segmentEntries(db).filter((segment) => !isWhole(db, segment, gapsOfColumns, readable));
  // What says where originals begin and end is held to its sum before they are.
  const mendable = new Set(torn.filter((segment) => dropTornColumns(db, segment, readable)));
  const blocks = readableBlocks(db);
  for (const segment of torn) {
    if (mendable.has(segment) && isRebuilt(segment, rebuild)) continue;
    dropColumns(db, segment);
    lost.push({ firstRow: segment.firstRow, rows: segment.rows });
  }
  lost.push(...notWithin(blocks, end), ...notWithin(rowsOfParts(db), end));
  return without(inOrder(lost), inOrder(removedRanges(db)));
}

function isRebuilt(segment: SegmentEntry, rebuild: Rebuild): boolean {
  try {
    return rebuild(segment);
  } catch {
    return false; // Whatever stopped it, these are no originals that are read as they were once.
  }
}

/** One more than the highest number of a row that anything tells of. */
function rowsGiven(db: Reader): number {
  return (
    db
      .prepare<[], number>(
        `SELECT max(coalesce((SELECT max(first_row + rows) FROM segment), 0),
           coalesce((SELECT max(first_row + rows) FROM part), 0),
           coalesce((SELECT max(first_row + rows) FROM block), 0))`,
      )
      .pluck()
      .get() ?? 0
  );
}

/** Row numbers are never given twice, so each belongs to a segment, be it one without columns. */
function listMissingSegments(db: Writer, end: number): void {
  // Columns whose segment is lost are nobody's, and would be those of the next segment with that number.
  db.prepare(
    `DELETE FROM segment_column WHERE id / ${COLUMNS_A_SEGMENT} NOT IN (SELECT id FROM segment)`,
  ).run();
  const present = segmentEntries(db);
  const insert = db.prepare(
    'INSERT INTO segment (first_row, rows, first_time, last_time) VALUES (?, ?, ?, ?)',
  );
  for (const { firstRow, rows } of notWithin(present, end)) {
    const time = present.findLast((segment) => segment.firstRow < firstRow)?.lastTime ?? 0;
    insert.run(firstRow, rows, time, time);
  }
}

const { id, print, time, recordTime, length, offset, index } = STORED;
/** All others may be absent, where a segment is older than they are or has no use for them. */
const ALWAYS_THERE = [0, id, print, time, recordTime, length, offset, index];

type Readable = readonly ((id: number) => boolean)[];

interface NumberedColumn extends StoredColumn {
  number: number;
  sum: number | null;
}

function isWhole(db: Reader, segment: SegmentEntry, gaps: readonly Gap[], readable: Readable): boolean {
  const { id } = segment;
  const [first, next] = [id * COLUMNS_A_SEGMENT, (id + 1) * COLUMNS_A_SEGMENT];
  if (gaps.some((gap) => gap.first < next && (gap.end ?? Infinity) > first)) return false;
  const columns = columnsOf(db, segment);
  // A page of an earlier moment in the place of a later one has none of what came between.
  const present = new Set(columns.map(({ number }) => number));
  if (!ALWAYS_THERE.every((number) => present.has(number))) return false;
  return columns.every((column) => isColumnWhole(column, segment, readable));
}

function columnsOf(db: Reader, { id }: SegmentEntry): NumberedColumn[] {
  return db
    .prepare<[number, number], NumberedColumn>(
      `SELECT id % ${COLUMNS_A_SEGMENT} AS number, width, data, sum FROM segment_column WHERE id >= ? AND id < ?`,
    )
    .all(id * COLUMNS_A_SEGMENT, (id + 1) * COLUMNS_A_SEGMENT);
}

function isColumnWhole(column: NumberedColumn, { rows }: SegmentEntry, readable: Readable): boolean {
  if (!isAsWritten(column)) return false;
  if (column.number >= COLUMN_COUNT) return true;
  const ids = storedIds(column);
  const has = readable[column.number];
  if (typeof ids === 'number') return isReadable(has, ids);
  return ids.length === rows && ids.every((value) => isReadable(has, value));
}

/** True where the others can be made anew: with what says where each original lies. */
function dropTornColumns(db: Writer, segment: SegmentEntry, readable: Readable): boolean {
  const drop = db.prepare('DELETE FROM segment_column WHERE id = ?');
  const left = new Set<number>();
  for (const column of columnsOf(db, segment))
    if (isColumnWhole(column, segment, readable)) left.add(column.number);
    else drop.run(segment.id * COLUMNS_A_SEGMENT + column.number);
  return [length, offset, index].every((number) => left.has(number));
}

/** No value is no number of one. */
const isReadable = (has: ((id: number) => boolean) | undefined, id: number): boolean =>
  id === 0 || has?.(id) === true;

function dropColumns(db: Writer, { id }: SegmentEntry): void {
  db.prepare('DELETE FROM segment_column WHERE id >= ? AND id < ?').run(
    id * COLUMNS_A_SEGMENT,
    (id + 1) * COLUMNS_A_SEGMENT,
  );
}

/** Fills what is missing in the middle of a dictionary with values that no trace has: others keep their numbers. */
function mendDictionaries(db: Writer): Readable {
  return [...Array(COLUMN_COUNT).keys()].map((column) => {
    const parts = db
      .prepare<[number], { firstId: number; data: Uint8Array; sum: number | null }>(
        'SELECT first_id AS firstId, data, sum FROM dictionary_part WHERE column = ? ORDER BY first_id',
      )
      .all(column);
    const missing: RowRange[] = [];
    let next = 1;
    for (const { firstId, ...part } of parts) {
      const values = isAsWritten(part) ? valuesIn(part.data) : null;
      if (values === null) {
        db.prepare('DELETE FROM dictionary_part WHERE column = ? AND first_id = ?').run(column, firstId);
        continue;
      }
      if (firstId > next) missing.push({ firstRow: next, rows: firstId - next });
      next = firstId + values.length;
    }
    for (const { firstRow: first, rows } of missing)
      writeDictionaryPart(
        db,
        column,
        first,
        [...Array(rows).keys()].map((at) => `\uFFFD ${first + at}`),
      );
    return (id) => id < next && !missing.some(({ firstRow, rows }) => id >= firstRow && id < firstRow + rows);
  });
}

function valuesIn(data: Uint8Array): string[] | null {
  try {
    const values: unknown = JSON.parse(Buffer.from(unpack(data)).toString());
    return Array.isArray(values) ? (values as string[]) : null;
  } catch {
    return null; // Whatever stopped it, these are no values any more.
  }
}

/** Drops those that cannot be read, or that hold other bytes than their rows are long. */
function readableBlocks(db: Writer): RowRange[] {
  const places = db
    .prepare<[], RowRange>('SELECT first_row AS firstRow, rows FROM block ORDER BY first_row')
    .all();
  const drop = db.prepare('DELETE FROM block WHERE first_row = ?');
  const lengths = lengthsByRow(db);
  return places.filter((place) => {
    if (isBlockWhole(db, place, lengths)) return true;
    drop.run(place.firstRow);
    return false;
  });
}

function isBlockWhole(db: Reader, { firstRow, rows }: RowRange, lengthOf: (row: number) => number): boolean {
  const block = blockAt(db, firstRow);
  if (!isAsWritten(block)) return false;
  try {
    const bytes = decompressBlock(block);
    let expected = 0;
    for (let row = firstRow; row < firstRow + rows; row += 1) expected += lengthOf(row);
    // Lengths of rows that are lost themselves are not known any more.
    return bytes.length === block.rawBytes && (Number.isNaN(expected) || expected === block.rawBytes);
  } catch {
    return false; // Whatever stopped it, these are no originals any more.
  }
}

/** Asked for in order of rows; one segment is held at a time. */
function lengthsByRow(db: Reader): (row: number) => number {
  const segments = segmentEntries(db);
  let at = 0;
  let held: { of: SegmentEntry; lengths: Uint32Array | null } | null = null;
  return (row) => {
    while (at < segments.length - 1 && (segments[at + 1]?.firstRow ?? Infinity) <= row) at += 1;
    const of = segments[at];
    if (of === undefined) return NaN;
    if (held?.of !== of) held = { of, lengths: hasColumns(db, of) ? lengthsOf(db, of) : null };
    return held.lengths?.[row - of.firstRow] ?? NaN;
  };
}

function hasColumns(db: Reader, { id }: SegmentEntry): boolean {
  const found = db.prepare('SELECT 1 FROM segment_column WHERE id >= ? AND id < ? LIMIT 1');
  return found.get(id * COLUMNS_A_SEGMENT, (id + 1) * COLUMNS_A_SEGMENT) !== undefined;
}

function rowsOfParts(db: Reader): RowRange[] {
  return db
    .prepare<[], RowRange>('SELECT first_row AS firstRow, rows FROM part WHERE rows > 0 ORDER BY first_row')
    .all();
}

/** What lies in none of the ranges, which are in order. */
function notWithin(ranges: readonly RowRange[], end: number): RowRange[] {
  return without([{ firstRow: 0, rows: end }], ranges);
}

/** Ranges in order, those that touch or overlap as one. */
function inOrder(ranges: readonly RowRange[]): RowRange[] {
  const result: RowRange[] = [];
  for (const { firstRow, rows } of [...ranges].sort((a, b) => a.firstRow - b.firstRow)) {
    if (rows <= 0) continue;
    const last = result.at(-1);
    if (last !== undefined && last.firstRow + last.rows >= firstRow)
      last.rows = Math.max(last.rows, firstRow + rows - last.firstRow);
    else result.push({ firstRow, rows });
  }
  return result;
}

/** What is left of ranges without others; both are in order. */
function without(ranges: readonly RowRange[], others: readonly RowRange[]): RowRange[] {
  const left: RowRange[] = [];
  let at = 0;
  for (const { firstRow, rows } of ranges) {
    const end = firstRow + rows;
    let from = firstRow;
    while (at > 0 && endOf(others[at - 1]) > from) at -= 1;
    for (; at < others.length && (others[at]?.firstRow ?? Infinity) < end; at += 1) {
      const other = others[at];
      if (other === undefined) break;
      if (other.firstRow > from) left.push({ firstRow: from, rows: other.firstRow - from });
      from = Math.max(from, endOf(other));
    }
    if (from < end) left.push({ firstRow: from, rows: end - from });
  }
  return left;
}

const endOf = (range: RowRange | undefined): number => (range ? range.firstRow + range.rows : 0);
