import type { Buckets } from './row-buckets.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Widths that a person reads at a glance, rising. */
export const BUCKET_WIDTHS_MS: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28].map((days) => days * DAY),
];

/**
 * The narrowest readable width that covers a window, from inclusive, to exclusive, with no more buckets than wanted. Borders lie on
 * whole multiples of the width, counted from the given offset, so that days can begin where a zone's days do.
 */
export function autoBucket(from: number, to: number, most: number, offsetMs = 0): Buckets {
  for (let next = 0, widthMs = 1; ; next += 1) {
    widthMs = BUCKET_WIDTHS_MS[next] ?? widthMs * 2;
    const first = Math.floor((from - offsetMs) / widthMs) * widthMs + offsetMs;
    const buckets = Math.max(1, Math.ceil((to - first) / widthMs));
    // A window across the offset has two buckets however wide they are.
    if (!(buckets > Math.max(2, most))) return { from: first, widthMs, buckets };
  }
}
