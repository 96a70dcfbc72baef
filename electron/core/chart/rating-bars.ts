import type { TraceColumns } from '../columns/trace-columns.ts';
import { RATING_KINDS, type RatingKind } from '../../../shared/model/overview.ts';
import { flagCounts, ratingCounts, type FlaggedRows } from './row-flags.ts';
import { placeFrom } from './window-rows.ts';

/** Rows between each two borders, by rating. Rows are in order of time, so each bar is a run of them. */
export function ratingBars(
  columns: TraceColumns,
  flagged: FlaggedRows,
  borders: readonly number[],
): Record<RatingKind, number[]> {
  const places = borders.map((border) => placeFrom(columns, flagged.rows, border));
  const bars = places.slice(1).map((end, at) => ratingCounts(flagCounts(flagged, places[at], end)));
  const series = RATING_KINDS.map((kind) => [kind, bars.map((counts) => counts[kind])] as const);
  return Object.fromEntries(series) as Record<RatingKind, number[]>;
}
