import type { Json } from '../../../../../shared/model/json.ts';
import { CUT_OFF, damaged, findEnd, NOT_JSON } from './damage.ts';
import { beginsHolder, isHolder, isObject, pastBlanks } from './holder.ts';
import { drop } from './passing.ts';
import { takePlain } from './plain.ts';
import {
  closeFrame,
  openFrame,
  pass,
  physicalLine,
  refuseDepth,
  refuseValues,
  settle,
  type Frame,
  type Reading,
} from './reading.ts';
import { CLOSE_LIST, CLOSE_OBJECT, COMMA, isBlank, OPEN_LIST, OPEN_OBJECT, scanStop } from './scan.ts';
import { learnSeparator, takeBySeparator } from './separator.ts';
import { HAS_LIST, inspect, parseJson } from './value.ts';
import { DIRECT_BYTES, decoded, type Window } from './window.ts';

/** A holder within so many bytes is known by all of its members, a longer one by those before its list. */
const LOOKAHEAD_BYTES = 256 * 1024;

/** Lists further in are taken as values, which no record is. */
const MOST_FRAMES = 4;

/** Text sequences may have one before each value. */
const RECORD_SEPARATOR = 0x1e;
const BYTE_ORDER_MARK = '\xef\xbb\xbf';

/** A step of reading answers whether it went on; if not, it needs more of the text or has come to its end. */
export function stepAtTop(reading: Reading, window: Window): boolean {
  const at = (window.at = pastTopBlanks(window));
  const byte = window.bytes[at];
  if (byte === undefined) return false;
  if (byte === OPEN_OBJECT) return stepLine(reading, window, at);
  if (byte !== OPEN_LIST) return stepOther(reading, window, at);
  openFrame(reading, window, 'list', at + 1);
  return true;
}

function pastTopBlanks({ bytes, text, at: from }: Window): number {
  let at = from;
  for (let byte = bytes[at]; byte !== undefined; byte = bytes[at]) {
    if (isBlank(byte) || byte === COMMA || byte === RECORD_SEPARATOR) at += 1;
    else if (text.startsWith(BYTE_ORDER_MARK, at)) at += BYTE_ORDER_MARK.length;
    else break;
  }
  return at;
}

/** An object at the top, most often all of its line. */
function stepLine(reading: Reading, window: Window, at: number): boolean {
  const plain = takePlain(reading, window);
  if (plain !== 'other') return plain === 'taken';
  const end = lineEnd(reading, window, at);
  if (end - at <= DIRECT_BYTES && window.bytes[end - 1] === CLOSE_OBJECT) {
    const value = parseJson(decoded(window, at, end));
    if (value !== undefined) return take(reading, window, at, end, value);
  }
  return stepValue(reading, window, at);
}

/** What stands at the top and is neither object nor list: some other value that is all of its line, or none. */
function stepOther(reading: Reading, window: Window, at: number): boolean {
  const end = lineEnd(reading, window, at);
  if (end < 0 && window.bytes.length - at <= DIRECT_BYTES) return false;
  const value = end < 0 || end - at > DIRECT_BYTES ? undefined : parseJson(decoded(window, at, end));
  if (value === undefined) return damaged(reading, window, at, Infinity, NOT_JSON);
  return take(reading, window, at, end, value);
}

/** Where the line's text ends, without blanks; -1 where that is not in sight. */
function lineEnd(reading: Reading, window: Window, at: number): number {
  physicalLine(reading, window, at);
  const { bytes, isLast, nextBreak } = window;
  if (nextBreak === Infinity && !isLast) return -1;
  let end = Math.min(nextBreak, bytes.length);
  while (isBlank(bytes[end - 1])) end -= 1;
  return end;
}

export function stepInList(reading: Reading, window: Window, frame: Frame): boolean {
  const { bytes } = window;
  let at = window.at;
  for (; isBlank(bytes[at]) || bytes[at] === COMMA; at += 1)
    if (bytes[at] === COMMA) frame.isAfterValue = false;
  window.at = at;
  const byte = bytes[at];
  if (byte === undefined) return false;
  if (byte === CLOSE_LIST) closeFrame(reading, window);
  else if (byte === OPEN_LIST && frame.isAfterValue) {
    // No comma: the list was never closed, and another begins.
    reading.frames = [];
  } else if (byte === OPEN_LIST && reading.frames.length < MOST_FRAMES) {
    // No record is a list, so that lists in lists are lists of records.
    openFrame(reading, window, 'list', at + 1);
  } else if (byte === OPEN_OBJECT) {
    const plain = takePlain(reading, window);
    if (plain !== 'other') return plain === 'taken';
    const value = takeBySeparator(window, frame.separators);
    if (value === undefined) return stepValue(reading, window, at);
    take(reading, window, at, scanStop(), value);
  } else return stepScalar(reading, window, at);
  return true;
}

