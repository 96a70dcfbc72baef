import type { GroupMember, GroupReport } from '../../../shared/model/overview.ts';
import { memberTotals } from './group-counts.ts';
import type { Grouping } from './grouping.ts';
import { FLAGS, ratingCounts, refusedCount } from './row-flags.ts';

/** Members of a group in a window, with the window before; both as cells. */
export function groupReport(
  grouping: Grouping,
  now: Uint32Array,
  before: Uint32Array,
  limit: number,
): GroupReport {
  const totals = memberTotals(now);
  const failures = totals.map((_, id) => {
    const { warning, incident } = ratingCounts(now, id * FLAGS);
    return warning + incident;
  });
  const member = (id: number): GroupMember => ({
    values: grouping.values(id),
    counts: ratingCounts(now, id * FLAGS),
    refused: refusedCount(now, id * FLAGS),
    before: ratingCounts(before, id * FLAGS),
  });
  return {
    largest: topOf(totals, totals, limit, grouping).map(member),
    failing: topOf(failures, totals, limit, grouping).map(member),
    distinct: totals.reduce((met, total) => met + (total > 0 ? 1 : 0), 0),
  };
}

/** The highest first; of equal ones that with more rows, then by values. */
function topOf(scores: Uint32Array, totals: Uint32Array, limit: number, grouping: Grouping): number[] {
  const least = leastOf(scores, limit);
  const met: { id: number; name: string }[] = [];
  for (const [id, score] of scores.entries())
    if (score >= least) met.push({ id, name: JSON.stringify(grouping.values(id)) });
  met.sort(
    (a, b) =>
      (scores[b.id] ?? 0) - (scores[a.id] ?? 0) ||
      (totals[b.id] ?? 0) - (totals[a.id] ?? 0) ||
      (a.name < b.name ? -1 : 1),
  );
  return met.slice(0, limit).map(({ id }) => id);
}

/** A score that the wanted number reach, at least 1: what is below needs no sorting. */
function leastOf(scores: Uint32Array, limit: number): number {
  const rising = scores.slice().sort();
  return Math.max(1, rising[rising.length - limit] ?? 1);
}
