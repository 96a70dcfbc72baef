import { endInHeld, isHeld } from './string-end.ts';
import { CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, OPEN_LIST, OPEN_OBJECT, QUOTE } from './scan.ts';

// Follows JSON in bytes by all of its grammar: what these functions find the end of, JSON.parse takes. A place behind the
// value, or -1 where there is no value, or not all of it.

const [ZERO, NINE, PLUS, MINUS, POINT, SMALL_E, CAPITAL_E] = [48, 57, 43, 45, 46, 101, 69];
const [SMALL_F, SMALL_N, SMALL_T] = [102, 110, 116];

const MAY_BE_ESCAPED = new Uint8Array(256);
for (const byte of Buffer.from('"\\/bfnrtu')) MAY_BE_ESCAPED[byte] = 1;
const IS_HEX = new Uint8Array(256);
for (const byte of Buffer.from('0123456789abcdefABCDEF')) IS_HEX[byte] = 1;

let hasEscapes = false;

/** Whether the string that was followed last has an escape. */
export const hadEscapes = (): boolean => hasEscapes;

/** A string's end from behind its opening quote. */
export function endOfString(view: DataView, from: number, to: number): number {
  if (!isHeld(view)) return endByWords(view, from, to);
  const found = endInHeld(from, to);
  hasEscapes = (found & 1) !== 0;
  return found >> 1;
}

/**
 * The same in a text that is not held, four bytes at a time and without a decision a byte: there is a quote every
 * few bytes, and a processor that guesses wrong each time takes longer than all the rest. Masks have the highest bit of
 * each byte they mean. Constants are written out, because those of a module are read anew for each word.
 */
function endByWords(view: DataView, from: number, to: number): number {
  let at = from;
  let escapes = 0;
  // Whether the first byte of the word stands behind a backslash.
  let carried = 0;
  while (at + 4 <= to) {
    const word = view.getInt32(at, true);
    const noQuote = word ^ 0x22222222;
    const noSlash = word ^ 0x5c5c5c5c;
    const quotes = ~(((noQuote & 0x7f7f7f7f) + 0x7f7f7f7f) | noQuote) & -0x7f7f7f80;
    const slashes = ~(((noSlash & 0x7f7f7f7f) + 0x7f7f7f7f) | noSlash) & -0x7f7f7f80;
    const controls = ~(((word & 0x7f7f7f7f) + 0x60606060) | word) & -0x7f7f7f80;
    const escaped = (slashes << 8) | carried;
    // All but backslashes each with a quote behind it.
    const other = (quotes ^ escaped) | (slashes & escaped) | controls;
    if (other === 0) {
      escapes |= slashes;
      carried = slashes >>> 24;
      at += 4;
      continue;
    }
    const first = other & -other;
    escapes |= (slashes & (first - 1)) | carried;
    at += (31 - Math.clz32(first)) >> 3;
    if ((escaped & first) === 0) {
      hasEscapes = escapes !== 0;
      return (quotes & first) === 0 ? -1 : at + 1;
    }
    at = endOfEscape(view, at, to);
    if (at < 0) return -1;
    carried = 0;
    escapes = 1;
  }
  return endByByte(view, carried === 0 ? at : at - 1, to, escapes !== 0);
}

/** The same for the last bytes of the text. */
function endByByte(view: DataView, from: number, to: number, hadBefore: boolean): number {
  hasEscapes = hadBefore;
  for (let at = from; at < to;) {
    const byte = view.getUint8(at);
    if (byte === 34) return at + 1;
    if (byte < 32) return -1;
    if (byte === 92) {
      hasEscapes = true;
      at = endOfEscape(view, at + 1, to);
      if (at < 0) return -1;
    } else at += 1;
  }
  return -1;
}

/** From behind the backslash. */
function endOfEscape(view: DataView, from: number, to: number): number {
  if (from >= to || MAY_BE_ESCAPED[view.getUint8(from)] === 0) return -1;
  if (view.getUint8(from) !== 117) return from + 1;
  if (from + 5 > to) return -1;
  for (let at = from + 1; at < from + 5; at += 1) if (IS_HEX[view.getUint8(at)] === 0) return -1;
  return from + 5;
}

