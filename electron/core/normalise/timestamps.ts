import type { Json } from '../../../shared/model/json.ts';
import { instantIn } from './zone-time.ts';

export type TimeProblem =
  'time-unreadable' | 'time-without-zone' | 'time-out-of-range' | 'time-skipped' | 'time-twice';

/** A time counts when thirteen digits of milliseconds can write it, so that every form takes the same instants. */
const FIRST_MS = 1e12;
const END_MS = 1e13;

/** Longer than any form; what is longer is not looked at. */
const LONGEST = 96;

const DAY_MS = 86_400_000;
const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august'],
  ...['september', 'october', 'november', 'december'],
];

const [ZERO, NINE, PLUS, MINUS, COLON, SPACE] = [48, 57, 43, 45, 58, 32];

/**
 * The instant a value writes, in milliseconds: a number or numeric text of ten digits (seconds) or thirteen
 * (milliseconds), or one of the written forms with a zone. `zone` is what a source documents for times it writes
 * without one. `Date` parses none of this: it takes some forms as local time and cannot read others.
 */
export function readTime(value: Json, zone: 'written' | 'utc' = 'written'): number | TimeProblem {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string' || value.length > LONGEST) return 'time-unreadable';
  const trimmed = value.trim();
  if (/^\d{10}(?:\d{3})?$/.test(trimmed)) return fromNumber(Number(trimmed));
  return fromText(trimmed, zone);
}

function fromNumber(value: number): number | TimeProblem {
  if (!Number.isInteger(value)) return 'time-unreadable';
  if (value >= FIRST_MS && value < END_MS) return value;
  if (value >= FIRST_MS / 1000 && value < END_MS / 1000) return value * 1000;
  return 'time-unreadable';
}

// The text being read and how far: one reader at a time, and no object for each of a million times.
let text = '';
let at = 0;
let [year, month, day, millis] = [0, 0, 0, 0];

function fromText(source: string, zone: 'written' | 'utc'): number | TimeProblem {
  text = source;
  at = 0;
  const compact = /^\d{8}T/i.test(source);
  if (!(compact ? readCompactDate() : readDate()) || !readTimeOfDay(compact)) return 'time-unreadable';
  const offset = readZone();
  if (offset === 'bad') return 'time-unreadable';
  // The second 60 counts as the first of the next minute, as it does for the system's clock.
  const wall = Date.UTC(year, month - 1, day) + millis;
  const instant = offset === 'named' ? instantIn(zoneName, wall) : wall - (offset === 'none' ? 0 : offset);
  if (typeof instant === 'string') return instant;
  if (leapSecond && !isLeapSecond(instant)) return 'time-unreadable';
  if (offset === 'none' && zone === 'written') return 'time-without-zone';
  // `Date.UTC` takes the years 0 to 99 for 1900 to 1999, which are out of range as well.
  return instant >= FIRST_MS && instant < END_MS ? instant : 'time-out-of-range';
}

/** `2025-11-03`, `2025/11/3` or `Nov 3, 2025`. */
function readDate(): boolean {
  if (!isDigit(text.charCodeAt(0))) return readNamedDate();
  year = digits(4, 4);
  const separator = text[at];
  if (separator !== '-' && separator !== '/') return false;
  at += 1;
  month = digits(1, 2);
  if (text[at] !== separator) return false;
  at += 1;
  day = digits(1, 2);
  return isCalendarDay() && readGap();
}

/** `20251103T`. */
function readCompactDate(): boolean {
  year = digits(4, 4);
  month = digits(2, 2);
  day = digits(2, 2);
  return isCalendarDay() && readGap();
}

function readNamedDate(): boolean {
  const end = text.indexOf(' ');
  const name = text.slice(0, Math.max(0, end)).toLowerCase();
  month = MONTHS.findIndex((whole) => name === whole || name === whole.slice(0, 3)) + 1;
  at = end;
  readSpaces();
  day = digits(1, 2);
  if (text[at] === ',') at += 1;
  if (!readSpaces()) return false;
  year = digits(4, 4);
  return isCalendarDay() && readGap();
}

function isCalendarDay(): boolean {
  if (year < 0 || month < 1 || month > 12 || day < 1) return false;
  if (month !== 2) return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
  return day <= (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28);
}

