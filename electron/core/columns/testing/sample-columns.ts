import fc from 'fast-check';
import type { ColumnName } from '../../../../shared/model/trace-columns.ts';
import type { ColumnPiece } from '../column-piece.ts';
import { Dictionary } from '../dictionary.ts';
import { bytesOfIds, packIds } from '../packed-ids.ts';
import { TraceColumns, type AddedSegment } from '../trace-columns.ts';

export interface SampleRow {
  time: number;
  recordTime: number | null;
  /** What settles two rows of one time. */
  key: number;
  values: { readonly [name in ColumnName]?: string | null | undefined };
  stands: boolean;
}

/** Columns of rows that came in segments: the first ones are loaded, the others appended after `touch` looked. */
export function columnsOf(
  segments: readonly (readonly SampleRow[])[],
  opened = segments.length,
  touch: (columns: TraceColumns) => void = () => undefined,
): TraceColumns {
  const rows = segments.flat();
  const stored = storedSegments(segments);
  const loaded = stored.slice(0, opened);
  const dictionaries = new Map<ColumnName, Dictionary>();
  const known = (name: ColumnName): Dictionary => {
    const dictionary = dictionaries.get(name) ?? new Dictionary();
    dictionaries.set(name, dictionary);
    return dictionary;
  };
  const pieceOf = (segment: StoredSegment, name: ColumnName): ColumnPiece =>
    packed(segment, name, known(name));
  const columns = new TraceColumns(
    loaded.reduce((sum, segment) => sum + segment.rows.length, 0),
    {
      // Segments that are not appended yet may be stored already.
      pieces: (name) => stored.map((segment) => pieceOf(segment, name)),
      values: (name) => {
        stored.forEach((segment) => pieceOf(segment, name));
        return known(name).since(0);
      },
      times: (into) => into.set(timesOf(rows.slice(0, into.length), ({ time }) => time)),
      recordTimes: (into) =>
        into.set(timesOf(rows.slice(0, into.length), ({ recordTime }) => recordTime ?? NaN)),
    },
    (a, b) => (rows[a]?.key ?? 0) - (rows[b]?.key ?? 0),
  );
  const settle = (): void =>
    rows.slice(0, columns.rows).forEach(({ stands }, row) => columns.setStanding(row, stands));
  settle();
  for (const segment of stored.slice(opened)) {
    touch(columns);
    columns.append(addedSegment(segment, (name) => pieceOf(segment, name), known));
    settle();
  }
  return columns;
}

interface StoredSegment {
  firstRow: number;
  rows: readonly SampleRow[];
}

function storedSegments(segments: readonly (readonly SampleRow[])[]): StoredSegment[] {
  let firstRow = 0;
  return segments.map((rows) => {
    const segment = { firstRow, rows };
    firstRow += rows.length;
    return segment;
  });
}

function packed({ firstRow, rows }: StoredSegment, name: ColumnName, dictionary: Dictionary): ColumnPiece {
  const ids = rows.map(({ values }) => dictionary.idOf(values[name] ?? null));
  const one = ids.every((id) => id === ids[0]);
  if (one) {
    return {
      firstRow,
      rows: rows.length,
      width: 0,
      bytes: new Uint8Array(Uint32Array.of(ids[0] ?? 0).buffer),
    };
  }
  const narrow = packIds(ids, Math.max(...ids));
  const width = narrow.BYTES_PER_ELEMENT as 1 | 2 | 4;
  return { firstRow, rows: rows.length, width, bytes: bytesOfIds(narrow) };
}

function timesOf(rows: readonly SampleRow[], time: (row: SampleRow) => number): Float64Array {
  return Float64Array.from(rows, time);
}

function addedSegment(
  segment: StoredSegment,
  piece: (name: ColumnName) => ColumnPiece,
  known: (name: ColumnName) => Dictionary,
): AddedSegment {
  return {
    firstRow: segment.firstRow,
    rows: segment.rows.length,
    times: timesOf(segment.rows, ({ time }) => time),
    recordTimes: () => timesOf(segment.rows, ({ recordTime }) => recordTime ?? NaN),
    piece,
    valuesAfter: (name, id) => {
      piece(name);
      return known(name).since(id);
    },
  };
}

/** Few times, few keys, few values: what is equal is where mistakes hide. */
export const sampleRow: fc.Arbitrary<SampleRow> = fc.record({
  time: fc.oneof(fc.integer({ min: -3, max: 12 }), fc.constantFrom(2 ** 33, 2 ** 40, -(2 ** 34))),
  recordTime: fc.option(fc.integer({ min: 0, max: 12 })),
  key: fc.integer({ min: 0, max: 2 }),
  values: fc.record({
    trace_rating: fc.constantFrom('normal', 'warning', 'incident', null),
    service_type: fc.constantFrom('VPC', 'vpc', 'ECS', 'ΑΣ', 'ας', null),
    'user.name': fc.option(fc.string({ maxLength: 2 })),
  }),
  stands: fc.boolean(),
});

/** Segments, and how many of them are there when the columns are opened. */
export const sampleSegments = fc
  .array(fc.array(sampleRow, { minLength: 1, maxLength: 40 }), { maxLength: 5 })
  .chain((segments) => fc.tuple(fc.constant(segments), fc.nat({ max: segments.length })));
