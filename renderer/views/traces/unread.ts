import type { CoverageLine } from '../../../shared/model/coverage.ts';

/** What of a stretch of time no tracker's traces were read of: neither wholly nor in part. */
export function unreadBetween(
  lines: readonly CoverageLine[],
  from: number,
  to: number,
): { from: number; to: number }[] {
  const read = lines
    .flatMap(({ intervals }) => intervals)
    .filter(({ state }) => state !== 'removed')
    .toSorted((one, other) => one.from - other.from);
  const gaps: { from: number; to: number }[] = [];
  let reached = from;
  for (const interval of read) {
    if (interval.from >= to) break;
    if (interval.from > reached) gaps.push({ from: reached, to: interval.from });
    reached = Math.max(reached, interval.to);
  }
  if (reached < to) gaps.push({ from: reached, to });
  return gaps;
}
