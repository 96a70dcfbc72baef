import type { Json, JsonObject } from '../../../shared/model/json.ts';
import type { Wrapping } from '../../../shared/model/trace.ts';
import { setMember } from './new-trace.ts';
import { refuse, type Refused } from './refuse.ts';
import { readTime } from './timestamps.ts';
import { isObject, memberOf, objectOf } from './values.ts';

/** An event taken out of what carried it. */
export interface Unwrapped {
  event: JsonObject;
  wrappings: readonly Wrapping[];
  /** When the log that carried it took it in. */
  recordTime: number | null;
  /** What the wrapping says about itself. */
  envelope: JsonObject;
}

interface Layer {
  wrapping: Wrapping;
  /** Undefined when the member named holds no event. */
  event: JsonObject | undefined;
  member: string;
  envelope: JsonObject;
  recordTime: number | null;
}

/** A parcel in a parcel in a parcel is still taken apart; what goes on for longer is somebody's joke. */
const MOST_LAYERS = 4;

export function unwrap(record: JsonObject): Unwrapped | Refused {
  let event = record;
  let recordTime: number | null = null;
  const wrappings: Wrapping[] = [];
  const envelope: JsonObject = {};
  while (wrappings.length < MOST_LAYERS) {
    const layer = outerLayer(event);
    if (layer === undefined) break;
    const { wrapping, member } = layer;
    if (layer.event === undefined)
      return refuse({ code: 'wrapped-unreadable', details: { wrapping, member } });
    wrappings.push(wrapping);
    for (const name of Object.keys(layer.envelope)) {
      if (!Object.hasOwn(envelope, name)) setMember(envelope, name, layer.envelope[name] ?? null);
    }
    recordTime ??= layer.recordTime;
    event = layer.event;
  }
  return { event, wrappings, recordTime, envelope };
}

function outerLayer(record: JsonObject): Layer | undefined {
  if (Object.hasOwn(record, 'src_obj__user_data')) return cloudLogsRow(record);
  if (Object.hasOwn(record, '_source')) return sourceDocument(record);
  if (Object.hasOwn(record, '_line') || Object.hasOwn(record, '_ts')) return logDnaLine(record);
  if (record['__topic__'] === 'actiontrail_audit_event' && Object.hasOwn(record, 'event')) {
    return packedIn(record, 'log-service', 'event');
  }
  if (typeof record['CloudTrailEvent'] === 'string')
    return packedIn(record, 'cloudtrail-lookup', 'CloudTrailEvent');
  const { specversion, type, data } = record;
  if (typeof specversion === 'string' && typeof type === 'string' && data !== undefined) {
    return packedIn(record, 'cloudevents', 'data');
  }
  return undefined;
}

function packedIn(record: JsonObject, wrapping: Wrapping, member: string): Layer {
  const event = objectOf(record[member]);
  return { wrapping, event, member, envelope: without(record, (name) => name === member), recordTime: null };
}

function cloudLogsRow(record: JsonObject): Layer {
  const member = 'src_obj__user_data';
  const layer = packedIn(record, 'cloud-logs', member);
  const written = memberOf(objectOf(record['src_obj__event_metadata']), 'timestamp');
  // The archive's times bear no zone and are documented as UTC.
  return { ...layer, recordTime: timeOrNull(written, 'utc') };
}

/** A document of Elasticsearch, or a LogDNA line stored as one. */
function sourceDocument(record: JsonObject): Layer {
  const source = objectOf(record['_source']);
  const envelope = without(record, (name) => name === '_source');
  const isLine = source !== undefined && (Object.hasOwn(source, '_line') || Object.hasOwn(source, '_ts'));
  if (source === undefined || !isLine) {
    const event = source && unsuffixed(source);
    return { wrapping: 'elasticsearch', event, member: '_source', envelope, recordTime: null };
  }
  const line = logDnaLine(source);
  return { ...line, envelope: { ...envelope, ...line.envelope } };
}

/** The event is the JSON text of the line, or lies spread over the line itself. */
function logDnaLine(record: JsonObject): Layer {
  const { _line: line, _ts: takenIn } = record;
  const recordTime = timeOrNull(takenIn, 'written');
  const isJson = isObject(line) || (typeof line === 'string' && line.trimStart().startsWith('{'));
  const member = '_line';
  if (isJson) {
    const envelope = without(record, (name) => name === '_line');
    return { wrapping: 'logdna', event: objectOf(line), member, envelope, recordTime };
  }
  const envelope = without(record, (name) => !name.startsWith('_'));
  const event: JsonObject = {};
  for (const name of Object.keys(record)) {
    // Objects of the event are renamed on the way: `initiator` is stored as `o_initiator`.
    if (!name.startsWith('_')) setMember(event, name.replace(/^o_/, ''), record[name] ?? null);
  }
  return { wrapping: 'logdna', event: unsuffixed(event), member, envelope, recordTime };
}

/** An index of text may store `typeURI` as `typeURI_str`. */
function unsuffixed(object: JsonObject, levels = 3): JsonObject {
  const result: JsonObject = {};
  for (const name of Object.keys(object)) {
    const plain = name.endsWith('_str') ? name.slice(0, -'_str'.length) : name;
    const value = object[name] ?? null;
    const kept = isObject(value) && levels > 0 ? unsuffixed(value, levels - 1) : value;
    setMember(result, plain !== '' && !Object.hasOwn(object, plain) ? plain : name, kept);
  }
  return result;
}

function without(record: JsonObject, leftOut: (name: string) => boolean): JsonObject {
  const rest: JsonObject = {};
  for (const name of Object.keys(record)) if (!leftOut(name)) setMember(rest, name, record[name] ?? null);
  return rest;
}

function timeOrNull(value: Json | undefined, zone: 'written' | 'utc'): number | null {
  const instant = value === undefined ? 'time-unreadable' : readTime(value, zone);
  return typeof instant === 'number' ? instant : null;
}
