import { asUtc, MINUTE_MS, whenShown } from '../../../shared/query/language/calendar.ts';

/** Dates and times of a zone as digits, the same in every language, and back. */

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Each is kept, which is worth it for a zone that is shown, and dear for all there are. */
function formatOf(timeZone: string, isKept: boolean): Intl.DateTimeFormat {
  const made =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' },
    });
  if (isKept) formats.set(timeZone, made);
  return made;
}

function partsAt(at: number, timeZone: string, isKept: boolean): Parts {
  const parts: Parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatOf(timeZone, isKept).formatToParts(at))
    if (type in parts) parts[type as keyof Parts] = Number(value);
  return parts;
}

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
export function offsetAt(at: number, timeZone: string, isKept = true): number {
  if (timeZone === 'UTC') return 0;
  const { year, month, day, hour, minute, second } = partsAt(at, timeZone, isKept);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** `2024-05-16 09:14:02`, with milliseconds where they are asked for. */
export function zoneTime(at: number, timeZone: string, hasMs = false): string {
  const moved = new Date(at + offsetAt(at, timeZone));
  if (Number.isNaN(moved.getTime())) return String(at);
  return moved
    .toISOString()
    .slice(0, hasMs ? -1 : -5)
    .replace('T', ' ');
}

/** With nothing cut off: who counts the traces until then has the same figure. */
export function exactTime(at: number, timeZone: string): string {
  return zoneTime(at, timeZone, at % 1000 !== 0);
}

const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?)?$/;

/** The moment that a date, or a date and time, names in a zone; null where it names none. */
export function momentOf(text: string, timeZone: string): number | null {
  const found = WRITTEN.exec(text.trim());
  if (found === null) return null;
  const digits = (found.slice(1) as (string | undefined)[]).map((part) => part ?? '00');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = digits.map(Number);
  const shown = asUtc([year, month - 1, day, hour, minute, second, Number(digits[6]?.padEnd(3, '0') ?? 0)]);
  const [date, time] = new Date(shown).toISOString().split('T');
  // 30 February would be read as a day in March, and 09:75 as a quarter past ten.
  if (date !== digits.slice(0, 3).join('-') || time?.startsWith(digits.slice(3, 6).join(':')) !== true)
    return null;
  return whenShown(shown, { now: shown, offsetAt: (at) => offsetAt(at, timeZone) / MINUTE_MS });
}
