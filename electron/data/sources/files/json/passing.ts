import { CUT_OFF, damaged, findEnd, NOT_JSON } from './damage.ts';
import { isListMember, isOuterMember, pastBlanks } from './holder.ts';
import {
  closeFrame,
  EXCERPT_BYTES,
  excerptOf,
  lineAt,
  openFrame,
  pass,
  refuseAt,
  type Frame,
  type Reading,
} from './reading.ts';
import {
  CLOSE_OBJECT,
  COLON,
  COMMA,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  restart,
  scanStop,
  scanValue,
} from './scan.ts';
import { parseJson } from './value.ts';
import type { Window } from './window.ts';

/** Between the members of an object that holds records: its lists are opened, all else is passed over. */
export function stepInHolder(reading: Reading, window: Window, frame: Frame): boolean {
  const { bytes } = window;
  const at = (window.at = pastBlanks(bytes, window.at, COMMA));
  if (at === bytes.length) return false;
  if (bytes[at] === CLOSE_OBJECT) return closeFrame(reading, window);
  if (bytes[at] !== QUOTE) return damaged(reading, window, at, Infinity, NOT_JSON);
  const found = findEnd(reading, window, at, bytes.length);
  if (found === 'bad') return damaged(reading, window, at, Infinity, NOT_JSON);
  const nameEnd = scanStop();
  const colon = found === 'more' ? bytes.length : pastBlanks(bytes, nameEnd);
  const value = pastBlanks(bytes, colon + 1);
  if (value >= bytes.length) return window.isLast && damaged(reading, window, at, Infinity, CUT_OFF);
  const name = parseJson(window.text.slice(at, nameEnd));
  if (bytes[colon] !== COLON || typeof name !== 'string')
    return damaged(reading, window, at, Infinity, NOT_JSON);
  return stepMember(reading, window, frame, name, value);
}

function stepMember(reading: Reading, window: Window, frame: Frame, name: string, value: number): boolean {
  const isInner = frame.kind === 'inner-holder';
  window.at = value;
  if (window.bytes[value] === OPEN_LIST && isListMember(name, isInner))
    return openFrame(reading, window, 'list', value + 1);
  if (window.bytes[value] === OPEN_OBJECT && isOuterMember(name, isInner))
    return openFrame(reading, window, 'inner-holder', value + 1);
  restart(reading.scan);
  reading.dropped = { from: window.offset + value, record: null };
  return true;
}

/** Begins to pass over a record that is too long; its structure has been followed to `end`. */
export function drop(reading: Reading, window: Window, at: number, end: number): true {
  reading.dropped = {
    from: window.offset + at,
    record: { line: lineAt(reading, window, at), excerpt: excerptOf(window, at, at + EXCERPT_BYTES) },
  };
  window.at = end;
  return true;
}

/** Follows what is passed over to its end. */
export function stepDropped(reading: Reading, window: Window): boolean {
  const { dropped } = reading;
  const found = scanValue(reading.scan, window.bytes, window.at, window.bytes.length);
  const end = scanStop();
  window.at = end;
  if (dropped === null || (found === 'more' && !window.isLast)) return false;
  // Where its structure breaks nobody knows its end, so that what follows is looked through as damage of its own.
  if (found === 'bad' && !damaged(reading, window, end, Infinity, NOT_JSON)) return false;
  reading.dropped = null;
  if (dropped.record !== null) {
    const { line, excerpt } = dropped.record;
    const sizeBytes = window.offset + end - dropped.from;
    const details = { sizeBytes, limitBytes: reading.limits.recordBytes };
    refuseAt(reading, { byteOffset: dropped.from, line }, excerpt, { code: 'record-too-large', details });
    reading.isCutOff ||= found === 'more';
  }
  return found === 'bad' || pass(reading, window, end);
}
