import { NESTING_LIMIT } from '../../../shared/model/json.ts';
import { EMPTY, FALSE, KEY, LIST, NUMBER, OBJECT, TEXT, TRUE } from './canonical-tags.ts';
import { hashJson } from './canonical.ts';
import { endHash, hashNumber, hashText, hashWords, lane, resumeHash, startHash } from './hash128.ts';
import { exactNumber, parseJsonText } from './json-text.ts';

/*
 * The hash of canonical.ts straight from JSON text. Most traces bring two bodies as text, and parsing them into objects
 * only to walk them costs twice what this does. Whatever is rare (a repeated key, a number out of the ordinary, a
 * mistake) ends the scan, and the parser decides.
 *
 * Each function takes where its part begins and returns where it ends, or GIVEN_UP. Text and position travel as
 * arguments: as variables of the module they would be read anew for every unit.
 */

const GIVEN_UP = -1;

/** Whether the part scanned last counts as absent. */
let empty = false;

/** Hashes of the keys of the objects that are open: a repeated key counts once, with its last value. */
const keys = new Int32Array(4096);
let keysTop = 0;
const MOST_KEYS = 64;

/** Mixes in the object or list that a text writes. `not-json` when it writes neither, and the hash is as it was. */
export function hashJsonText(text: string): 'value' | 'empty' | 'not-json' {
  const start = skipSpace(text, 0);
  const first = unitAt(text, start);
  if (first !== 123 && first !== 91) return 'not-json';
  const before0 = lane(0);
  const before1 = lane(1);
  const before2 = lane(2);
  const before3 = lane(3);
  keysTop = 0;
  const end = first === 123 ? scanObject(text, start, NESTING_LIMIT) : scanList(text, start, NESTING_LIMIT);
  if (end !== GIVEN_UP && skipSpace(text, end) === text.length) return empty ? 'empty' : 'value';
  resumeHash(before0, before1, before2, before3);
  const parsed = parseJsonText(text);
  if (parsed === undefined) return 'not-json';
  return hashJson(parsed) ? 'value' : 'empty';
}

/** The unit at a place; 0, which no JSON has, behind the end. Out of bounds `charCodeAt` is NaN, and slow. */
function unitAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(unitAt(text, at))) at += 1;
  return at;
}

function isSpace(unit: number): boolean {
  return unit <= 32 && (unit === 32 || unit === 10 || unit === 13 || unit === 9);
}

function scanValue(text: string, at: number, levels: number): number {
  const unit = unitAt(text, at);
  if (unit === 34) return scanText(text, at, TEXT);
  empty = false;
  if (unit === 123) return levels === 0 ? GIVEN_UP : scanObject(text, at, levels);
  if (unit === 91) return levels === 0 ? GIVEN_UP : scanList(text, at, levels);
  if (unit === 45 || (unit >= 48 && unit <= 57)) return scanNumber(text, at);
  return scanWord(text, at);
}

function scanWord(text: string, at: number): number {
  if (text.startsWith('null', at)) {
    empty = true;
    return at + 4;
  }
  const isTrue = text.startsWith('true', at);
  if (!isTrue && !text.startsWith('false', at)) return GIVEN_UP;
  hashWords(isTrue ? TRUE : FALSE, 0, 0, 0);
  return at + (isTrue ? 4 : 5);
}

function scanText(text: string, at: number, tag: number): number {
  const length = text.length;
  const start = at + 1;
  for (let end = start; end < length; end += 1) {
    const unit = text.charCodeAt(end);
    if (unit === 34) {
      empty = end === start && tag === TEXT;
      if (!empty) hashText(text, tag, start, end);
      return end + 1;
    }
    if (unit === 92) return scanEscaped(text, at, tag);
    if (unit < 32) return GIVEN_UP;
  }
  return GIVEN_UP;
}

