import type { TraceColumns } from '../columns/trace-columns.ts';
import type { Facet } from '../../../shared/model/browse.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import type { FieldTest } from '../../../shared/query/query.ts';
import { countValues } from './count-values.ts';
import type { Selection } from './selection.ts';
import { topIds } from './top-values.ts';
import { tableOfTest } from './value-table.ts';

/** The values of a field in a selection with their counts; `search` leaves only values that pass it. */
export function facet(
  columns: TraceColumns,
  selection: Selection,
  field: ColumnName,
  limit: number,
  search?: FieldTest,
): Facet {
  const column = columns.column(field);
  const counts = countValues(column, selection);
  const absent = counts[0] ?? 0;
  if (search !== undefined) {
    const table = tableOfTest(column, search);
    for (let id = 1; id < counts.length; id += 1) if (table[id] === 0) counts[id] = 0;
  }
  let distinct = 0;
  for (let id = 1; id < counts.length; id += 1) if (counts[id] !== 0) distinct += 1;
  const top = topIds(column, counts, limit).map((id) => ({
    value: column.valueOf(id),
    count: counts[id] ?? 0,
  }));
  return { field, top, distinct, absent, total: selection.total };
}
