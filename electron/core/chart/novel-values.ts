import type { TraceColumns } from '../columns/trace-columns.ts';
import type { NovelReport, NovelValue } from '../../../shared/model/overview.ts';
import type { Grouping } from './grouping.ts';

export interface NovelTotals {
  /** Rows of each value in the window, and before it. */
  now: Uint32Array;
  past: Uint32Array;
  /** Whether enough of the time before is known to call anything new. */
  isPastKnown: boolean;
}

/** Values that a window has and the time before it has not, and those that are rare in both together. What is absent is no value. */
export function novelValues(
  columns: TraceColumns,
  grouping: Grouping,
  window: Uint32Array,
  { now, past, isPastKnown }: NovelTotals,
  { rareAtMost, limit }: { rareAtMost: number; limit: number },
): NovelReport {
  const fresh: number[] = [];
  const rare: number[] = [];
  for (const [id, here] of now.entries()) {
    const before = past[id] ?? 0;
    if (here === 0 || grouping.isAbsent(id)) continue;
    if (before === 0 && isPastKnown) fresh.push(id);
    else if (here + before <= rareAtMost) rare.push(id);
  }
  const firsts = firstTimes(columns, grouping, window, [...fresh, ...rare]);
  const firstAt = (id: number): number => firsts.get(id) ?? 0;
  const total = (id: number): number => (now[id] ?? 0) + (past[id] ?? 0);
  fresh.sort((a, b) => firstAt(b) - firstAt(a) || a - b);
  rare.sort((a, b) => total(a) - total(b) || firstAt(b) - firstAt(a) || a - b);
  const value = (id: number): NovelValue => ({
    values: grouping.values(id),
    count: now[id] ?? 0,
    before: past[id] ?? 0,
    firstAt: firstAt(id),
  });
  return {
    fresh: fresh.slice(0, limit).map(value),
    rare: rare.slice(0, limit).map(value),
    freshCount: fresh.length,
    rareCount: rare.length,
  };
}

/** When each was first seen; looks no further than the last of them. */
function firstTimes(
  { times }: TraceColumns,
  { ids, size }: Grouping,
  window: Uint32Array,
  wanted: readonly number[],
): Map<number, number> {
  const found = new Map<number, number>();
  const isWanted = new Uint8Array(size + 1);
  for (const id of wanted) isWanted[id] = 1;
  for (let at = 0; at < window.length && found.size < wanted.length; at += 1) {
    const row = window[at] ?? 0;
    const id = ids[row] ?? 0;
    if (isWanted[id] === 0) continue;
    isWanted[id] = 0;
    found.set(id, times[row] ?? 0);
  }
  return found;
}
