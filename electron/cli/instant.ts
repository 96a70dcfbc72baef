import type { AskedWindow } from '../../shared/model/replay-request.ts';
import { Misused } from './misused.ts';

/** The last instant that a date can show; the first is as far before 1970. */
const LAST_INSTANT = 8.64e15;

const MILLISECONDS = /^[+-]?\d+$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)(Z|z|[+-]\d\d(?::?\d\d)?)?$/;

/** A date (its beginning, UTC), a date and time with its zone, or milliseconds since 1970. */
export function readInstant(option: '--from' | '--to', given: string): number {
  const text = given.trim();
  const [, date = '', time = '', zone] = MOMENT.exec(text) ?? [];
  if (date !== '' && zone === undefined)
    throw new Misused({ code: 'instant-without-zone', details: { option, given } });
  const at = MILLISECONDS.test(text)
    ? Number(text)
    : DATE.test(text)
      ? dayAt(text)
      : dayAt(date) + timeMs(time) - zoneMs(zone ?? '');
  if (!(Math.abs(at) <= LAST_INSTANT))
    throw new Misused({ code: 'instant-unreadable', details: { option, given } });
  return at;
}

/** NaN for a day that no month has, as the thirtieth of February. */
function dayAt(date: string): number {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? NaN : at;
}

/** Since the day began, without parts of a millisecond. */
function timeMs(time: string): number {
  const [hour = NaN, minute = NaN, second = 0] = time
    .split(':')
    .map((part) => Number(part.replace(',', '.')));
  if (!(hour < 24 && minute < 60 && second < 60)) return NaN;
  return (hour * 60 + minute) * 60_000 + Math.floor(Number((second * 1000).toFixed(6)));
}

function zoneMs(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const [, sign, hours = 'x', minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (Number(hours) > 23 || Number(minutes) > 59) return NaN;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

export function readWindow(values: { from?: string; to?: string }): AskedWindow {
  const from = values.from === undefined ? null : readInstant('--from', values.from);
  const to = values.to === undefined ? null : readInstant('--to', values.to);
  if (from !== null && to !== null && to < from)
    throw new Misused({ code: 'window-turned', details: { from: values.from ?? '', to: values.to ?? '' } });
  return { from, to };
}

/** The end of a window lies a millisecond behind its last trace, which may be the last instant there is. */
export function isoOf(at: number): string {
  return new Date(Math.min(at, LAST_INSTANT)).toISOString();
}

/** As in a document, without what says nothing. */
export function utcText(at: number): string {
  return `${isoOf(at)
    .replace('T', ' ')
    .replace(/(?:\.000)?Z$/, '')} UTC`;
}
