import { COLUMN_NAMES, columnNumber, type ColumnName } from '../../../shared/model/trace-columns.ts';
import { checksum } from './checksum.ts';
import type { Reader, Writer } from './handle.ts';
import { statement } from './statement.ts';
import { bytesOf, pack, plainBytes, unpack, wordsOf } from './packed-bytes.ts';
import {
  COLUMNS_A_SEGMENT,
  readDoubles,
  STORED,
  storeDoubles,
  storedDoubles,
  storedNumbers,
  storedIds,
  storeIds,
  storeNumbers,
  type StoredColumn,
} from './segment-column.ts';

/** Rows that are written together. */
export interface NewSegment extends SegmentContent {
  firstRow: number;
  rows: number;
}

/** Column by column. Ids are those of the workspace's dictionaries. */
export interface SegmentContent {
  /** By number of column: an id a row, or one for all rows. */
  columns: readonly Uint32Array[];
  /** 16 bytes a row. */
  ids: Uint8Array;
  /** 16 bytes a row that are equal for records of one event; the same array where they are the ids. */
  keys: Uint8Array;
  /** Two words a row, equal where two records are the same bytes read the same way. */
  prints: Uint32Array;
  times: Float64Array;
  /** NaN where there is none. */
  recordTimes: Float64Array;
  lengths: Uint32Array;
  offsets: Float64Array;
  indexes: Float64Array;
  /** Ids that are no UUID, by the row's number in the segment. */
  textIds: ReadonlyMap<number, string>;
}

export interface SegmentEntry {
  id: number;
  firstRow: number;
  rows: number;
  firstTime: number;
  lastTime: number;
}

/** One dictionary-encoded column of one segment. `width` 0: one id of four bytes for all rows. */
export interface ColumnPiece {
  firstRow: number;
  rows: number;
  width: 0 | 1 | 2 | 4;
  bytes: Uint8Array;
}

export function writeSegment(db: Writer, segment: NewSegment): SegmentEntry {
  const { firstRow, rows, times } = segment;
  let firstTime = Infinity;
  let lastTime = -Infinity;
  for (const time of times) {
    if (time < firstTime) firstTime = time;
    if (time > lastTime) lastTime = time;
  }
  const id = Number(
    db
      .prepare('INSERT INTO segment (first_row, rows, first_time, last_time) VALUES (?, ?, ?, ?)')
      .run(firstRow, rows, firstTime, lastTime).lastInsertRowid,
  );
  const insert = db.prepare('INSERT INTO segment_column (id, width, data, sum) VALUES (?, ?, ?, ?)');
  for (const [number, { width, data }] of storedColumns(segment))
    insert.run(id * COLUMNS_A_SEGMENT + number, width, data, checksum(data));
  return { id, firstRow, rows, firstTime, lastTime };
}

/** Writes those columns of a segment that are not there. */
export function fillColumns(db: Writer, { id }: SegmentEntry, columns: SegmentContent): void {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO segment_column (id, width, data, sum) VALUES (?, ?, ?, ?)',
  );
  for (const [number, { width, data }] of storedColumns(columns))
    insert.run(id * COLUMNS_A_SEGMENT + number, width, data, checksum(data));
}

function* storedColumns(segment: SegmentContent): Generator<[number: number, StoredColumn]> {
  for (const [number, ids] of segment.columns.entries()) yield [number, storeIds(ids)];
  yield [STORED.id, { width: 128, data: segment.ids }];
  if (segment.keys !== segment.ids) yield [STORED.key, { width: 128, data: segment.keys }];
  yield [STORED.print, { width: 64, data: bytesOf(segment.prints) }];
  yield [STORED.time, storeDoubles(segment.times)];
  yield [STORED.recordTime, storeDoubles(lateness(segment))];
  yield [STORED.length, storeNumbers(segment.lengths)];
  yield [STORED.offset, storeDoubles(gapsOf(segment))];
  yield [STORED.index, storeDoubles(stepsOf(segment.indexes))];
  if (segment.textIds.size === 0) return;
  const text = JSON.stringify([...segment.textIds]);
  yield [STORED.textId, { width: 0, data: pack(Buffer.from(text)) }];
}

