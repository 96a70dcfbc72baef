import type { CoverageInterval, CoverageState } from '../../../../shared/model/coverage.ts';

export interface Stretch {
  from: number;
  to: number;
  state: CoverageState;
}

/** Which state counts where several are told of one time, the strongest last: what was taken out is out. */
const STATES = ['partial', 'complete', 'removed'] as const;

/**
 * Stretches as intervals that follow one another without overlapping, each as long as its state goes on. Costs a sort.
 */
export function mergeIntervals(stretches: readonly Stretch[]): CoverageInterval[] {
  const intervals = sweep(stretches);
  for (const { from, to } of stretches) {
    let at = firstEndingAfter(intervals, from);
    for (let found = intervals[at]; found !== undefined && found.from < to; found = intervals[++at])
      found.sources += 1;
  }
  return intervals;
}

function sweep(stretches: readonly Stretch[]): CoverageInterval[] {
  const edges = stretches
    .filter(({ from, to }) => to > from)
    .flatMap(({ from, to, state }) => [
      { at: from, step: 1, state },
      { at: to, step: -1, state },
    ])
    .sort((a, b) => a.at - b.at);
  const open: Record<CoverageState, number> = { partial: 0, complete: 0, removed: 0 };
  const intervals: CoverageInterval[] = [];
  let since = -Infinity;
  for (const { at, step, state } of edges) {
    const strongest = STATES.findLast((one) => open[one] > 0);
    if (at > since && strongest !== undefined) extend(intervals, since, at, strongest);
    since = at;
    open[state] += step;
  }
  return intervals;
}

function extend(intervals: CoverageInterval[], from: number, to: number, state: CoverageState): void {
  const last = intervals.at(-1);
  if (last !== undefined && last.to === from && last.state === state) last.to = to;
  else intervals.push({ from, to, state, sources: 0 });
}

function firstEndingAfter(intervals: readonly CoverageInterval[], at: number): number {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((intervals[middle]?.to ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
