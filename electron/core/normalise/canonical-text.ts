import { NESTING_LIMIT } from '../../../shared/model/json.ts';
import { EMPTY, FALSE, KEY, LIST, NUMBER, OBJECT, TEXT, TRUE } from './canonical-tags.ts';
import { hashJson } from './canonical.ts';
import { endHash, hashNumber, hashText, hashWords, lane, resumeHash, startHash } from './hash128.ts';
import { exactNumber, parseJsonText } from './json-text.ts';

/*
 * The hash of canonical.ts straight from JSON text. Most traces bring two bodies as text, and parsing them into objects
 * only to walk them costs twice what this does. Whatever is rare (a repeated key, a number out of the ordinary, a
 * mistake) ends the scan, and the parser decides.
 */

type Found = 'value' | 'empty' | 'given-up';

let source = '';
let at = 0;
/** Hashes of the keys of the objects that are open: a repeated key counts once, with its last value. */
const keys = new Int32Array(4096);
let keysTop = 0;
const MOST_KEYS = 64;

/** Mixes in the object or list that a text writes. `not-json` when it writes neither, and the hash is as it was. */
export function hashJsonText(text: string): 'value' | 'empty' | 'not-json' {
  const before0 = lane(0);
  const before1 = lane(1);
  const before2 = lane(2);
  const before3 = lane(3);
  source = text;
  at = 0;
  keysTop = 0;
  const found = opensJson() ? scanValue(NESTING_LIMIT) : 'given-up';
  if (found !== 'given-up' && atEnd()) return found;
  resumeHash(before0, before1, before2, before3);
  const parsed = parseJsonText(text);
  if (parsed === undefined) return 'not-json';
  return hashJson(parsed) ? 'value' : 'empty';
}

function opensJson(): boolean {
  const code = nextCode();
  return code === 123 || code === 91;
}

function atEnd(): boolean {
  return Number.isNaN(nextCode());
}

/** Skips white space and looks at what follows; NaN at the end. */
function nextCode(): number {
  let code = source.charCodeAt(at);
  while (code === 32 || code === 10 || code === 13 || code === 9) code = source.charCodeAt((at += 1));
  return code;
}

function scanValue(levels: number): Found {
  const code = nextCode();
  if (code === 34) return scanText(TEXT);
  if (code === 123) return levels === 0 ? 'given-up' : scanObject(levels - 1);
  if (code === 91) return levels === 0 ? 'given-up' : scanList(levels - 1);
  if (code === 45 || (code >= 48 && code <= 57)) return scanNumber();
  return scanWord();
}

function scanWord(): Found {
  if (source.startsWith('null', at)) {
    at += 4;
    return 'empty';
  }
  const isTrue = source.startsWith('true', at);
  if (!isTrue && !source.startsWith('false', at)) return 'given-up';
  at += isTrue ? 4 : 5;
  hashWords(isTrue ? TRUE : FALSE, 0, 0, 0);
  return 'value';
}

function scanText(tag: number): Found {
  // A local name: the engine reads a module's variable anew at each use.
  const text = source;
  const start = at + 1;
  let end = start;
  let code = text.charCodeAt(end);
  let escaped = false;
  while (code !== 34) {
    // The end of the text is NaN, which is not 32 or above either.
    if (!(code >= 32)) return 'given-up';
    if (code === 92) {
      escaped = true;
      end += 1;
    }
    code = text.charCodeAt((end += 1));
  }
  at = end + 1;
  if (escaped) return hashEscaped(start - 1, at, tag);
  if (end === start && tag === TEXT) return 'empty';
  hashText(text, tag, start, end);
  return 'value';
}

function hashEscaped(from: number, to: number, tag: number): Found {
  let text: unknown;
  try {
    text = JSON.parse(source.slice(from, to));
  } catch {
    return 'given-up';
  }
  hashText(text as string, tag);
  return 'value';
}

const NUMBER_FORM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function scanNumber(): Found {
  if (scanShortNumber()) return 'value';
  NUMBER_FORM.lastIndex = at;
  const written = NUMBER_FORM.exec(source)?.[0];
  if (written === undefined) return 'given-up';
  at += written.length;
  const exact = exactNumber(Number(written), written);
  if (typeof exact === 'number') hashNumber(exact, NUMBER);
  else hashText(exact, TEXT);
  return 'value';
}

/** Up to fifteen digits without sign, point or exponent: nearly every number there is. */
function scanShortNumber(): boolean {
  let end = at;
  let value = 0;
  let code = source.charCodeAt(end);
  const isZero = code === 48;
  while (code >= 48 && code <= 57) {
    value = value * 10 + code - 48;
    code = source.charCodeAt((end += 1));
  }
  const length = end - at;
  if (length === 0 || length > (isZero ? 1 : 15) || code === 46 || code === 101 || code === 69) return false;
  at = end;
  hashNumber(value, NUMBER);
  return true;
}

function scanList(levels: number): Found {
  at += 1;
  let length = 0;
  if (nextCode() === 93) at += 1;
  else {
    for (;;) {
      const item = scanValue(levels);
      if (item === 'given-up') return item;
      if (item === 'empty') hashWords(EMPTY, 0, 0, 0);
      length += 1;
      const code = nextCode();
      at += 1;
      if (code === 93) break;
      if (code !== 44) return 'given-up';
    }
  }
  hashWords(LIST, length, 0, 0);
  return 'value';
}

function scanObject(levels: number): Found {
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
  at += 1;
  if (nextCode() === 125) at += 1;
  else {
    for (;;) {
      startHash();
      const member = scanMember(levels, keysBase);
      if (member === 'given-up') return member;
      if (member === 'value') {
        endHash();
        sum0 = (sum0 + lane(0)) | 0;
        sum1 = (sum1 + lane(1)) | 0;
        sum2 = (sum2 + lane(2)) | 0;
        sum3 = (sum3 + lane(3)) | 0;
        members += 1;
      }
      const code = nextCode();
      at += 1;
      if (code === 125) break;
      if (code !== 44) return 'given-up';
    }
  }
  keysTop = keysBase;
  resumeHash(outer0, outer1, outer2, outer3);
  if (members === 0) return 'empty';
  hashWords(OBJECT, members, 0, 0);
  hashWords(sum0, sum1, sum2, sum3);
  return 'value';
}

function scanMember(levels: number, keysBase: number): Found {
  if (nextCode() !== 34 || scanText(KEY) === 'given-up') return 'given-up';
  const key = lane(0);
  if (keysTop - keysBase >= MOST_KEYS || keysTop >= keys.length) return 'given-up';
  for (let index = keysBase; index < keysTop; index += 1) if (keys[index] === key) return 'given-up';
  keys[keysTop] = key;
  keysTop += 1;
  if (nextCode() !== 58) return 'given-up';
  at += 1;
  return scanValue(levels);
}
