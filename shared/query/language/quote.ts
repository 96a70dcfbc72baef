import { endOfPattern, endOfValue } from './scan.ts';

/** What cannot be seen, or turns the line around. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
/** A backslash is doubled before what would make it an escape, or will be one itself. */
const ESCAPED = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"]|\\(?=[\\"'nrtu\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|$)/gu;
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

export const isKeyword = (word: string): boolean => /^(?:and|or|not)$/i.test(word);

/** In quotes, with as few backslashes as are read back the same. */
export function quoted(value: string): string {
  return `"${value.replace(ESCAPED, escaped)}"`;
}

function escaped(sign: string): string {
  if (sign === '"' || sign === '\\') return `\\${sign}`;
  return NAMED[sign] ?? [...sign.split('')].map(unicodeEscape).join('');
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

export function printValue(value: string): string {
  return isPlain(value) && endOfValue(value, 0) === value.length ? value : quoted(value);
}

export function printPattern(pattern: string): string {
  return isPlain(pattern) && endOfPattern(pattern, 0) === pattern.length ? pattern : quoted(pattern);
}

/** What would begin something else, and a comma that would separate in a list. */
const OPENS_OTHER = /^["'=!<>~*“”‘’（）！＝＜＞～《》]|，/;

/** Whether it may begin a value, and has nothing that has to be made visible. */
export function isPlain(value: string): boolean {
  return value !== '' && !OPENS_OTHER.test(value) && !isKeyword(value) && !UNSEEN.test(value);
}
