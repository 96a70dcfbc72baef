import { dirname, relative } from 'node:path';
import type { Trace } from '../../../../../shared/model/trace.ts';
import { COLUMN_NAMES, type ColumnName } from '../../../../../shared/model/trace-columns.ts';
import { Dictionary } from '../../../../core/columns/dictionary.ts';
import { uuidText } from '../../../../core/columns/trace-id.ts';
import { coverageRows } from '../../../cache/coverage.ts';
import { readDictionary } from '../../../cache/dictionaries.ts';
import type { Reader } from '../../../cache/handle.ts';
import {
  columnPiece,
  idsOf,
  keysOf,
  placesOf,
  recordTimesOf,
  segmentEntries,
  textIdsOf,
  timesOf,
  type SegmentEntry,
} from '../../../cache/segments.ts';
import { refusalsOf } from '../../../cache/sources.ts';
import { conflictPairs, removedRanges, sightingsOf, supersededRows } from '../../../cache/versions.ts';
import { Originals, storedTrace } from '../../originals.ts';
import { RowSources } from '../../row-sources.ts';
import { SegmentList } from '../../segment-list.ts';

/** All that is kept of one row. */
export interface KeptRow {
  row: number;
  provider: string;
  id: string;
  /** In hexadecimal digits. */
  key: string;
  time: number;
  /** NaN where there is none. */
  recordTime: number;
  columns: Record<ColumnName, string | null>;
  original: Buffer;
  offset: number;
  index: number;
  /** The part it was read from. */
  path: string;
}

/** Every row that was not taken out, in order. */
export function keptRows(db: Reader): KeptRow[] {
  const segments = new SegmentList(segmentEntries(db));
  const [originals, sources] = [new Originals(db, segments.of), new RowSources(db)];
  const dictionaries = COLUMN_NAMES.map((name) => new Dictionary(readDictionary(db, name)));
  const removed = removedRanges(db);
  const isThere = (row: number): boolean =>
    !removed.some(({ firstRow, rows }) => row >= firstRow && row < firstRow + rows);
  return segments.all.flatMap((segment) => rowsOf(db, segment, originals, sources, dictionaries, isThere));
}

function rowsOf(
  db: Reader,
  segment: SegmentEntry,
  originals: Originals,
  sources: RowSources,
  dictionaries: readonly Dictionary[],
  isThere: (row: number) => boolean,
): KeptRow[] {
  const [ids, keys, texts] = [
    idsOf(db, segment),
    Buffer.from(keysOf(db, segment)).toString('hex'),
    textIdsOf(db, segment),
  ];
  const times = timesOf(db, segment);
  const recordTimes = recordTimesOf(db, segment, times);
  const { offsets, indexes } = placesOf(db, segment);
  const columns = COLUMN_NAMES.map((name, number) => valuesOf(db, segment, name, dictionaries[number]));
  const present = [...Array(segment.rows).keys()].filter((at) => isThere(segment.firstRow + at));
  return present.map((at): KeptRow => {
    const row = segment.firstRow + at;
    const original = originals.text(row);
    if (original === undefined) throw new Error(`Row ${row} has no original.`);
    const named = COLUMN_NAMES.map((name, number) => [name, columns[number]?.[at] ?? null] as const);
    const values = Object.fromEntries(named) as KeptRow['columns'];
    return {
      ...{ row, provider: values.provider ?? '', columns: values, original: Buffer.from(original) },
      id: texts.get(at) ?? uuidText(ids, at * 16),
      key: keys.slice(at * 32, (at + 1) * 32),
      ...{ time: times[at] ?? NaN, recordTime: recordTimes[at] ?? NaN },
      ...{ offset: offsets[at] ?? NaN, index: indexes[at] ?? NaN, path: sources.of(row)?.part.path ?? '' },
    };
  });
}

function valuesOf(
  db: Reader,
  segment: SegmentEntry,
  name: ColumnName,
  dictionary: Dictionary | undefined,
): (string | null)[] {
  const { width, bytes } = columnPiece(db, segment, name);
  const { buffer, byteOffset, byteLength } = bytes;
  const ids =
    width === 1
      ? bytes
      : width === 2
        ? new Uint16Array(buffer, byteOffset, byteLength / 2)
        : new Uint32Array(buffer, byteOffset, byteLength / 4);
  return [...Array(segment.rows).keys()].map(
    (at) => dictionary?.valueOf(ids[width === 0 ? 0 : at] ?? 0) ?? null,
  );
}

/** The traces of rows, read again from their originals. */
export function storedTraces(db: Reader, rows: readonly number[]): Trace[] {
  const originals = new Originals(db, new SegmentList(segmentEntries(db)).of);
  const sources = new RowSources(db);
  return rows.map((row) => {
    const trace = storedTrace(originals, sources, row);
    if (trace === undefined) throw new Error(`Row ${row} has no trace.`);
    return trace;
  });
}

/**
 * All that a workspace holds of what was read: equal for two that were filled in different ways. Without what tells of the
 * runs themselves, and with paths from the folder that the files lie in.
 */
export function contentOfWorkspace(db: Reader, folder: string) {
  const named = (path: string): string => relative(dirname(folder), path);
  const partPaths = new Map(
    db
      .prepare<[], { id: number; path: string }>('SELECT id, path FROM part')
      .all()
      .map(({ id, path }) => [id, named(path)]),
  );
  const rows = keptRows(db);
  const nameOfRow = new Map(rows.map(({ row, path, index }) => [row, `${named(path)} ${index}`]));
  const rowName = (row: number): string => nameOfRow.get(row) ?? 'none';
  return {
    rows: rows
      .map(({ provider, id, key, time, recordTime, columns, original, offset, index, path }) => ({
        ...{ provider, id, key, time, recordTime, offset, index, path: named(path) },
        columns: Object.values(columns).join('\u0000'),
        original: original.toString('latin1'),
      }))
      .sort((a, b) => order(a.path, b.path) || a.index - b.index),
    superseded: supersededRows(db).map(rowName).sort(),
    conflicts: conflictPairs(db)
      .map(({ row, withRow }) => `${rowName(row)} ${rowName(withRow)}`)
      .sort(),
    sightings: [...partPaths]
      .flatMap(([part, path]) => {
        const { rows: seen, indexes, offsets } = sightingsOf(db, part);
        return seen.map((row, at) => `${path} ${indexes[at]} ${offsets[at]}: ${rowName(row)}`);
      })
      .sort(),
    refusals: [...partPaths]
      .flatMap(([part, path]) =>
        [...refusalsOf(db, part)].map((refusal) => `${path} ${JSON.stringify(refusal)}`),
      )
      .sort(),
    coverage: coverageRows(db)
      .map(({ partId, ...row }) => `${partPaths.get(partId ?? 0)} ${JSON.stringify(row)}`)
      .sort(),
    parts: [...partPaths.values()].sort(),
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
