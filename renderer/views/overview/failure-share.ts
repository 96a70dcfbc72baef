import type { OverviewReport, RatingCounts, ReadPart } from '../../../shared/model/overview.ts';

/** A window of which more was never read says nothing of a change. */
const MOST_NEVER = 0.01;

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

/** Of a window that is hardly a moment, as of one trace alone, nothing can be told: a trace is recorded later than it happened. */
const LEAST_NEVER_MS = 1_000;

/** What is missing is told from here on; less is the moment between two files. */
export function isIncomplete(read: ReadPart): boolean {
  return read.neverMs >= LEAST_NEVER_MS && neverShare(read) > MOST_NEVER;
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
