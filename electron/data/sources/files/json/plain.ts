import { PlainRecord, WORDS_A_RECORD } from '../plain-record.ts';
import { noNames, type MemberNames } from './member-names.ts';
import { scanPlain } from './plain-scan.ts';
import { hold } from './string-end.ts';
import { lineAt, pass, type Reading } from './reading.ts';
import { isSound, type Window } from './window.ts';

/** What looking for plain records came to in one text. */
export interface Plain {
  notes: Int32Array;
  used: number;
  names: MemberNames;
  hits: number;
  hitBytes: number;
  misses: number;
}

/** Notes of so many records lie in one array. */
const RECORDS_NOTED = 64;
/** So many objects may be something else beyond one in two before nobody looks any more: each is followed in vain. */
const FREE_MISSES = 8;
/** Levels that are followed; deeper ones are rare. */
const LEVELS = 32;

export const noPlain = (): Plain => ({
  notes: new Int32Array(0),
  used: 0,
  names: noNames(),
  hits: 0,
  hitBytes: 0,
  misses: 0,
});

/**
 * Takes the object at the window's place where it is a plain record, whose end needs no parsing. `cut`: it most likely goes
 * on behind the window, and is whole in one that begins with it.
 */
export function takePlain(reading: Reading, window: Window): 'taken' | 'cut' | 'other' {
  const { plain, limits } = reading;
  if (plain.misses > FREE_MISSES + plain.hits / 2) return 'other';
  if (plain.used + WORDS_A_RECORD > plain.notes.length) {
    plain.notes = new Int32Array(RECORDS_NOTED * WORDS_A_RECORD);
    plain.used = 0;
  }
  const { notes, used } = plain;
  const { at: from, bytes, view } = window;
  hold(view);
  const to = Math.min(bytes.length, from + Math.min(limits.plainBytes, limits.recordBytes));
  const end = scanPlain(view, from, to, Math.min(limits.depth, LEVELS), plain.names, notes, used);
  if (end < 0 || !isSound(window, from, end)) {
    const isNearEnd = (bytes.length - from) * plain.hits < 2 * plain.hitBytes;
    if (isNearEnd && from > 0 && !window.isLast) return 'cut';
    plain.misses += 1;
    return 'other';
  }
  plain.hits += 1;
  plain.hitBytes += end - from;
  plain.used += WORDS_A_RECORD;
  const position = {
    byteOffset: window.offset + from,
    line: lineAt(reading, window, from),
    index: reading.index++,
  };
  const record = new PlainRecord(bytes, view, from, end, position, notes, used);
  reading.batch.records.push(record);
  reading.first ??= record;
  reading.latest = record;
  if (reading.frames.length === 0) reading.goesByLines = window.nextBreak >= end;
  pass(reading, window, end);
  return 'taken';
}
