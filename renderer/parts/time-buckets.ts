/** Where buckets begin, rising, and the end of the last: at least two. They need not be equally long, and are drawn equally wide. */
export type Borders = readonly number[];

/** Two moments, the end not included. */
export interface TimeRange {
  from: number;
  to: number;
}

export const bucketCount = (borders: Borders): number => Math.max(1, borders.length - 1);

export const bucketStart = (borders: Borders, index: number): number => borders[index] ?? borders.at(-1) ?? 0;

export function bucketAt(borders: Borders, at: number): number {
  let [low, high] = [0, bucketCount(borders) - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (bucketStart(borders, middle) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The whole buckets that two moments lie in, whichever comes first: at least one. */
export function wholeBuckets(borders: Borders, one: number, other: number): TimeRange {
  const first = bucketAt(borders, Math.min(one, other));
  const last = bucketAt(borders, Math.max(one, other));
  return { from: bucketStart(borders, first), to: bucketStart(borders, last + 1) };
}

/** Where a moment lies, in parts of the whole, not beyond its ends. */
export function shareOf(borders: Borders, at: number): number {
  const bucket = bucketAt(borders, at);
  const [from, to] = [bucketStart(borders, bucket), bucketStart(borders, bucket + 1)];
  const within = Math.min(Math.max((at - from) / Math.max(1, to - from), 0), 1);
  return (bucket + within) / bucketCount(borders);
}

/** The moment at a share of the whole. */
export function momentAt(borders: Borders, share: number): number {
  const count = bucketCount(borders);
  const place = Math.min(Math.max(share, 0), 1) * count;
  const bucket = Math.min(Math.floor(place), count - 1);
  const [from, to] = [bucketStart(borders, bucket), bucketStart(borders, bucket + 1)];
  return from + (place - bucket) * (to - from);
}

/** What of some ranges lies within, in parts of the whole. */
export function sharesWithin(
  borders: Borders,
  ranges: readonly TimeRange[],
): { start: number; length: number }[] {
  return ranges
    .map(({ from, to }) => ({ start: shareOf(borders, from), end: shareOf(borders, to) }))
    .filter(({ start, end }) => end > start)
    .map(({ start, end }) => ({ start, length: end - start }));
}