let leapSecond = false;

function readTimeOfDay(compact: boolean): boolean {
  const hour = compact ? digits(2, 2) : digits(1, 2);
  if (!compact && !colon()) return false;
  const minute = digits(2, 2);
  let second = 0;
  if (compact || colon()) second = digits(2, 2);
  const fraction = readFraction();
  if (hour < 0 || minute < 0 || second < 0 || fraction < 0) return false;
  // ISO 8601 writes the end of a day as 24:00, and only exactly so.
  if (hour > 24 || (hour === 24 && minute + second + fraction > 0)) return false;
  if (minute > 59 || second > 60) return false;
  leapSecond = second === 60;
  millis = ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
  return true;
}

/** Leap seconds end June or December, in UTC. `instant` already counts it as the second after. */
function isLeapSecond(instant: number): boolean {
  const dayAt = Math.floor(instant / DAY_MS) * DAY_MS;
  const next = new Date(dayAt);
  return instant - dayAt < 1000 && next.getUTCDate() === 1 && next.getUTCMonth() % 6 === 0;
}

/** Milliseconds; digits beyond them are cut, not rounded, so that a time never moves into the next second. */
function readFraction(): number {
  if (text[at] !== '.' && text[at] !== ',') return 0;
  const start = (at += 1);
  while (isDigit(text.charCodeAt(at))) at += 1;
  if (at === start) return -1;
  return Number(text.slice(start, Math.min(at, start + 3)).padEnd(3, '0'));
}

let zoneName = '';

/** Milliseconds to take away: of `Z`, `+0800`, `GMT+08:00`, `+0000 UTC` and their like; `[Asia/Shanghai]` names a zone. */
function readZone(): number | 'none' | 'named' | 'bad' {
  readSpaces();
  if (at === text.length) return 'none';
  if (text[at] === '[') {
    zoneName = /^\[([A-Za-z][\w+/-]*)\]$/.exec(text.slice(at))?.[1] ?? '';
    return zoneName === '' ? 'bad' : 'named';
  }
  const rest = text.slice(at).toUpperCase();
  if (rest === 'Z' || rest === 'UTC' || rest === 'GMT') return 0;
  const named = rest.startsWith('GMT') || rest.startsWith('UTC');
  if (named) at += 3;
  const sign = text.charCodeAt(at);
  if (sign !== PLUS && sign !== MINUS) return 'bad';
  at += 1;
  const offset = readOffset(named);
  // An offset may be followed by its abbreviation, which adds nothing.
  if (offset < 0 || !/^(?: +[A-Za-z]{1,5})?$/.test(text.slice(at))) return 'bad';
  return sign === MINUS ? -offset : offset;
}

function readOffset(shortHour: boolean): number {
  const start = at;
  while (isDigit(text.charCodeAt(at))) at += 1;
  const length = at - start;
  if (length !== 4 && length !== 2 && !(shortHour && length === 1)) return -1;
  const hours = Number(text.slice(start, length === 4 ? start + 2 : at));
  let minutes = 0;
  if (length === 4) minutes = Number(text.slice(start + 2, at));
  else if (colon()) minutes = digits(2, 2);
  const total = hours * 60 + minutes;
  // No place on earth is further from UTC than 14 hours.
  return minutes < 0 || minutes > 59 || total > 14 * 60 ? -1 : total * 60_000;
}

/** What lies between date and time: `T` or spaces. */
function readGap(): boolean {
  if (text[at] === 'T' || text[at] === 't') {
    at += 1;
    return true;
  }
  return readSpaces();
}

function readSpaces(): boolean {
  const start = at;
  while (text.charCodeAt(at) === SPACE) at += 1;
  return at > start;
}

function colon(): boolean {
  if (text.charCodeAt(at) !== COLON) return false;
  at += 1;
  return true;
}

/** A number of so many digits, or -1. */
function digits(fewest: number, most: number): number {
  const start = at;
  let value = 0;
  while (at - start < most && isDigit(text.charCodeAt(at))) {
    value = value * 10 + text.charCodeAt(at) - ZERO;
    at += 1;
  }
  return at - start < fewest ? -1 : value;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
