import type { TraceColumns } from '../columns/trace-columns.ts';
import type { FieldStatistics, TimeExtent } from '../../../shared/model/browse.ts';
import { COLUMN_NAMES, type ColumnName } from '../../../shared/model/trace-columns.ts';
import { facet } from './facets.ts';
import type { Selection } from './selection.ts';

/** How far each field is filled in a selection; a pass a field. */
export function fieldStatistics(
  columns: TraceColumns,
  selection: Selection,
  limit: number,
  fields: readonly ColumnName[] = COLUMN_NAMES,
): FieldStatistics[] {
  return fields.map((field) => {
    const { top, distinct, absent, total } = facet(columns, selection, field, limit);
    return { field, filled: total - absent, distinct, top };
  });
}

export function timeExtent({ order, ordered, total }: Selection): TimeExtent | null {
  const [earliest] = ordered.rowsFrom(0, 1, 1);
  const [latest] = ordered.rowsFrom(total - 1, 1, -1);
  if (earliest === undefined || latest === undefined) return null;
  return { earliest: order.times[earliest] ?? NaN, latest: order.times[latest] ?? NaN };
}
