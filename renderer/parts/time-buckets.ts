export interface Buckets {
  from: number;
  widthMs: number;
  count: number;
}

/** Two moments, the end not included. */
export interface TimeRange {
  from: number;
  to: number;
}

export function bucketAt({ from, widthMs, count }: Buckets, at: number): number {
  return Math.min(Math.max(Math.floor((at - from) / widthMs), 0), count - 1);
}

export function bucketStart({ from, widthMs }: Buckets, index: number): number {
  return from + index * widthMs;
}

/** The whole buckets that two moments lie in, whichever comes first: at least one. */
export function wholeBuckets(buckets: Buckets, one: number, other: number): TimeRange {
  const first = bucketAt(buckets, Math.min(one, other));
  const last = bucketAt(buckets, Math.max(one, other));
  return { from: bucketStart(buckets, first), to: bucketStart(buckets, last + 1) };
}

/** Where a moment lies, in parts of the whole, not beyond its ends. */
export function shareOf({ from, widthMs, count }: Buckets, at: number): number {
  return Math.min(Math.max((at - from) / (widthMs * count), 0), 1);
}

/** What of some ranges lies within, in parts of the whole. */
export function sharesWithin(
  buckets: Buckets,
  ranges: readonly TimeRange[],
): { start: number; length: number }[] {
  return ranges
    .map(({ from, to }) => ({ start: shareOf(buckets, from), end: shareOf(buckets, to) }))
    .filter(({ start, end }) => end > start)
    .map(({ start, end }) => ({ start, length: end - start }));
}
