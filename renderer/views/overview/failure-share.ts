import {
  isIncomplete,
  type OverviewReport,
  type RatingCounts,
  type ReadPart,
} from '../../../shared/model/overview.ts';

export function totalOf({ normal, warning, incident, other }: RatingCounts): number {
  return normal + warning + incident + other;
}

export function failedOf({ warning, incident }: RatingCounts): number {
  return warning + incident;
}

/** Those that have a rating which tells whether they failed. */
export function ratedOf({ normal, warning, incident }: RatingCounts): number {
  return normal + warning + incident;
}

/** Null where nothing is rated. */
export function shareOf(counts: RatingCounts): number | null {
  const rated = ratedOf(counts);
  return rated === 0 ? null : failedOf(counts) / rated;
}

export function neverShare({ neverMs, spanMs }: ReadPart): number {
  return spanMs === 0 ? 0 : neverMs / spanMs;
}

/** Not what failures leave of the whole: that difference would end in an error of the machine. */
export function successOf(counts: RatingCounts): number | null {
  const rated = ratedOf(counts);
  return rated === 0 ? null : counts.normal / rated;
}

export type Comparison = 'fair' | 'now-incomplete' | 'before-incomplete' | 'none-before';

/** Whether the window can be compared with as long a time before. */
export function comparisonOf({ read, beforeRead, beforeCounts }: OverviewReport): Comparison {
  if (ratedOf(beforeCounts) === 0 && neverShare(beforeRead) === 1) return 'none-before';
  if (isIncomplete(beforeRead)) return 'before-incomplete';
  return isIncomplete(read) ? 'now-incomplete' : 'fair';
}
