import type { Json, JsonObject } from '../../../../../shared/model/json.ts';
import { parseJson } from './value.ts';
import {
  CLOSE_LIST,
  COLON,
  COMMA,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  SPACE,
  isBlank,
  newScan,
  restart,
  scanStop,
  scanValue,
} from './scan.ts';

/** Members that hold the records of an answer or a file, each as some service writes it. */
const LIST_MEMBERS = new Set([
  ...['traces', 'Records', 'records', 'Events', 'events', 'value', 'entries', 'logEvents', 'lines'],
]);
/** The one list that lies a level deeper: `{"SystemEvents": {"SystemEvent": [ … ]}}`. */
const OUTER_MEMBER = 'SystemEvents';
const INNER_MEMBER = 'SystemEvent';

/** Members by which a record is known: what has one of them is a record, whatever lists it has. */
const RECORD_MEMBERS = new Set([
  ...[
    'trace_id',
    'trace_name',
    'trace_rating',
    'trace_type',
    'tracker_name',
    'service_type',
    'resource_type',
  ],
  ...[
    'eventName',
    'eventID',
    'eventId',
    'EventID',
    'eventTime',
    'eventSource',
    'eventVersion',
    'userIdentity',
  ],
  ...['action', 'initiator', 'observer', 'product', 'Product', 'alert', 'protoPayload', 'operationName'],
  ...['_source', '_line', 'src_obj__user_data', 'CloudTrailEvent', 'specversion', '__topic__', 'cts'],
]);

/** What stands beside an empty list in the answers known; anything else there might be somebody's record. */
const ANSWER_MEMBERS = new Set([
  ...['meta_data', 'metadata', 'count', 'total', 'totalcount', 'marker', 'next', 'nexttoken', 'nextlink'],
  ...[
    'nextpagetoken',
    'pagination_id',
    'pagenumber',
    'pagesize',
    'code',
    'message',
    'requestid',
    'request_id',
  ],
  ...[
    'success',
    'starttime',
    'endtime',
    'owner',
    'loggroup',
    'logstream',
    'messagetype',
    'kind',
    'unreachable',
  ],
]);

/** Whether a value is not a record but holds a list of them. */
export function isHolder(value: JsonObject): boolean {
  const names = Object.keys(value);
  const list = names.map((name) => heldList(name, value[name] as Json)).find((held) => held !== undefined);
  if (list === undefined || names.some((name) => RECORD_MEMBERS.has(name))) return false;
  if (list.length === 0)
    return names.every((name) => heldList(name, value[name] as Json) !== undefined || isAnswerMember(name));
  return isObject(list[0]);
}

function heldList(name: string, value: Json): Json[] | undefined {
  if (Array.isArray(value)) return LIST_MEMBERS.has(name) ? value : undefined;
  if (name !== OUTER_MEMBER || !isObject(value)) return undefined;
  const inner = value[INNER_MEMBER];
  return Array.isArray(inner) ? inner : undefined;
}

/** Whether a list of this name is read, in a holder or within its outer member. */
export function isListMember(name: string, isInner: boolean): boolean {
  return isInner ? name === INNER_MEMBER : LIST_MEMBERS.has(name);
}

/** Whether an object of this name is the outer member. */
export const isOuterMember = (name: string, isInner: boolean): boolean => !isInner && name === OUTER_MEMBER;

const isAnswerMember = (name: string): boolean => ANSWER_MEMBERS.has(name.toLowerCase());

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const scan = newScan();

/**
 * The same question about an object too long to be looked at whole: only the members before the list count. The
 * bytes are those behind its opening bracket.
 */
export function beginsHolder(bytes: Buffer): boolean {
  let isInner = false;
  for (let at = pastBlanks(bytes, 0); bytes[at] === QUOTE; at = pastBlanks(bytes, at, COMMA)) {
    const nameEnd = endOf(bytes, at);
    const name = nameEnd < 0 ? undefined : parseJson(bytes.toString('utf8', at, nameEnd));
    if (typeof name !== 'string' || (!isInner && RECORD_MEMBERS.has(name))) return false;
    at = pastBlanks(bytes, nameEnd, COLON);
    if (bytes[at] === OPEN_OBJECT && isOuterMember(name, isInner)) {
      isInner = true;
      at += 1;
      continue;
    }
    if (bytes[at] === OPEN_LIST && isListMember(name, isInner)) {
      const first = bytes[pastBlanks(bytes, at + 1)];
      if (first !== CLOSE_LIST) return first === OPEN_OBJECT;
    }
    at = endOf(bytes, at);
    if (at < 0) return false;
  }
  return false;
}

/** Behind the value that begins there; -1 where it does not end in these bytes. */
function endOf(bytes: Buffer, at: number): number {
  return scanValue(restart(scan), bytes, at, bytes.length) === 'end' ? scanStop() : -1;
}

/** Past white space, and past one kind of mark. */
export function pastBlanks(bytes: Buffer, from: number, mark = SPACE): number {
  let at = from;
  for (let byte = bytes[at]; byte !== undefined; byte = bytes[++at])
    if (byte !== mark && !isBlank(byte)) break;
  return at;
}
