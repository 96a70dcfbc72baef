import { NESTING_LIMIT, type Json, type JsonObject } from '../../../shared/model/json.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import type { NormaliseContext } from './context.ts';
import { readUser } from './cts-user.ts';
import { readEventTime } from './event-time.ts';
import { isNestedDeeper } from './json-text.ts';
import { addExtra, newTrace } from './new-trace.ts';
import { restore } from './own-export.ts';
import { refuse, type Refused } from './refuse.ts';
import { readTime } from './timestamps.ts';
import { bodyOf, booleanOf, numberOf, textOf } from './values.ts';

/** Members of a record that the model has a field for. */
export const CTS_MEMBERS: ReadonlySet<string> = new Set([
  ...['region', 'project_id', 'domain_id', 'tracker_name', 'trace_id', 'time', 'record_time'],
  ...[
    'service_type',
    'resource_type',
    'resource_id',
    'resource_name',
    'trace_name',
    'trace_rating',
    'trace_type',
  ],
  ...['code', 'api_version', 'user', 'source_ip', 'request', 'response', 'message', 'request_id'],
  ...[
    'location_info',
    'endpoint',
    'resource_url',
    'enterprise_project_id',
    'resource_account_id',
    'event_type',
  ],
  ...['read_only', 'operation_id', 'user_agent', 'content_length', 'total_time'],
]);

/** A trace as CTS writes it: in transferred files, API answers, lines, function events and (as cells) sheets. */
export function readCts(
  record: JsonObject,
  format: 'cts' | 'cts-function-event' | 'cts-sheet',
  context: NormaliseContext,
): Trace | Refused {
  const trace = newTrace('huawei', format);
  for (const key in record) {
    const value = record[key];
    if (typeof value === 'object' && value !== null && isNestedDeeper(value, NESTING_LIMIT - 1)) {
      return refuse({ code: 'nested-too-deep', details: { limit: NESTING_LIMIT } });
    }
    if (!CTS_MEMBERS.has(key)) addExtra(trace, key, value);
  }
  const time = readEventTime('time', record.time);
  if (typeof time !== 'number') return time;
  trace.time = time;
  readNames(trace, record, context);
  readRequest(trace, record, context);
  readUser(trace, record.user);
  readTyped(trace, record);
  if (trace.extra['provider'] !== undefined) restore(trace);
  return trace;
}

function readNames(trace: Trace, record: JsonObject, { fromPath }: NormaliseContext): void {
  trace.region = textOf(record.region) ?? fromPath.region;
  trace.project_id = textOf(record.project_id) ?? fromPath.project_id;
  trace.tracker_name = textOf(record.tracker_name) ?? fromPath.tracker_name;
  trace.domain_id = textOf(record.domain_id);
  trace.trace_id = textOf(record.trace_id) ?? '';
  trace.service_type = textOf(record.service_type);
  trace.resource_type = textOf(record.resource_type);
  trace.resource_id = textOf(record.resource_id);
  trace.resource_name = textOf(record.resource_name);
  trace.trace_name = textOf(record.trace_name);
  trace.trace_rating = textOf(record.trace_rating);
  trace.trace_type = textOf(record.trace_type);
  trace.event_type = textOf(record.event_type);
  trace.operation_id = textOf(record.operation_id);
  trace.resource_url = textOf(record.resource_url);
  trace.enterprise_project_id = textOf(record.enterprise_project_id);
  trace.resource_account_id = textOf(record.resource_account_id);
}

function readRequest(trace: Trace, record: JsonObject, { bodies }: NormaliseContext): void {
  trace.code = textOf(record.code);
  trace.api_version = textOf(record.api_version);
  trace.source_ip = textOf(record.source_ip);
  trace.request = bodies === 'written' ? writtenBodyOf(record.request) : bodyOf(record.request);
  trace.response = bodies === 'written' ? writtenBodyOf(record.response) : bodyOf(record.response);
  trace.message = textOf(record.message);
  // The console writes an absent request id as the text "null".
  const requestId = textOf(record.request_id);
  trace.request_id = requestId === 'null' ? null : requestId;
  trace.location_info = textOf(record.location_info);
  trace.endpoint = textOf(record.endpoint);
  trace.user_agent = textOf(record.user_agent);
}

function writtenBodyOf(body: Json | undefined): Json {
  return body === undefined || body === '' ? null : body;
}

/** What has to be a number, a time or true or false, and is kept as it came where it is not. */
function readTyped(trace: Trace, record: JsonObject): void {
  const { record_time: recordTime } = record;
  if (recordTime !== undefined && recordTime !== null && recordTime !== '') {
    const instant = readTime(recordTime);
    if (typeof instant === 'number') trace.record_time = instant;
    else addExtra(trace, 'record_time', recordTime);
  }
  const readOnly = booleanOf(record.read_only);
  if (readOnly === undefined) addExtra(trace, 'read_only', record.read_only);
  else trace.read_only = readOnly;
  const contentLength = numberOf(record.content_length);
  if (contentLength === undefined) addExtra(trace, 'content_length', record.content_length);
  else trace.content_length = contentLength;
  const totalTime = numberOf(record.total_time);
  if (totalTime === undefined) addExtra(trace, 'total_time', record.total_time);
  else trace.total_time = totalTime;
}
