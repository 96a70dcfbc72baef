import type { RefusalReason } from '../../../../../shared/model/import-report.ts';
import type { Json } from '../../../../../shared/model/json.ts';
import type { RawRecord, RecordBatch, RecordLimits } from '../raw-record.ts';
import { noPlain, type Plain } from './plain.ts';
import { newScan, type Scan } from './scan.ts';
import { noSeparators, type Separators } from './separator.ts';
import { countBreaks, decoded, isSound, type Window } from './window.ts';
import { INEXACT, parseExact, TOO_DEEP } from './value.ts';
import { isObject } from './holder.ts';

/** A list being read element by element, or an object being read for the lists it holds. */
export interface Frame {
  kind: 'list' | 'holder' | 'inner-holder';
  /** The line that it opens on. */
  line: number;
  /** Between two elements of a list. */
  isAfterValue: boolean;
  separators: Separators;
}

/** Text that fits nowhere, from its first byte to where records go on. */
export interface Damage {
  position: { byteOffset: number; line: number | null };
  excerpt: string;
  /** What is said where it goes on to the end of the text. */
  atEnd: RefusalReason;
  /** Nothing before is looked at as the beginning of a record. */
  from: number;
  /** How often that was done in vain, and where it may be done again. */
  trials: number;
  nextTrial: number;
  /** It ends here at the latest. */
  until: number;
  /** Or at the end of its line. */
  endsWithLine: boolean;
}

/** A value that is passed over: too long to be kept, or a member of a holder that is no list. */
export interface Dropped {
  from: number;
  /** Where a record is dropped, what is said of it. */
  record: { line: number | null; excerpt: string } | null;
}

/** Where the splitting of one text stands. */
export interface Reading {
  limits: RecordLimits;
  frames: Frame[];
  index: number;
  line: number;
  scan: Scan;
  damage: Damage | null;
  dropped: Dropped | null;
  /** Whether records at the top stand one a line; undefined until one was seen. */
  goesByLines: boolean | undefined;
  /** Two records that were read: what others look like. */
  first: RawRecord | null;
  latest: RawRecord | null;
  plain: Plain;
  /** Whether it was said already that there is no good end. */
  isCutOff: boolean;
  batch: RecordBatch;
}

export function startReading(limits: RecordLimits): Reading {
  return {
    limits,
    frames: [],
    index: 0,
    line: 1,
    scan: newScan(),
    damage: null,
    dropped: null,
    goesByLines: undefined,
    first: null,
    latest: null,
    plain: noPlain(),
    isCutOff: false,
    batch: { records: [], refusals: [], columns: null },
  };
}

export function openFrame(reading: Reading, window: Window, kind: Frame['kind'], behind: number): true {
  const line = physicalLine(reading, window, window.at);
  reading.frames.push({ kind, line, isAfterValue: false, separators: noSeparators() });
  window.at = behind;
  return true;
}

export function closeFrame(reading: Reading, window: Window): true {
  reading.frames.pop();
  return pass(reading, window, window.at + 1);
}

/** Goes on behind a value. */
export function pass(reading: Reading, window: Window, end: number): true {
  window.at = end;
  const frame = reading.frames.at(-1);
  if (frame !== undefined) frame.isAfterValue = true;
  return true;
}

/** The line a position is on; positions are asked for in order. */
export function physicalLine(reading: Reading, window: Window, at: number): number {
  if (window.nextBreak < at) reading.line += countBreaks(window, at);
  return reading.line;
}

/** The same, but null in a list on the text's first line: the whole text may be that line. */
export function lineAt(reading: Reading, window: Window, at: number): number | null {
  const line = physicalLine(reading, window, at);
  return line === 1 && reading.frames.length > 0 ? null : line;
}

/** Takes a value that parsed as a record, or refuses it for what JSON.parse does not mind. */
export function settle(
  reading: Reading,
  window: Window,
  from: number,
  to: number,
  value: Json,
  found: number,
): void {
  if ((found & TOO_DEEP) !== 0) refuseDepth(reading, window, from, to);
  else if (to - from > reading.limits.recordBytes) refuseSize(reading, window, from, to);
  else if (!isSound(window, from, to)) refuse(reading, window, from, to, { code: 'bad-utf8', details: {} });
  else {
    const line = lineAt(reading, window, from);
    const record: RawRecord = {
      value: (found & INEXACT) === 0 ? value : parseExact(decoded(window, from, to)),
      text: window.bytes.subarray(from, to),
      position: { byteOffset: window.offset + from, line, index: reading.index++ },
    };
    reading.batch.records.push(record);
    if (!isObject(value)) return;
    reading.first ??= record;
    reading.latest = record;
  }
}

export function refuseDepth(reading: Reading, window: Window, from: number, to: number): void {
  refuse(reading, window, from, to, { code: 'nested-too-deep', details: { limit: reading.limits.depth } });
}

export function refuseValues(reading: Reading, window: Window, from: number, to: number): void {
  refuse(reading, window, from, to, { code: 'too-many-values', details: { limit: reading.limits.values } });
}

function refuseSize(reading: Reading, window: Window, from: number, to: number): void {
  const details = { sizeBytes: to - from, limitBytes: reading.limits.recordBytes };
  refuse(reading, window, from, to, { code: 'record-too-large', details });
}

export function refuse(
  reading: Reading,
  window: Window,
  from: number,
  to: number,
  reason: RefusalReason,
): void {
  const position = { byteOffset: window.offset + from, line: lineAt(reading, window, from) };
  refuseAt(reading, position, excerptOf(window, from, to), reason);
}

export function refuseAt(
  reading: Reading,
  { byteOffset, line }: { byteOffset: number; line: number | null },
  excerpt: string,
  reason: RefusalReason,
): void {
  const position = { byteOffset, line, index: reading.index++ };
  reading.batch.refusals.push({ ...reason, position, ...(excerpt === '' ? {} : { excerpt }) });
}

export const EXCERPT_BYTES = 160;

/** How a part begins, without half a character at its end. */
export function excerptOf(window: Window, from: number, to: number): string {
  const end = Math.min(to, from + EXCERPT_BYTES);
  const excerpt = window.bytes.toString('utf8', from, end);
  return end === from + EXCERPT_BYTES ? excerpt.replace(/\uFFFD$/, '') : excerpt;
}
