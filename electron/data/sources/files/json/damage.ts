import type { RefusalReason } from '../../../../../shared/model/import-report.ts';
import type { JsonObject } from '../../../../../shared/model/json.ts';
import { isHolder, isObject } from './holder.ts';
import { EXCERPT_BYTES, excerptOf, lineAt, refuseAt, type Damage, type Reading } from './reading.ts';
import {
  COLON,
  COMMA,
  isBlank,
  LINE_FEED,
  OPEN_LIST,
  OPEN_OBJECT,
  restart,
  scanStop,
  scanValue,
  setScanStop,
  type ScanEnd,
} from './scan.ts';
import { parseJson } from './value.ts';
import { DIRECT_BYTES, decoded, type Window } from './window.ts';

export const NOT_JSON: RefusalReason = { code: 'not-json', details: {} };
export const CUT_OFF: RefusalReason = { code: 'cut-off', details: {} };

/** Where a record may begin: an object that is not plainly a member's value, or a list that begins a line. */
const CANDIDATE = /[^:[]\{[ \t\r\n]{0,200}"|\n\[[ \t\r\n]{0,200}\{/g;
/** Longer records are not looked for in damage. */
const CANDIDATE_BYTES = 1024 * 1024;
/** So many objects are looked at before the steps widen. */
const FREE_TRIALS = 64;
/** How much white space may lie between a candidate and what it follows. */
const BLANKS_BEFORE = 4096;
/** Kept when damage goes on in the next window: a candidate with what is before it may lie across the border. */
const KEPT_BYTES = BLANKS_BEFORE + 512;
/** A candidate's first name is in sight with so many bytes. */
const NAME_BYTES = 512;

/** Follows the value that begins there. */
export function findEnd(reading: Reading, window: Window, at: number, to: number): ScanEnd {
  const end = Math.min(to, window.bytes.length);
  const found = scanValue(restart(reading.scan), window.bytes, at, end);
  // A number is only known to be whole by what follows it: here the end of the text.
  const { depth, inLiteral } = reading.scan;
  if (found !== 'more' || !window.isLast || depth > 0 || !inLiteral || end < window.bytes.length)
    return found;
  setScanStop(end);
  return 'end';
}

/**
 * Notes that the text makes no sense from `at` on, and not beyond `until`. The steps after this one look for where
 * records go on.
 */
export function damaged(
  reading: Reading,
  window: Window,
  at: number,
  until: number,
  atEnd: RefusalReason,
): boolean {
  const inSight = window.bytes.length - at;
  const line = lineAt(reading, window, at);
  const isLineKnown = window.isLast || window.nextBreak !== Infinity || inSight > DIRECT_BYTES;
  if (!isLineKnown || (!window.isLast && inSight < EXCERPT_BYTES)) return false;
  const endsWithLine = reading.frames.length === 0 && (reading.goesByLines ?? isWholeLine(window, at));
  const end = Math.min(until, endsWithLine ? window.nextBreak : Infinity, window.bytes.length);
  reading.damage = {
    position: { byteOffset: window.offset + at, line },
    excerpt: excerptOf(window, at, end),
    atEnd,
    from: window.offset + at + 1,
    trials: 0,
    nextTrial: 0,
    until: window.offset + until,
    endsWithLine,
  };
  window.at = at;
  return true;
}

/** Whether a line is likely a record of its own, not the first line of one that is written on several. */
function isWholeLine({ bytes, nextBreak }: Window, at: number): boolean {
  let end = Math.min(nextBreak, bytes.length);
  while (end > at && isBlank(bytes[end - 1])) end -= 1;
  const last = bytes[end - 1];
  return last !== OPEN_OBJECT && last !== OPEN_LIST && last !== COMMA;
}

/** Goes through damage to where a record begins, or to its end. */
export function stepInDamage(reading: Reading, window: Window, damage: Damage): boolean {
  const { bytes, offset, isLast } = window;
  const start = damage.position.byteOffset;
  const lineFeed = damage.endsWithLine ? window.text.indexOf('\n', Math.max(0, start - offset)) : -1;
  const end = Math.min(lineFeed < 0 ? Infinity : lineFeed, damage.until - offset, bytes.length);
  for (let at = candidateFrom(window, damage.from - offset); at < end; at = candidateFrom(window, at + 1)) {
    const verdict = judge(reading, window, damage, at);
    if (verdict === 'unknown') return keep(window, at);
    if (verdict !== 'no') return goOn(reading, window, damage, at, verdict === 'anew');
    damage.from = offset + at + 1;
  }
  const hasEnd = lineFeed >= 0 || damage.until - offset <= bytes.length;
  // Behind the end there may still be what shows a candidate before it.
  if (!isLast && (!hasEnd || bytes.length < end + NAME_BYTES)) return keep(window, end);
  if (!hasEnd) reading.isCutOff = true;
  refuseAt(reading, damage.position, damage.excerpt, hasEnd ? NOT_JSON : damage.atEnd);
  reading.damage = null;
  window.at = end;
  return true;
}

/** The first place from there on where a record may begin; infinity where none is in sight. */
function candidateFrom(window: Window, from: number): number {
  const { seen } = window;
  if (from < seen.from || from > seen.candidate) {
    CANDIDATE.lastIndex = Math.max(0, from - 1);
    seen.from = from;
    seen.candidate = (CANDIDATE.exec(window.text)?.index ?? Infinity) + 1;
  }
  return seen.candidate;
}

/** Lets go of what is certainly damage. */
function keep(window: Window, at: number): false {
  window.at = Math.max(window.at, at - KEPT_BYTES);
  return false;
}

function goOn(reading: Reading, window: Window, damage: Damage, at: number, isAnew: boolean): true {
  // The excerpt was taken before it was known how little of it is damage.
  const damagedBytes = window.offset + at - damage.position.byteOffset;
  const excerpt = Buffer.from(damage.excerpt).toString('utf8', 0, damagedBytes);
  refuseAt(reading, damage.position, excerpt, NOT_JSON);
  reading.damage = null;
  if (isAnew || reading.frames.at(-1)?.kind !== 'list') reading.frames = [];
  const frame = reading.frames.at(-1);
  if (frame !== undefined) frame.isAfterValue = false;
  window.at = at;
  return true;
}

/** Whether a record begins there: in the list being read, or anew at the top. */
function judge(
  reading: Reading,
  window: Window,
  damage: Damage,
  at: number,
): 'yes' | 'anew' | 'no' | 'unknown' {
  const { bytes, isLast } = window;
  const inSight = bytes.length - at;
  if (!isLast && inSight < NAME_BYTES) return 'unknown';
  if (bytes[at] === OPEN_LIST) return 'anew';
  const before = significantBefore(window, at);
  const isLine = reading.goesByLines === true && bytes[at - 1] === LINE_FEED;
  // The value of a member or the first of a nested list.
  if (!isLine && (before === COLON || before === OPEN_LIST)) return 'no';
  if (before === COMMA && beginsLike(reading, window, at)) return 'yes';
  if (window.offset + at < damage.nextTrial) return 'no';
  const found = findEnd(reading, window, at, at + CANDIDATE_BYTES);
  if (found === 'more' && !isLast && inSight < CANDIDATE_BYTES) return 'unknown';
  setNextTrial(damage, window.offset + at);
  const value = found === 'end' ? parseJson(decoded(window, at, scanStop())) : undefined;
  if (!isObject(value)) return 'no';
  if (bytes[at - 1] === LINE_FEED && isHolder(value)) return 'anew';
  return isLike(reading, value) ? 'yes' : 'no';
}

/** Trials come at ever wider steps: text made to look like records all over is still passed in no time. */
function setNextTrial(damage: Damage, at: number): void {
  damage.trials += 1;
  const passed = at - damage.position.byteOffset;
  damage.nextTrial = damage.trials <= FREE_TRIALS ? 0 : at + passed / FREE_TRIALS;
}

/** The last byte before `at` that is not white space. */
function significantBefore({ bytes }: Window, at: number): number | undefined {
  let before = at - 1;
  while (before > at - BLANKS_BEFORE && isBlank(bytes[before])) before -= 1;
  return bytes[before];
}

/** Whether the element there has the same first name as those before: enough to trust it, even if it is damaged too. */
function beginsLike(reading: Reading, { text }: Window, at: number): boolean {
  const name = /^\{[ \t\r\n]*("[^"\\]*")/.exec(text.slice(at, at + NAME_BYTES))?.[1];
  if (name === undefined) return false;
  return samples(reading).some((names) => name === JSON.stringify(names[0]));
}

/** Whether an object has the members of a record. Those that are part of a damaged record do not. */
function isLike(reading: Reading, value: JsonObject): boolean {
  const size = Object.keys(value).length;
  const known = samples(reading).reduce((most, names) => (names.length > most.length ? names : most), []);
  if (size > known.length) return true;
  const shared = known.filter((name) => Object.hasOwn(value, name)).length;
  return shared * 2 >= size && size * 4 >= known.length;
}

/** The member names of records that were read: the last, and the first in case that the last was not quite one. */
function samples({ first, latest }: Reading): string[][] {
  return [first, latest].filter((sample) => sample !== null).map(({ value }) => Object.keys(value ?? {}));
}
