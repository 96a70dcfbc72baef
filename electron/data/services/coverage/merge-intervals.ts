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

const HOUR_MS = 3_600_000;

/**
 * Between the files of an hour that were taken out lie proven minutes in which nothing was recorded: who looks at the past sees one stretch that is
 * out, and not hundreds. Whoever asks of an instant asks the ledger itself.
 */
export function withoutSlivers(intervals: readonly CoverageInterval[]): CoverageInterval[] {
  const shown: CoverageInterval[] = [];
  for (const [at, interval] of intervals.entries()) {
    const next = intervals[at + 1];
    const isSliver = interval.state === 'complete' && interval.to - interval.from < HOUR_MS;
    const isOut = isSliver && next?.state === 'removed' && next.from === interval.to;
    const state = isOut ? 'removed' : interval.state;
    const last = shown.at(-1);
    if (state !== 'removed' || last?.state !== state || last.to !== interval.from)
      shown.push({ ...interval, state });
    else {
      last.to = interval.to;
      last.sources = Math.max(last.sources, interval.sources);
    }
  }
  return shown;
}
