/*
 * Where things end. What stands for itself differs by place: an operator's sign ends a field, but may be within a value.
 */

const BLANK = /\s/;
const ENDS_WORD = new Set('(),=<>~');
const ENDS_VALUE = new Set('(),');

export const isQuote = (sign: string | undefined): boolean => sign === '"' || sign === "'";

export function isBlank(text: string, at: number): boolean {
  return at < text.length && BLANK.test(text.charAt(at));
}

export function afterBlanks(text: string, at: number): number {
  let next = at;
  while (isBlank(text, next)) next += 1;
  return next;
}

/** Of a field or a free word. */
export function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBlank(text, at)) {
    const sign = text.charAt(at);
    if (ENDS_WORD.has(sign) || isJoint(text, at)) break;
    if (sign === '!' && /[=~]/.test(text.charAt(at + 1))) break;
    at = sign === '[' && isQuote(text[at + 1]) ? readQuoted(text, at + 1).to : at + 1;
  }
  return at;
}

export function endOfValue(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBlank(text, at) && !ENDS_VALUE.has(text.charAt(at)) && !isJoint(text, at))
    at += 1;
  return at;
}

/** A pattern goes on over its own parentheses. */
export function endOfPattern(text: string, from: number): number {
  let at = from;
  let depth = 0;
  let isInClass = false;
  while (at < text.length && !isBlank(text, at)) {
    const sign = text.charAt(at);
    if (sign === '\\' && !isBlank(text, at + 1)) at += 1;
    else if (isInClass) isInClass = sign !== ']';
    else if (sign === '[') isInClass = true;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth < 0) return at;
    at += 1;
  }
  return Math.min(at, text.length);
}

/** `&&` and `||`; one alone belongs to the word it is in. */
export function isJoint(text: string, at: number): boolean {
  return text.startsWith('&&', at) || text.startsWith('||', at);
}

export interface Quoted {
  value: string;
  to: number;
  isClosed: boolean;
}

const ESCAPE = /\\(?:u([\da-fA-F]{4})|([\\"'nrt]))/g;
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** A backslash before any other character stands for itself, so that patterns need no doubling. */
export function readQuoted(text: string, from: number): Quoted {
  const quote = text.charAt(from);
  let at = from + 1;
  while (at < text.length && text.charAt(at) !== quote) at += text.charAt(at) === '\\' ? 2 : 1;
  const isClosed = at < text.length;
  const end = Math.min(at, text.length);
  const value = text
    .slice(from + 1, end)
    .replace(ESCAPE, (_all, code: string | undefined, sign: string) =>
      code === undefined ? (ESCAPED[sign] ?? sign) : String.fromCharCode(parseInt(code, 16)),
    );
  return { value, to: isClosed ? end + 1 : end, isClosed };
}
