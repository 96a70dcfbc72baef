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
  const shown = names.map((name) => columns.column(name));
  return rows.map((row) => {
    const mark = marks?.of(row) ?? null;
    const rule = ruleOf(row);
    const recordTime = columns.recordTimes[row] ?? NaN;
    return {
      row,
      trace_id: traces.traceId(row),
      time: columns.times[row] ?? 0,
      record_time: Number.isNaN(recordTime) ? null : recordTime,
      values: shown.map((column) => column.valueOf(column.ids[row] ?? 0)),
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
