import { isIncomplete, type Lacking, type ReadPart, type Stretch } from '../../../shared/model/overview.ts';

/** What was read of the past by any tracker, each in order of time and without overlaps. */
export interface ReadPast {
  read: readonly Stretch[];
  /** The part of it that is proven to be all. */
  complete: readonly Stretch[];
  /** What was read of each tracker by itself. */
  trackers: readonly (readonly Stretch[])[];
}

/** Stretches that touch or overlap as one, in order of time. */
export function united(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (to <= from) continue;
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** What lies within a window, cut off at its ends. */
export function within(stretches: readonly Stretch[], { from, to }: Stretch): Stretch[] {
  const inside: Stretch[] = [];
  for (let at = firstEndingAfter(stretches, from); at < stretches.length; at += 1) {
    const one = stretches[at];
    if (one === undefined || one.from >= to) break;
    inside.push({ from: Math.max(one.from, from), to: Math.min(one.to, to) });
  }
  return inside;
}

/** What of a window no stretch covers. */
export function outside(stretches: readonly Stretch[], window: Stretch): Stretch[] {
  const gaps: Stretch[] = [];
  let reached = window.from;
  for (const { from, to } of within(stretches, window)) {
    if (from > reached) gaps.push({ from: reached, to: from });
    reached = to;
  }
  if (reached < window.to) gaps.push({ from: reached, to: window.to });
  return gaps;
}

export function readPart({ read, complete, trackers }: ReadPast, window: Stretch): ReadPart {
  const spanMs = Math.max(0, window.to - window.from);
  const neverMs = spanMs - lengthOf(within(read, window));
  return {
    neverMs,
    completeMs: lengthOf(within(complete, window)),
    spanMs,
    lacking: lackingOf(trackers, window, { neverMs, spanMs }),
  };
}

/** Before its first record and after its last nobody knows whether a tracker was there at all. */
function lackingOf(
  trackers: ReadPast['trackers'],
  window: Stretch,
  { neverMs: neverOfAny, spanMs }: Pick<ReadPart, 'neverMs' | 'spanMs'>,
): Lacking | null {
  const gaps = trackers.flatMap((read) => {
    const from = Math.max(window.from, read[0]?.from ?? Infinity);
    const to = Math.min(window.to, read.at(-1)?.to ?? -Infinity);
    return to <= from ? [] : [to - from - lengthOf(within(read, { from, to }))];
  });
  const missing = gaps.filter((neverMs) => neverMs > neverOfAny && isIncomplete({ neverMs, spanMs }));
  return missing.length === 0
    ? null
    : { trackers: missing.length, of: gaps.length, neverMs: Math.max(...missing) };
}

/** As many as can be drawn: shorter ones would not be seen. */
export function drawable(stretches: readonly Stretch[], { from, to }: Stretch, finest: number): Stretch[] {
  return stretches.filter((one) => one.to - one.from >= (to - from) / finest);
}

function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}

function firstEndingAfter(stretches: readonly Stretch[], at: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stretches[middle]?.to ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
