import type { TraceRow } from '../../../../shared/model/browse.ts';
import type { ColumnName } from '../../../../shared/model/trace-columns.ts';
import type { HeldTraces } from './held-traces.ts';

/** Rows as a list shows them, from the columns alone. */
export function traceRows(
  traces: HeldTraces,
  rows: readonly number[],
  names: readonly ColumnName[],
): TraceRow[] {
  const { columns } = traces;
  const shown = names.map((name) => columns.column(name));
  return rows.map((row) => {
    const recordTime = columns.recordTimes[row] ?? NaN;
    return {
      row,
      trace_id: traces.traceId(row),
      time: columns.times[row] ?? 0,
      record_time: Number.isNaN(recordTime) ? null : recordTime,
      values: shown.map((column) => column.valueOf(column.ids[row] ?? 0)),
    };
  });
}
