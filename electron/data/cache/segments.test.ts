import { expect, test } from 'vitest';
import { COLUMN_NAMES } from '../../../shared/model/trace-columns.ts';
import { newWorkspace } from '../services/ingest/testing/ingesting.ts';
import {
  columnPiece,
  columnPieces,
  idsOf,
  keysOf,
  lengthsOf,
  placesOf,
  printsOf,
  readRecordTimes,
  readTimes,
  recordTimesOf,
  segmentEntries,
  textIdsOf,
  timesOf,
  writeSegment,
  type NewSegment,
} from './segments.ts';

const FIRST = Date.UTC(2026, 2, 2);

/** Rows of every kind: values that hardly differ, and such that are everywhere. */
function segmentOf(rows: number, firstRow: number): NewSegment {
  const each = (value: (at: number) => number): number[] => [...Array(rows).keys()].map(value);
  const lengths = Uint32Array.from(each((at) => 200 + (at % 9) * 11));
  let end = 0;
  const offsets = Float64Array.from(each((at) => (end += lengths[at] ?? 0) - (lengths[at] ?? 0) + at));
  return {
    ...{ firstRow, rows, lengths, offsets },
    columns: COLUMN_NAMES.map((_, column) =>
      Uint32Array.from(
        each((at) => (column === 0 ? 1 : (at * (column + 1)) % ([3, 300, 70_000][column % 3] ?? 1))),
      ),
    ),
    ids: Uint8Array.from([...Array(rows * 16).keys()], (at) => (at * 31) & 255),
    keys: Uint8Array.from([...Array(rows * 16).keys()], (at) => (at * 17) & 255),
    prints: Uint32Array.from([...Array(rows * 2).keys()], (at) => (at * 2654435761) >>> 0),
    times: Float64Array.from(each((at) => FIRST + ((at * 7919) % 604_800_000))),
    recordTimes: Float64Array.from(
      each((at) => (at % 5 === 2 ? NaN : FIRST + 400 + ((at * 7919) % 604_800_000))),
    ),
    indexes: Float64Array.from(each((at) => at * 2)),
    textIds: new Map(
      each((at) => at).flatMap((at) => (at % 40 === 3 ? [[at, `id "${at}" é`] as const] : [])),
    ),
  };
}

test.each([1, 7, 32, 33, 8192])('a segment of %i rows is read as it was written', (rows) => {
  const { db } = newWorkspace();
  const wanted = segmentOf(rows, 100);
  const entry = writeSegment(db, wanted);
  const after = writeSegment(db, { ...segmentOf(3, 100 + rows), textIds: new Map() });
  expect(segmentEntries(db)).toEqual([entry, after]);
  expect(entry).toMatchObject({ firstRow: 100, rows, firstTime: Math.min(...wanted.times) });
  expect(entry.lastTime).toBe(Math.max(...wanted.times));
  expect(idsOf(db, entry)).toEqual(wanted.ids);
  expect(keysOf(db, entry)).toEqual(wanted.keys);
  expect(printsOf(db, entry)).toEqual(wanted.prints);
  const times = timesOf(db, entry);
  expect(times).toEqual(wanted.times);
  expect(recordTimesOf(db, entry, times)).toEqual(wanted.recordTimes);
  expect(lengthsOf(db, entry)).toEqual(wanted.lengths);
  expect(placesOf(db, entry)).toEqual({ offsets: wanted.offsets, indexes: wanted.indexes });
  expect(textIdsOf(db, entry)).toEqual(wanted.textIds);
  expect(textIdsOf(db, after)).toEqual(new Map());
  COLUMN_NAMES.forEach((name, number) => {
    const { width, bytes, ...place } = columnPiece(db, entry, name);
    expect(place).toEqual({ firstRow: 100, rows });
    const { buffer, byteOffset, byteLength } = bytes;
    const values =
      width === 1
        ? bytes
        : width === 2
          ? new Uint16Array(buffer, byteOffset, byteLength / 2)
          : new Uint32Array(buffer, byteOffset, byteLength / 4);
    const ids = Array.from({ length: rows }, (_, at) => values[width === 0 ? 0 : at]);
    expect(ids, name).toEqual(Array.from(wanted.columns[number] ?? []));
  });
});

test('a column of all segments is what each of them has, also where a segment has none', () => {
  const { db } = newWorkspace();
  const sizes = [5, 33, 100, 7];
  const firstRows = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, rows) => sum + rows, 0));
  const entries = sizes.map((rows, at) => writeSegment(db, segmentOf(rows, firstRows[at] ?? 0)));
  const gone = entries[2];
  db.prepare('DELETE FROM segment_column WHERE id >= $first AND id < $end').run({
    first: (gone?.id ?? 0) * 64,
    end: (gone?.id ?? 0) * 64 + 64,
  });
  for (const name of COLUMN_NAMES) {
    const single = entries.map((entry) => columnPiece(db, entry, name));
    expect([...columnPieces(db, name)], name).toEqual(single);
  }
  const times = entries.flatMap((entry) => [...timesOf(db, entry)]);
  const recordTimes = entries.flatMap((entry) => [...recordTimesOf(db, entry, timesOf(db, entry))]);
  // The last of them may be newer than what is asked for, or end in the middle of it.
  for (const rows of [145, 140, 138, 20, 0]) {
    const [readFirst, readSecond] = [new Float64Array(rows), new Float64Array(rows)];
    readTimes(db, readFirst);
    expect([...readFirst]).toEqual(times.slice(0, rows));
    readRecordTimes(db, readFirst, readSecond);
    expect([...readSecond]).toEqual(recordTimes.slice(0, rows));
  }
});

test('keys that are the ids are kept once', () => {
  const { db } = newWorkspace();
  const segment = segmentOf(5, 0);
  const entry = writeSegment(db, { ...segment, keys: segment.ids });
  expect(keysOf(db, entry)).toEqual(segment.ids);
  const columns = (): number =>
    db.prepare<[], number>('SELECT count(*) FROM segment_column').pluck().get() ?? 0;
  const before = columns();
  writeSegment(db, { ...segmentOf(5, 5) });
  expect(columns() - before).toBe(before + 1);
});

test('a column that came with a later version is empty in older rows', () => {
  const { db } = newWorkspace();
  const entry = writeSegment(db, segmentOf(5, 0));
  db.prepare('DELETE FROM segment_column WHERE id % 64 = ?').run(COLUMN_NAMES.indexOf('user_agent'));
  expect(columnPiece(db, entry, 'user_agent')).toEqual({
    firstRow: 0,
    rows: 5,
    width: 0,
    bytes: new Uint8Array(4),
  });
});