/** The end of a value that nests no deeper than so many levels. */
export function endOfValue(view: DataView, from: number, to: number, levels: number): number {
  switch (byteAt(view, from, to)) {
    case QUOTE:
      return endOfString(view, from + 1, to);
    case OPEN_OBJECT:
      return levels === 0 ? -1 : endOfObject(view, from + 1, to, levels - 1);
    case OPEN_LIST:
      return levels === 0 ? -1 : endOfList(view, from + 1, to, levels - 1);
    case SMALL_T:
      return endOfWord(view, from, to, TRUE);
    case SMALL_F:
      return endOfWord(view, from, to, FALSE);
    case SMALL_N:
      return endOfWord(view, from, to, NULL);
    default:
      return endOfNumber(view, from, to);
  }
}

const [TRUE, FALSE, NULL] = [Buffer.from('true'), Buffer.from('false'), Buffer.from('null')] as const;

function endOfWord(view: DataView, from: number, to: number, word: Uint8Array): number {
  const { length } = word;
  if (from + length > to) return -1;
  for (let at = 1; at < length; at += 1) if (view.getUint8(from + at) !== word[at]) return -1;
  return from + length;
}

function endOfObject(view: DataView, from: number, to: number, levels: number): number {
  let at = pastBlank(view, from, to);
  if (byteAt(view, at, to) === CLOSE_OBJECT) return at + 1;
  for (;;) {
    if (byteAt(view, at, to) !== QUOTE) return -1;
    at = endOfString(view, at + 1, to);
    if (at < 0) return -1;
    at = pastBlank(view, at, to);
    if (byteAt(view, at, to) !== COLON) return -1;
    at = endOfValue(view, pastBlank(view, at + 1, to), to, levels);
    if (at < 0) return -1;
    at = pastBlank(view, at, to);
    const byte = byteAt(view, at, to);
    if (byte === CLOSE_OBJECT) return at + 1;
    if (byte !== COMMA) return -1;
    at = pastBlank(view, at + 1, to);
  }
}

function endOfList(view: DataView, from: number, to: number, levels: number): number {
  let at = pastBlank(view, from, to);
  if (byteAt(view, at, to) === CLOSE_LIST) return at + 1;
  for (;;) {
    at = endOfValue(view, at, to, levels);
    if (at < 0) return -1;
    at = pastBlank(view, at, to);
    const byte = byteAt(view, at, to);
    if (byte === CLOSE_LIST) return at + 1;
    if (byte !== COMMA) return -1;
    at = pastBlank(view, at + 1, to);
  }
}

function endOfNumber(view: DataView, from: number, to: number): number {
  let at = byteAt(view, from, to) === MINUS ? from + 1 : from;
  if (byteAt(view, at, to) === ZERO) at += 1;
  else if ((at = pastDigits(view, at, to)) < 0) return -1;
  if (byteAt(view, at, to) === POINT && (at = pastDigits(view, at + 1, to)) < 0) return -1;
  const byte = byteAt(view, at, to);
  if (byte !== SMALL_E && byte !== CAPITAL_E) return at;
  const sign = byteAt(view, at + 1, to);
  return pastDigits(view, sign === PLUS || sign === MINUS ? at + 2 : at + 1, to);
}

/** Past one digit or more. */
function pastDigits(view: DataView, from: number, to: number): number {
  let at = from;
  while (at < to && view.getUint8(at) >= ZERO && view.getUint8(at) <= NINE) at += 1;
  return at === from ? -1 : at;
}

/** Past white space; compact text has none. */
export function pastBlank(view: DataView, from: number, to: number): number {
  let at = from;
  for (; at < to; at += 1) {
    const byte = view.getUint8(at);
    if (byte > 32 || (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9)) break;
  }
  return at;
}

/** -1 beyond the end. */
export function byteAt(view: DataView, at: number, to: number): number {
  return at < to ? view.getUint8(at) : -1;
}
