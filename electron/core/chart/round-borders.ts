import type { Stretch } from '../../../shared/model/overview.ts';
import { instantOf } from './time-borders.ts';
import { zoneOffset } from '../../../shared/model/zone-offset.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Widths that people count in. */
const WIDTHS: readonly number[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7, 14, 28, 91, 182, 364].map((days) => days * DAY),
];
/** The first Monday of 1970, as the clocks show it: weeks are counted from it, and so is all else. */
const MONDAY = 4 * DAY;
/** No calendar goes further. */
const FURTHEST = 8.64e15;
/** Clocks are set back by hardly more, which makes a bucket of several hours so much longer. */
const SET_BACK_MS = 3 * HOUR;

/**
 * Borders of buckets that are round on the clocks of a zone, as narrow as there is room for, covering the whole of a stretch of time.
 * Days are 23 to 25 hours long where clocks are changed.
 */
export function roundBorders(stretch: Stretch, most: number, zone: string): number[] {
  const room = Math.max(1, most);
  for (let next = 0, widthMs = 1; ; next += 1) {
    widthMs = WIDTHS[next] ?? widthMs * 2;
    const longest = widthMs <= HOUR ? widthMs : widthMs + SET_BACK_MS;
    if ((stretch.to - stretch.from) / longest > room) continue;
    const borders = bordersOf(stretch, widthMs, zone);
    // A stretch across a border has two buckets however wide they are.
    if (borders.length - 1 <= room || (borders.length === 3 && widthMs > stretch.to - stretch.from + DAY))
      return borders;
  }
}

function bordersOf(stretch: Stretch, widthMs: number, zone: string): number[] {
  const offset = (at: number): number => zoneOffset(zone, Math.min(Math.max(at, -FURTHEST), FURTHEST));
  return widthMs <= HOUR ? shortBuckets(stretch, widthMs, offset) : longBuckets(stretch, widthMs, offset);
}

type Offset = (at: number) => number;

/** How far the clocks have gone past the last round moment. */
const past = (wall: number, widthMs: number): number => (((wall - MONDAY) % widthMs) + widthMs) % widthMs;

/** What the clocks show twice comes twice. */
function shortBuckets({ from, to }: Stretch, widthMs: number, offset: Offset): number[] {
  let last = from - past(from + offset(from), widthMs);
  const borders = [last];
  while (last < to) {
    const next = last + widthMs;
    // Clocks may be changed by less than a bucket.
    const round = next - past(next + offset(next), widthMs);
    last = round > last ? round : next;
    borders.push(last);
  }
  return borders;
}

/** Longer where clocks are set back, and shorter where they are set forward. */
function longBuckets({ from, to }: Stretch, widthMs: number, offset: Offset): number[] {
  const wall = from + offset(from);
  let start = wall - past(wall, widthMs);
  const borders = [instantOf(start, offset)];
  while ((borders.at(-1) ?? to) < to) {
    start += widthMs;
    const at = instantOf(start, offset);
    if (at > (borders.at(-1) ?? at)) borders.push(at);
  }
  return borders;
}
