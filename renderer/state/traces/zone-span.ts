import { asUtc, MINUTE_MS, whenShown, type QueryContext } from '../../../shared/query/language/calendar.ts';
import { offsetAt } from './zone-time.ts';

const HOUR_MS = 3_600_000;

export type ZoneUnit = 'day' | 'hour';

/** The day or the hour that the clocks of a zone show at a moment, `to` excluded. A day need not have 24 hours. */
export function spanAround(at: number, unit: ZoneUnit, timeZone: string): { from: number; to: number } {
  const offset = offsetAt(at, timeZone);
  if (unit === 'hour') {
    const from = Math.floor((at + offset) / HOUR_MS) * HOUR_MS - offset;
    return { from, to: from + HOUR_MS };
  }
  const context: QueryContext = { now: at, offsetAt: (moment) => offsetAt(moment, timeZone) / MINUTE_MS };
  const shown = new Date(at + offset);
  const start = (day: number): number =>
    whenShown(asUtc([shown.getUTCFullYear(), shown.getUTCMonth(), day, 0, 0, 0, 0]), context);
  return { from: start(shown.getUTCDate()), to: start(shown.getUTCDate() + 1) };
}