/** A value that ends by itself is one only where the list goes on behind it: a lost quote makes texts of anything. */
function stepScalar(reading: Reading, window: Window, at: number): boolean {
  const { bytes } = window;
  if (findEnd(reading, window, at, at + mostBytes(reading)) !== 'end') return stepValue(reading, window, at);
  const next = pastBlanks(bytes, scanStop());
  if (next === bytes.length && !window.isLast) return false;
  if (next === bytes.length || bytes[next] === COMMA || bytes[next] === CLOSE_LIST)
    return stepValue(reading, window, at);
  return damaged(reading, window, at, Infinity, NOT_JSON);
}

/** A value whose end is found by following its structure. */
function stepValue(reading: Reading, window: Window, at: number): boolean {
  const found = findEnd(reading, window, at, at + mostBytes(reading));
  const end = scanStop();
  if (found === 'end') return takeWhole(reading, window, at, end);
  if (found === 'bad')
    return openHolder(reading, window, at) || damaged(reading, window, at, Infinity, NOT_JSON);
  const sizeBytes = window.bytes.length - at;
  if ((window.isLast || sizeBytes >= LOOKAHEAD_BYTES) && openHolder(reading, window, at)) return true;
  if (sizeBytes > mostBytes(reading)) return drop(reading, window, at, end);
  return window.isLast && damaged(reading, window, at, Infinity, CUT_OFF);
}

/** So much is looked at to find out what a value is. */
const mostBytes = ({ limits }: Reading): number => Math.max(limits.recordBytes, LOOKAHEAD_BYTES);

function takeWhole(reading: Reading, window: Window, at: number, end: number): boolean {
  if (end - at > LOOKAHEAD_BYTES) {
    if (openHolder(reading, window, at)) return true;
    const { scan, limits } = reading;
    if (scan.deepest > limits.depth) refuseDepth(reading, window, at, end);
    else if (scan.values > limits.values) refuseValues(reading, window, at, end);
    if (scan.deepest > limits.depth || scan.values > limits.values) return pass(reading, window, end);
  }
  const value = parseJson(decoded(window, at, end));
  if (value === undefined)
    return openHolder(reading, window, at) || damaged(reading, window, at, end, NOT_JSON);
  take(reading, window, at, end, value);
  const frame = reading.frames.at(-1);
  if (frame?.kind === 'list') learnSeparator(window, frame.separators);
  return true;
}

/** Takes a value as a record, or opens it where it holds records. */
function take(reading: Reading, window: Window, at: number, end: number, value: Json): true {
  const found = inspect(value, reading.limits.depth);
  if ((found & HAS_LIST) !== 0 && isObject(value)) {
    if (end - at > LOOKAHEAD_BYTES ? openHolder(reading, window, at) : mayOpen(reading) && isHolder(value)) {
      if (end - at <= LOOKAHEAD_BYTES) openFrame(reading, window, 'holder', at + 1);
      return true;
    }
  }
  settle(reading, window, at, end, value, found);
  if (reading.frames.length === 0) reading.goesByLines = window.nextBreak >= end;
  return pass(reading, window, end);
}

/** Opens the object where its first members say that it holds records. */
function openHolder(reading: Reading, window: Window, at: number): boolean {
  if (!mayOpen(reading) || window.bytes[at] !== OPEN_OBJECT) return false;
  const end = at + mostBytes(reading);
  if (!beginsHolder(window.bytes.subarray(at + 1, end))) return false;
  openFrame(reading, window, 'holder', at + 1);
  return true;
}

/** Holders stand at the top or in a list at the top, as pages of answers do; what a list of records holds is records. */
function mayOpen({ frames }: Reading): boolean {
  return frames.length === 0 || (frames.length === 1 && frames[0]?.kind === 'list');
}
