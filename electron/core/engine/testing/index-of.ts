import { columnsOf, type SampleRow } from '../../columns/testing/sample-columns.ts';
import { COLUMN_NAMES, type ColumnName } from '../../../../shared/model/trace-columns.ts';
import { ReplayIndex, type SheetRows } from '../replay-index.ts';
import type { HeldTrace } from './arbitrary-trace.ts';

/**
 * An index over traces, a row each in their order. They come in segments: the index is built over the first ones and extended by
 * the others. Rows named in `fallen` do not stand.
 */
export function indexOf(
  held: readonly HeldTrace[],
  segments: readonly number[] = [held.length],
  fallen: ReadonlySet<number> = new Set(),
): ReplayIndex {
  const rows = held.map((one, at) => sampleRow(one, at, !fallen.has(at)));
  const pieces: SampleRow[][] = [];
  let from = 0;
  for (const size of segments) {
    pieces.push(rows.slice(from, from + size));
    from += size;
  }
  if (from < rows.length) pieces.push(rows.slice(from));
  let index: ReplayIndex | null = null;
  const columns = columnsOf(
    pieces.filter((piece) => piece.length > 0),
    1,
    (grown) => {
      index ??= new ReplayIndex(grown, (first) => sheetsOf(held, first, grown.rows));
      index.extend();
    },
  );
  index ??= new ReplayIndex(columns, (first) => sheetsOf(held, first, columns.rows));
  index.extend();
  return index;
}

function sampleRow({ trace }: HeldTrace, at: number, stands: boolean): SampleRow {
  const values: Partial<Record<ColumnName, string | null>> = {};
  for (const name of COLUMN_NAMES) {
    const value = trace[name];
    values[name] = typeof value === 'boolean' ? String(value) : value;
  }
  return { time: trace.time, recordTime: trace.record_time, key: at, values, stands };
}

function sheetsOf(held: readonly HeldTrace[], from: number, to: number): SheetRows[] {
  return held
    .slice(0, to)
    .flatMap(({ columns }, row) =>
      columns === null || row < from ? [] : [{ firstRow: row, rows: 1, carried: columns }],
    );
}