/** From the event to its record: small numbers, where record times themselves are large ones. */
function lateness({ times, recordTimes }: SegmentContent): Float64Array {
  const spans = new Float64Array(times.length);
  for (let at = 0; at < spans.length; at += 1) spans[at] = (recordTimes[at] ?? NaN) - (times[at] ?? 0);
  return spans;
}

/** From the end of one record to the beginning of the next: most often the same. */
function gapsOf({ offsets, lengths }: SegmentContent): Float64Array {
  const gaps = new Float64Array(offsets.length);
  let end = 0;
  for (let at = 0; at < gaps.length; at += 1) {
    const offset = offsets[at] ?? 0;
    gaps[at] = offset - end;
    end = offset + (lengths[at] ?? 0);
  }
  return gaps;
}

function stepsOf(values: Float64Array): Float64Array {
  const steps = new Float64Array(values.length);
  let before = 0;
  for (let at = 0; at < steps.length; at += 1) {
    const value = values[at] ?? 0;
    steps[at] = value - before;
    before = value;
  }
  return steps;
}

/** In order of their rows. */
export function segmentEntries(db: Reader): SegmentEntry[] {
  return db
    .prepare<[], SegmentEntry>(
      `SELECT id, first_row AS firstRow, rows, first_time AS firstTime, last_time AS lastTime
       FROM segment ORDER BY first_row`,
    )
    .all();
}

function readColumn(db: Reader, segment: SegmentEntry, number: number): StoredColumn | undefined {
  return statement<[number], StoredColumn>(db, 'SELECT width, data FROM segment_column WHERE id = ?').get(
    segment.id * COLUMNS_A_SEGMENT + number,
  );
}

/** Bytes of a column; zeros where the segment's rows were all removed. */
function bytesIn(db: Reader, segment: SegmentEntry, number: number, width: number): Uint8Array {
  const column = readColumn(db, segment, number);
  return column === undefined ? new Uint8Array(segment.rows * width) : plainBytes(column.data);
}

/** A column that came with a later version, or whose rows were all removed. */
const NO_NUMBERS: StoredColumn = { width: 0, data: new Uint8Array(4) };

export function columnPiece(db: Reader, segment: SegmentEntry, name: ColumnName): ColumnPiece {
  return pieceOf(segment, readColumn(db, segment, columnNumber(name)));
}

function pieceOf({ firstRow, rows }: SegmentRows, column: StoredColumn | undefined): ColumnPiece {
  const ids = storedIds(column ?? NO_NUMBERS);
  if (typeof ids === 'number') return { firstRow, rows, width: 0, bytes: bytesOf(Uint32Array.of(ids)) };
  const bytes = new Uint8Array(ids.buffer, ids.byteOffset, ids.byteLength);
  return { firstRow, rows, width: ids.BYTES_PER_ELEMENT as ColumnPiece['width'], bytes };
}

interface SegmentRows {
  firstRow: number;
  rows: number;
  firstTime: number;
}

interface SegmentColumn extends SegmentRows {
  /** Undefined where the segment has no such column. */
  column: StoredColumn | undefined;
}

/**
 * One column of every segment, in order of their rows. A statement for each would find, lock and let go of the file each time. One
 * piece at a time: all of them at once would be the column twice.
 */
function* columnOfEach(db: Reader, number: number): Generator<SegmentColumn> {
  const pieces = statement<[number], SegmentRows & { width: number | null; data: Uint8Array | null }>(
    db,
    `SELECT s.first_row AS firstRow, s.rows, s.first_time AS firstTime, c.width, c.data
     FROM segment s LEFT JOIN segment_column c ON c.id = s.id * ${COLUMNS_A_SEGMENT} + ? ORDER BY s.first_row`,
  ).iterate(number);
  for (const { firstRow, rows, firstTime, width, data } of pieces) {
    const column = width === null || data === null ? undefined : { width, data };
    yield { firstRow, rows, firstTime, column };
  }
}

