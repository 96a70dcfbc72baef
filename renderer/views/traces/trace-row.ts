import type { TraceRow } from '../../../shared/model/browse.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';

/** The value of a field in a row, given the fields that were asked for; null where it is absent or was not asked for. */
export function valueIn(row: TraceRow, asked: readonly ColumnName[], field: ColumnName): string | null {
  const place = asked.indexOf(field);
  return place < 0 ? null : (row.values[place] ?? null);
}

/** The first of some fields that has a value. */
export function firstOf(
  row: TraceRow,
  asked: readonly ColumnName[],
  fields: readonly ColumnName[],
): string | null {
  for (const field of fields) {
    const value = valueIn(row, asked, field);
    if (value !== null) return value;
  }
  return null;
}

export type Tone = 'normal' | 'warning' | 'incident' | 'other';

/** How a rating looks; one that the service does not have looks like none of its own. */
export function toneOf(rating: string | null): Tone {
  return rating === 'normal' || rating === 'warning' || rating === 'incident' ? rating : 'other';
}
