import type { Words } from '../../shared/words/words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A span as a person says it: one unit, rounded down. */
export function ageOf(words: Words, spanMs: number): string {
  if (spanMs < MINUTE_MS) return words.ages.now;
  if (spanMs < 2 * HOUR_MS) return words.ages.minutes(Math.floor(spanMs / MINUTE_MS));
  if (spanMs < 2 * DAY_MS) return words.ages.hours(Math.floor(spanMs / HOUR_MS));
  return words.ages.days(Math.floor(spanMs / DAY_MS));
}
