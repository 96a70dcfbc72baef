import { crc32 } from 'node:zlib';
import { readTime } from '../../../core/normalise/timestamps.ts';
import { noNames } from '../../sources/files/json/member-names.ts';
import { scanPlain } from '../../sources/files/json/plain-scan.ts';
import {
  byteAt,
  endOfString,
  endOfValue,
  hadEscapes,
  pastBlank,
} from '../../sources/files/json/skip-json.ts';
import { RECORD_TIME, TRACE_ID } from '../../sources/files/plain-members.ts';
import { PlainRecord, viewOf, WORDS_A_RECORD } from '../../sources/files/plain-record.ts';
import { plainRecordTime } from '../ingest/plain-encoder.ts';
import type { PageFacts, SeenTrace } from './slices.ts';

export interface PageContent extends PageFacts {
  /** Where the list of records lies in the answer; null where that was not found without making values of all of it. */
  list: { from: number; to: number } | null;
}

/**
 * What an answer says of where it stands among the pages; null where it is no answer of this call. Of a record only its id and time are
 * looked at: what is wrong with it is told when it is read in.
 */
export function pageContent(body: Uint8Array): PageContent | null {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return plainContent(bytes) ?? parsedContent(bytes);
}

const LEVELS = 32;
const [QUOTE, COMMA, COLON, LINE_FEED] = [0x22, 0x2c, 0x3a, 0x0a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * The answer as it nearly always is, one list of plain records beside what says where it stands: followed in its bytes, since
 * making values of two hundred records to look at two members of each costs more than all else that is done for a page here.
 */
function plainContent(bytes: Buffer): PageContent | null {
  const view = viewOf(bytes);
  const end = bytes.length;
  let found: { list: { from: number; to: number }; traces: PageFacts['traces'] } | null = null;
  let meta: unknown = null;
  let at = pastBlank(view, 0, end);
  if (byteAt(view, at, end) !== OPEN_OBJECT) return null;
  do {
    const nameAt = pastBlank(view, at + 1, end);
    const nameEnd = byteAt(view, nameAt, end) === QUOTE ? endOfString(view, nameAt + 1, end) : -1;
    if (nameEnd < 0 || hadEscapes()) return null;
    const name = bytes.toString('latin1', nameAt + 1, nameEnd - 1);
    const colon = pastBlank(view, nameEnd, end);
    if (byteAt(view, colon, end) !== COLON) return null;
    const from = pastBlank(view, colon + 1, end);
    if (name === 'traces') {
      if (found !== null) return null;
      found = plainList(bytes, view, from);
      if (found === null) return null;
      at = found.list.to;
    } else {
      const to = endOfValue(view, from, end, LEVELS);
      if (to < 0) return null;
      if (name === 'meta_data') meta = JSON.parse(bytes.toString('utf8', from, to));
      at = to;
    }
    at = pastBlank(view, at, end);
  } while (byteAt(view, at, end) === COMMA);
  const isWhole = byteAt(view, at, end) === CLOSE_OBJECT && pastBlank(view, at + 1, end) === end;
  if (found === null || !isWhole) return null;
  const { traces, list } = found;
  // Lines are counted from the beginning of the answer.
  const isFirstLine = !bytes.subarray(0, list.from).includes(LINE_FEED);
  return { marker: markerOf(meta), traces, list: isFirstLine ? list : null };
}

function plainList(bytes: Buffer, view: DataView, from: number) {
  const end = bytes.length;
  const names = noNames();
  const notes = new Int32Array(WORDS_A_RECORD);
  const traces: SeenTrace[] = [];
  if (byteAt(view, from, end) !== OPEN_LIST) return null;
  let at = pastBlank(view, from + 1, end);
  if (byteAt(view, at, end) === CLOSE_LIST) return { list: { from, to: at + 1 }, traces };
  for (;;) {
    const to = byteAt(view, at, end) === OPEN_OBJECT ? scanPlain(view, at, end, LEVELS, names, notes, 0) : -1;
    if (to < 0) return null;
    const record = new PlainRecord(bytes, view, at, to, NOWHERE, notes, 0);
    const seen = plainFacts(record);
    if (seen === null) return null;
    traces.push(seen);
    at = pastBlank(view, to, end);
    if (byteAt(view, at, end) === CLOSE_LIST) return { list: { from, to: at + 1 }, traces };
    if (byteAt(view, at, end) !== COMMA) return null;
    at = pastBlank(view, at + 1, end);
  }
}

const NOWHERE = { byteOffset: 0, line: null, index: 0 };

/** Null where they are only told by making a value of the record. */
function plainFacts(record: PlainRecord): SeenTrace | null {
  const { bytes } = record;
  if (record.hasEscapes(TRACE_ID) || !record.has(RECORD_TIME)) return null;
  const [from, to] = [record.startOf(TRACE_ID), record.endOf(TRACE_ID)];
  const at = plainRecordTime(record);
  if (bytes[from] !== QUOTE || at === undefined || at === null) return null;
  const print = crc32(bytes.subarray(record.from, record.to));
  return { id: bytes.toString('utf8', from + 1, to - 1), at, print };
}

function parsedContent(bytes: Buffer): PageContent | null {
  const answer = parsed(bytes);
  if (!isObject(answer) || !Array.isArray(answer['traces'])) return null;
  const traces = (answer['traces'] as unknown[]).map((trace) => {
    const { trace_id: id, record_time: at } = isObject(trace) ? trace : {};
    const print = crc32(JSON.stringify(trace));
    return { id: typeof id === 'string' ? id : '', at: timeOf(at), print };
  });
  return { marker: markerOf(answer['meta_data']), traces, list: null };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return null; // Not JSON, or cut off.
  }
}

/** Absent, empty and the word itself are what some write for null. */
function markerOf(meta: unknown): string | null {
  const marker = isObject(meta) ? meta['marker'] : null;
  if (typeof marker === 'number') return String(marker);
  return typeof marker === 'string' && marker !== '' && marker !== 'null' ? marker : null;
}

function timeOf(at: unknown): number | null {
  const time = typeof at === 'number' || typeof at === 'string' ? readTime(at) : null;
  return typeof time === 'number' ? time : null;
}
