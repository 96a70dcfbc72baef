import type { RuleMark } from '../../../core/browse/rule-marks.ts';
import type { TraceRow } from '../../../../shared/model/browse.ts';
import { noteExcerpt } from '../../../../shared/model/mark.ts';
import type { ColumnName } from '../../../../shared/model/trace-columns.ts';
import type { Marks } from '../marks/mark-book.ts';
import type { HeldTraces } from './held-traces.ts';

/** Rows as a list shows them, from columns and marks alone. */
export function traceRows(
  traces: HeldTraces,
  rows: readonly number[],
  names: readonly ColumnName[],
  marks: Marks | null = null,
  ruleOf: RuleMark = () => undefined,
): TraceRow[] {
  const { columns } = traces;
  // Column by column: what the processor has to fetch from far is then fetched at once, not row by row.
  const shown = names
    .map((name) => columns.column(name))
    .map((column) => {
      return { column, ids: gathered(column.ids, rows, new Uint32Array(rows.length)) };
    });
  const times = gathered(columns.times, rows, new Float64Array(rows.length));
  const recordTimes = gathered(columns.recordTimes, rows, new Float64Array(rows.length));
  const traceIds = traces.traceIds(rows);
  return rows.map((row, at) => {
    const mark = marks?.of(row) ?? null;
    const rule = ruleOf(row);
    const recordTime = recordTimes[at] ?? NaN;
    return {
      row,
      trace_id: traceIds[at] ?? '',
      time: times[at] ?? 0,
      record_time: Number.isNaN(recordTime) ? null : recordTime,
      values: shown.map(({ column, ids }) => column.valueOf(ids[at] ?? 0)),
      ...(mark !== null && {
        mark: {
          isBookmarked: mark.isBookmarked,
          tags: mark.tags,
          note: noteExcerpt(mark.note),
          judged: mark.judged,
        },
      }),
      ...(rule !== undefined && { rule }),
    };
  });
}

function gathered<Into extends Uint32Array | Float64Array>(
  from: ArrayLike<number>,
  rows: readonly number[],
  into: Into,
): Into {
  for (let at = 0; at < rows.length; at += 1) into[at] = from[rows[at] ?? 0] ?? NaN;
  return into;
}
