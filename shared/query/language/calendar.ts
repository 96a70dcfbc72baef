/** What the language needs to know of the place and the moment it is used at. */
export interface QueryContext {
  /** Milliseconds since 1970, UTC. */
  now: number;
  /** Minutes that the zone of display is ahead of UTC at a time: 480 in Shanghai. */
  offsetAt: (at: number) => number;
}

/** Months count from 0. A part that is too large runs over into the next. */
export type CalendarTime = [
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  millisecond: number,
];

export const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The time of a calendar as if the zone were UTC. */
export function asUtc(time: CalendarTime): number {
  return Date.UTC(...time);
}

/**
 * When clocks show this. Of two times, when they are set back, the first; one that they leap over is as much later as
 * they leap.
 */
export function whenShown(shown: number, { offsetAt }: QueryContext): number {
  const before = shown - offsetAt(shown - DAY_MS) * MINUTE_MS;
  const after = shown - offsetAt(shown + DAY_MS) * MINUTE_MS;
  const exact = [before, after].filter((at) => at + offsetAt(at) * MINUTE_MS === shown);
  return exact.length > 0 ? Math.min(...exact) : before;
}

export function shownAt(at: number, { offsetAt }: QueryContext): number {
  return at + offsetAt(at) * MINUTE_MS;
}