/** A column's pieces in order of their rows, those of segments written by now included. */
export function* columnPieces(db: Reader, name: ColumnName): Generator<ColumnPiece> {
  for (const segment of columnOfEach(db, columnNumber(name))) yield pieceOf(segment, segment.column);
}

/** The times of the first rows, as many as the target takes. */
export function readTimes(db: Reader, target: Float64Array): void {
  for (const { firstRow, rows, firstTime, column } of columnOfEach(db, STORED.time)) {
    const times = target.subarray(firstRow, firstRow + rows);
    if (column === undefined) times.fill(firstTime);
    else readDoubles(column, times);
  }
}

/** The record times of the first rows, whose times are given. */
export function readRecordTimes(db: Reader, times: Float64Array, target: Float64Array): void {
  for (const { firstRow, rows, column } of columnOfEach(db, STORED.recordTime)) {
    const end = Math.min(firstRow + rows, target.length);
    if (column === undefined) target.fill(NaN, firstRow, end);
    else readDoubles(column, target.subarray(firstRow, end));
    addTo(target, times, firstRow, end);
  }
}

function addTo(sums: Float64Array, addends: Float64Array, from: number, to: number): void {
  for (let at = from; at < to; at += 1) sums[at] = (sums[at] ?? NaN) + (addends[at] ?? 0);
}

export function idsOf(db: Reader, segment: SegmentEntry): Uint8Array {
  return bytesIn(db, segment, STORED.id, 16);
}

export function keysOf(db: Reader, segment: SegmentEntry): Uint8Array {
  const column = readColumn(db, segment, STORED.key);
  return column === undefined ? idsOf(db, segment) : plainBytes(column.data);
}

export function printsOf(db: Reader, segment: SegmentEntry): Uint32Array {
  return wordsOf(bytesIn(db, segment, STORED.print, 8));
}

export function timesOf(db: Reader, segment: SegmentEntry): Float64Array {
  // Of removed rows only the segment knows when; the order of all rows needs some time of each.
  return doublesIn(db, segment, STORED.time, segment.firstTime);
}

export function recordTimesOf(db: Reader, segment: SegmentEntry, times: Float64Array): Float64Array {
  const recordTimes = doublesIn(db, segment, STORED.recordTime, NaN);
  addTo(recordTimes, times, 0, recordTimes.length);
  return recordTimes;
}

export function lengthsOf(db: Reader, segment: SegmentEntry): Uint32Array {
  const lengths = storedNumbers(readColumn(db, segment, STORED.length) ?? NO_NUMBERS, segment.rows);
  if (typeof lengths === 'number') return new Uint32Array(segment.rows).fill(lengths);
  return lengths instanceof Uint32Array ? lengths : Uint32Array.from(lengths);
}

function doublesIn(db: Reader, segment: SegmentEntry, number: number, otherwise: number): Float64Array {
  const column = readColumn(db, segment, number);
  if (column === undefined) return new Float64Array(segment.rows).fill(otherwise);
  return storedDoubles(column, segment.rows);
}

export interface Places {
  offsets: Float64Array;
  indexes: Float64Array;
}

export function placesOf(db: Reader, segment: SegmentEntry): Places {
  const lengths = lengthsOf(db, segment);
  const offsets = doublesIn(db, segment, STORED.offset, 0);
  const indexes = doublesIn(db, segment, STORED.index, 0);
  for (let at = 1; at < segment.rows; at += 1) {
    offsets[at] = (offsets[at] ?? 0) + (offsets[at - 1] ?? 0) + (lengths[at - 1] ?? 0);
    indexes[at] = (indexes[at] ?? 0) + (indexes[at - 1] ?? 0);
  }
  return { offsets, indexes };
}

export function textIdsOf(db: Reader, segment: SegmentEntry): Map<number, string> {
  const column = readColumn(db, segment, STORED.textId);
  if (column === undefined) return new Map();
  return new Map(JSON.parse(Buffer.from(unpack(column.data)).toString()) as [number, string][]);
}

export const COLUMN_COUNT = COLUMN_NAMES.length;