function scanEscaped(text: string, at: number, tag: number): number {
  let end = at + 1;
  for (let unit = unitAt(text, end); unit !== 34; unit = unitAt(text, end)) {
    if (unit < 32) return GIVEN_UP;
    end += unit === 92 ? 2 : 1;
  }
  let value: unknown;
  try {
    value = JSON.parse(text.slice(at, end + 1));
  } catch {
    return GIVEN_UP;
  }
  empty = false;
  hashText(value as string, tag);
  return end + 1;
}

const NUMBER_FORM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Up to fifteen digits without sign, point or exponent are nearly every number there is. */
function scanNumber(text: string, at: number): number {
  let end = at;
  let value = 0;
  let unit = unitAt(text, end);
  const most = unit === 48 ? 1 : 15;
  while (unit >= 48 && unit <= 57) {
    value = value * 10 + unit - 48;
    end += 1;
    unit = unitAt(text, end);
  }
  const isShort = end > at && end - at <= most && unit !== 46 && unit !== 101 && unit !== 69;
  if (!isShort) return scanLongNumber(text, at);
  hashNumber(value, NUMBER);
  return end;
}

function scanLongNumber(text: string, at: number): number {
  NUMBER_FORM.lastIndex = at;
  const written = NUMBER_FORM.exec(text)?.[0];
  if (written === undefined) return GIVEN_UP;
  const exact = exactNumber(Number(written), written);
  if (typeof exact === 'number') hashNumber(exact, NUMBER);
  else hashText(exact, TEXT);
  return at + written.length;
}

function scanList(text: string, start: number, levels: number): number {
  let at = skipSpace(text, start + 1);
  let length = 0;
  if (unitAt(text, at) !== 93) {
    for (;;) {
      at = scanValue(text, at, levels - 1);
      if (at === GIVEN_UP) return at;
      if (empty) hashWords(EMPTY, 0, 0, 0);
      length += 1;
      at = skipSpace(text, at);
      const unit = unitAt(text, at);
      if (unit === 93) break;
      if (unit !== 44) return GIVEN_UP;
      at = skipSpace(text, at + 1);
    }
  }
  hashWords(LIST, length, 0, 0);
  empty = false;
  return at + 1;
}

function scanObject(text: string, start: number, levels: number): number {
  const outer0 = lane(0);
  const outer1 = lane(1);
  const outer2 = lane(2);
  const outer3 = lane(3);
  const keysBase = keysTop;
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let members = 0;
  let at = skipSpace(text, start + 1);
  if (unitAt(text, at) !== 125) {
    for (;;) {
      startHash();
      at = scanKey(text, at, keysBase);
      if (at === GIVEN_UP) return at;
      at = scanValue(text, at, levels - 1);
      if (at === GIVEN_UP) return at;
      if (!empty) {
        endHash();
        sum0 = (sum0 + lane(0)) | 0;
        sum1 = (sum1 + lane(1)) | 0;
        sum2 = (sum2 + lane(2)) | 0;
        sum3 = (sum3 + lane(3)) | 0;
        members += 1;
      }
      at = skipSpace(text, at);
      const unit = unitAt(text, at);
      if (unit === 125) break;
      if (unit !== 44) return GIVEN_UP;
      at = skipSpace(text, at + 1);
    }
  }
  keysTop = keysBase;
  resumeHash(outer0, outer1, outer2, outer3);
  empty = members === 0;
  if (!empty) {
    hashWords(OBJECT, members, 0, 0);
    hashWords(sum0, sum1, sum2, sum3);
  }
  return at + 1;
}

/** Returns where the member's value begins. */
function scanKey(text: string, at: number, keysBase: number): number {
  if (unitAt(text, at) !== 34) return GIVEN_UP;
  const end = scanText(text, at, KEY);
  if (end === GIVEN_UP || keysTop - keysBase >= MOST_KEYS || keysTop >= keys.length) return GIVEN_UP;
  const key = lane(0);
  for (let index = keysBase; index < keysTop; index += 1) if (keys[index] === key) return GIVEN_UP;
  keys[keysTop] = key;
  keysTop += 1;
  const colon = skipSpace(text, end);
  return unitAt(text, colon) === 58 ? skipSpace(text, colon + 1) : GIVEN_UP;
}
