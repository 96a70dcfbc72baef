const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Widths that people count in. */
const WIDTHS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28, 91, 182, 364].map((days) => days * DAY),
] as const;

export interface Buckets {
  /** A multiple of the width, in UTC. */
  from: number;
  widthMs: number;
  buckets: number;
}

/** Round buckets over a stretch of time, `to` excluded, at most as many as there is room for. */
export function bucketsOver(from: number, to: number, room: number): Buckets {
  const fits = (widthMs: number): boolean =>
    Math.ceil(to / widthMs) - Math.floor(from / widthMs) <= Math.max(1, room);
  let widthMs = WIDTHS.find(fits) ?? 364 * DAY;
  while (!fits(widthMs)) widthMs *= 2;
  const first = Math.floor(from / widthMs);
  return { from: first * widthMs, widthMs, buckets: Math.max(1, Math.ceil(to / widthMs) - first) };
}
