import type { Language } from '../model/settings.ts';

/** Numbers, sizes and times as the language writes them. Formatters are costly to make, so each is made once. */
const numberFormats = new Map<Language, Intl.NumberFormat>();
const sizeFormats = new Map<Language, Intl.NumberFormat>();
const momentFormats = new Map<Language, Intl.DateTimeFormat>();

function kept<Format>(formats: Map<Language, Format>, language: Language, make: () => Format): Format {
  const format = formats.get(language) ?? make();
  formats.set(language, format);
  return format;
}

export function count(language: Language, value: number): string {
  return kept(numberFormats, language, () => new Intl.NumberFormat(language)).format(value);
}

const SIZE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

export function bytes(language: Language, value: number): string {
  let size = value;
  let unit = 0;
  while (size >= 1024 && unit < SIZE_UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const format = kept(
    sizeFormats,
    language,
    () => new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }),
  );
  return `${format.format(size)} ${SIZE_UNITS[unit] ?? 'B'}`;
}

/** A date and time to the minute, in the zone of this machine. */
export function moment(language: Language, at: number): string {
  return kept(
    momentFormats,
    language,
    () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
  ).format(at);
}

/** The plural form of a language that has two. */
export function plural(value: number, one: string, other: string): string {
  return value === 1 ? one : other;
}
