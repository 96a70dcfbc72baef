import type { CoverageInterval, CoverageLine, CoverageState } from '../../../shared/model/coverage.ts';

/** A stretch of the bar, in parts of its whole length. */
export interface DrawnStretch {
  state: CoverageState;
  start: number;
  length: number;
}

export interface SpanOfTime {
  from: number;
  to: number;
}

/** More parts than there are points on a screen help nobody. */
const FINEST = 1 / 1500;

/** From the first to the last that was read of any line, so that all bars share one axis. */
export function wholeSpan(lines: readonly CoverageLine[]): SpanOfTime | null {
  const intervals = lines.flatMap((line) => line.intervals);
  if (intervals.length === 0) return null;
  const from = Math.min(...lines.map((line) => line.intervals[0]?.from ?? Infinity));
  const to = Math.max(...intervals.map((interval) => interval.to));
  // One record alone is a moment; an axis needs a length.
  return { from, to: Math.max(to, from + 60_000) };
}

/**
 * What to draw. Where several lie closer together than a screen can show, they are drawn as one, and as partial unless
 * all of it is the same without a gap: nothing is drawn as more than it is.
 */
export function drawnStretches(intervals: readonly CoverageInterval[], whole: SpanOfTime): DrawnStretch[] {
  const length = whole.to - whole.from;
  const drawn: (DrawnStretch & { to: number })[] = [];
  for (const { from, to, state } of intervals) {
    const last = drawn.at(-1);
    const start = (from - whole.from) / length;
    const isTiny = (to - from) / length < FINEST && last !== undefined && last.length < FINEST;
    if (last !== undefined && from <= last.to && last.state === state) {
      last.to = Math.max(last.to, to);
    } else if (last !== undefined && isTiny && start - (last.start + last.length) < FINEST) {
      last.to = to;
      last.state = 'partial';
    } else {
      drawn.push({ state, start, length: 0, to });
    }
    const now = drawn.at(-1);
    if (now !== undefined) now.length = (now.to - whole.from) / length - now.start;
  }
  return drawn.map(({ state, start, length: part }) => ({ state, start, length: part }));
}

/** How much of the line's own time is in each state, and what between its first and last was never read. */
export interface LineSums {
  spans: Record<CoverageState, number>;
  gaps: number;
  neverMs: number;
}

export function sumsOf(intervals: readonly CoverageInterval[]): LineSums {
  const sums: LineSums = { spans: { complete: 0, partial: 0, removed: 0 }, gaps: 0, neverMs: 0 };
  let reached: number | null = null;
  for (const { from, to, state } of intervals) {
    sums.spans[state] += to - from;
    if (reached !== null && from > reached) {
      sums.gaps += 1;
      sums.neverMs += from - reached;
    }
    reached = Math.max(reached ?? to, to);
  }
  return sums;
}
