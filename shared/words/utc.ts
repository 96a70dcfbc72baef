import type { Language } from '../model/settings.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  formats.set(key, made);
  return made;
}

/** A date and time of the record, which is in UTC on every machine. */
export function utcMoment(language: Language, at: number): string {
  return format(language, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }).format(at);
}

/** How fine a mark on a time axis is. */
export type MarkUnit = 'minute' | 'day' | 'month' | 'year';

const MARKS: Record<MarkUnit, Intl.DateTimeFormatOptions> = {
  minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
};

export function utcMark(language: Language, at: number, unit: MarkUnit): string {
  return format(language, MARKS[unit]).format(at);
}
