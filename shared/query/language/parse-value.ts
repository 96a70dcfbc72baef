import type { Subject, TextRange } from './expression.ts';
import { VALUE_LIMIT } from './limits.ts';
import { isKeyword } from './quote.ts';
import { lastToken, report, skipBlanks, take, type Reading } from './reading.ts';
import { afterBlanks, endOfEntry, endOfPattern, endOfValue, isQuote, readQuoted } from './scan.ts';

export interface ReadValue {
  text: string;
  range: TextRange;
}

export interface Wanted {
  subject: Subject | null;
  /** The operator, for the sentence where nothing follows it. */
  sign: string;
  isPattern: boolean;
  isTime: boolean;
  /** One of several in parentheses. */
  isEntry?: boolean;
}

/** One value, quoted or bare. Null where there is none that can be used. */
export function readValue(reading: Reading, wanted: Wanted): ReadValue | null {
  const { subject, sign, isPattern } = wanted;
  skipBlanks(reading);
  const { text, at: from } = reading;
  const read = isQuote(text[from]) ? readQuoted(text, from) : bareValue(text, from, wanted);
  const range = { from, to: read.to };
  reading.spots.push({ kind: 'value', ...range, subject, isPattern });
  if (read.to === from) {
    // Pointing at nothing cannot be seen.
    report(reading, lastToken(reading), { code: 'value-missing', details: { operator: sign } });
    return null;
  }
  const isWhole = read.isClosed && read.value.length <= VALUE_LIMIT;
  take(reading, isWhole ? 'value' : 'error', read.to);
  if (isWhole) return { text: read.value, range };
  const details = { length: read.value.length, limit: VALUE_LIMIT };
  report(
    reading,
    range,
    read.isClosed ? { code: 'value-too-long', details } : { code: 'quote-open', details: {} },
  );
  return null;
}

function endOf({ isPattern, isTime, isEntry }: Wanted): typeof endOfValue {
  if (isPattern) return endOfPattern;
  if (isTime) return endOfTime;
  return isEntry === true ? endOfEntry : endOfValue;
}

/** Operators are no values, unless quoted; nor are keywords, but among several in parentheses they can be nothing else. */
function bareValue(
  text: string,
  from: number,
  wanted: Wanted,
): { value: string; to: number; isClosed: boolean } {
  const end = endOf(wanted)(text, from);
  const value = text.slice(from, end);
  const isNone = (wanted.isEntry !== true && isKeyword(value)) || /^[=!<>~]/.test(value);
  return { value: isNone ? '' : value, to: isNone ? from : end, isClosed: true };
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const CLOCK = /\d\d:\d\d/y;

/** A date and a time of day belong together over a blank. */
function endOfTime(text: string, from: number): number {
  const end = endOfValue(text, from);
  CLOCK.lastIndex = afterBlanks(text, end);
  return DATE.test(text.slice(from, end)) && CLOCK.test(text)
    ? endOfValue(text, afterBlanks(text, end))
    : end;
}
