/*
 * Where things end. What stands for itself differs by place: an operator's sign ends a field, but may be within a value.
 */

const BLANK = /\s/;
const ENDS_WORD = new Set('(),=<>~＝＜＞～');
const ENDS_VALUE = new Set('(),');
/** Where one begins with them: within, they are as good as letters, and parentheses of this kind go in pairs. */
const OPENS_NO_VALUE = new Set('（）');

/** As input methods for Chinese and Japanese type them, sign for sign. */
const WIDE = '（），：！＝＜＞～《》';
const NARROW = '(),:!=<>~<>';

/** With the signs of the language in their one form. As long as it was. */
export function narrowed(text: string): string {
  return [...text].map((sign) => (WIDE.includes(sign) ? NARROW.charAt(WIDE.indexOf(sign)) : sign)).join('');
}

/** Whether that sign, or the wide one that stands for it, is there. */
export function isSign(text: string, at: number, sign: string): boolean {
  return at < text.length && narrowed(text.charAt(at)) === sign;
}

/** What ends each kind; of curly ones both ends count as either, since a keyboard has but one key for them. */
const QUOTES: Readonly<Record<string, string>> = {
  ...{ '"': '"', "'": "'" },
  ...{ '“': '“”', '”': '“”', '‘': '‘’', '’': '‘’' },
};

export const isQuote = (sign: string | undefined): boolean => sign !== undefined && sign in QUOTES;

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
  if (OPENS_NO_VALUE.has(text.charAt(from)) || text.startsWith('，', from)) return from;
  let at = from;
  const isOver = wideParens();
  while (at < text.length && !isBlank(text, at)) {
    const sign = text.charAt(at);
    if (ENDS_WORD.has(sign) || isJoint(text, at) || isOver(sign)) break;
    if (isSign(text, at, '!') && /[=~＝～]/.test(text.charAt(at + 1))) break;
    at = sign === '[' && isQuote(text[at + 1]) ? readQuoted(text, at + 1).to : at + 1;
  }
  return at;
}

export function endOfValue(text: string, from: number): number {
  if (OPENS_NO_VALUE.has(text.charAt(from))) return from;
  let at = from;
  const isOver = wideParens();
  while (at < text.length && !isBlank(text, at) && !isJoint(text, at)) {
    const sign = text.charAt(at);
    if (ENDS_VALUE.has(sign) || isOver(sign)) break;
    at += 1;
  }
  return at;
}

/** Of a list, where a wide comma separates as well. */
export function endOfEntry(text: string, from: number): number {
  const end = endOfValue(text, from);
  const comma = text.slice(from, end).indexOf('，');
  return comma < 0 ? end : from + comma;
}

/** Told one sign after the other: whether it closes what was not opened since. */
function wideParens(): (sign: string) => boolean {
  let depth = 0;
  return (sign) => {
    if (sign === '（') depth += 1;
    else if (sign === '）') depth -= 1;
    return depth < 0;
  };
}

/** A pattern goes on over its own parentheses. */
export function endOfPattern(text: string, from: number): number {
  let at = from;
  let depth = 0;
  let isInClass = false;
  const isOver = wideParens();
  while (at < text.length && !isBlank(text, at)) {
    const sign = text.charAt(at);
    if (sign === '\\' && !isBlank(text, at + 1)) at += 1;
    else if (isInClass) isInClass = sign !== ']';
    else if (sign === '[') isInClass = true;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth < 0 || isOver(sign)) return at;
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
  const ends = QUOTES[text.charAt(from)] ?? '';
  let at = from + 1;
  while (at < text.length && !ends.includes(text.charAt(at))) at += text.charAt(at) === '\\' ? 2 : 1;
  const isClosed = at < text.length;
  const end = Math.min(at, text.length);
  const value = text
    .slice(from + 1, end)
    .replace(ESCAPE, (_all, code: string | undefined, sign: string) =>
      code === undefined ? (ESCAPED[sign] ?? sign) : String.fromCharCode(parseInt(code, 16)),
    );
  return { value, to: isClosed ? end + 1 : end, isClosed };
}
