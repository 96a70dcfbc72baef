import { asUtc, MINUTE_MS, shownAt, whenShown, type CalendarTime, type QueryContext } from './calendar.ts';
import type { Moment } from './expression.ts';

const UNITS_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: MINUTE_MS,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
const DAYS_AGO: Readonly<Record<string, number>> = { today: 0, yesterday: 1 };

const AGO = /^-(\d{1,6})([smhdw])$/;
const MILLISECONDS = /^\d{11,14}$/;
const DATE =
  /^(\d{4})-(\d\d)(?:-(\d\d)(?:(?:t|\s+)(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?)?)?(z|[+-]\d\d:?\d\d)?$/;

/** What is offered where a time is wanted. */
export const MOMENT_CHOICES = ['-1h', '-24h', '-7d', '-30d', '-90d', 'today', 'yesterday', 'now'] as const;

/** Undefined where the text is no time. A time without zone is one of the zone of display. */
export function readMoment(text: string, context: QueryContext): Moment | undefined {
  const written = text.trim().toLowerCase();
  if (written === 'now') return instant(written, context.now);
  const days = DAYS_AGO[written];
  if (days !== undefined) return dayAgo(written, days, context);
  const ago = AGO.exec(written);
  if (ago !== null) return instant(written, context.now - Number(ago[1]) * (UNITS_MS[ago[2] ?? ''] ?? 0));
  if (MILLISECONDS.test(written)) return instant(written, Number(written));
  const date = DATE.exec(written);
  return date === null ? undefined : calendarMoment(date, context);
}

function instant(written: string, at: number): Moment {
  return { written, from: at, to: at + 1 };
}

function dayAgo(written: string, days: number, context: QueryContext): Moment {
  const shown = new Date(shownAt(context.now, context));
  const day = (offset: number): number =>
    whenShown(
      asUtc([shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate() + offset, 0, 0, 0, 0]),
      context,
    );
  return { written, from: day(-days), to: day(1 - days) };
}

/** Which part of a calendar time is counted up for the end of what is written, by how many parts there are. */
const LAST_PART: Readonly<Record<number, number>> = { 2: 1, 3: 2, 5: 4, 6: 5, 7: 6 };

function calendarMoment(date: RegExpExecArray, context: QueryContext): Moment | undefined {
  const groups: (string | undefined)[] = date.slice(1, 8);
  const parts = groups.filter((part) => part !== undefined);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const time: CalendarTime = [
    year,
    month - 1,
    day,
    hour,
    minute,
    second,
    Number(parts[6]?.padEnd(3, '0') ?? 0),
  ];
  const zone = (date as (string | undefined)[])[8];
  if (!exists(time) || !isZone(zone)) return undefined;
  const next: CalendarTime = [...time];
  const last = LAST_PART[parts.length] ?? 6;
  next[last] = (next[last] ?? 0) + 1;
  const when = (shown: number): number =>
    zone === undefined ? whenShown(shown, context) : shown - zoneMinutes(zone) * MINUTE_MS;
  return { written: canonical(parts, zone), from: when(asUtc(time)), to: when(asUtc(next)) };
}

/** 30 February would be read as a day in March. */
function exists(time: CalendarTime): boolean {
  const read = new Date(asUtc(time));
  return (
    read.getUTCFullYear() === time[0] &&
    read.getUTCMonth() === time[1] &&
    read.getUTCDate() === time[2] &&
    read.getUTCHours() === time[3] &&
    read.getUTCMinutes() === time[4] &&
    read.getUTCSeconds() === time[5]
  );
}

function isZone(zone: string | undefined): boolean {
  return zone === undefined || zone === 'z' || (Number(zone.slice(1, 3)) < 24 && Number(zone.slice(-2)) < 60);
}

function zoneMinutes(zone: string): number {
  if (zone === 'z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

function canonical(parts: readonly string[], zone: string | undefined): string {
  const [year = '', month = '', day, hour, minute = '', second, fraction] = parts;
  const date = day === undefined ? `${year}-${month}` : `${year}-${month}-${day}`;
  const seconds =
    second === undefined ? '' : `:${second}${fraction === undefined ? '' : `.${fraction.padEnd(3, '0')}`}`;
  const time = hour === undefined ? '' : `T${hour}:${minute}${seconds}`;
  return date + time + canonicalZone(zone);
}

function canonicalZone(zone: string | undefined): string {
  if (zone === undefined) return '';
  return zoneMinutes(zone) === 0 ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
}

/** An instant as the zone of display shows it, with its offset, so that it stays what it is in any other. */
export function printInstant(at: number, context: QueryContext): string {
  const offset = context.offsetAt(at);
  // Old local times are off by seconds, which no offset can write.
  const minutes = Number.isInteger(offset) ? offset : 0;
  const whole = new Date(at + minutes * MINUTE_MS).toISOString().slice(0, -1);
  const short = whole.replace(/\.000$/, '').replace(/(T\d\d:\d\d):00$/, '$1');
  return short + zoneText(minutes);
}

function zoneText(minutes: number): string {
  if (minutes === 0) return 'Z';
  const two = (value: number): string => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
