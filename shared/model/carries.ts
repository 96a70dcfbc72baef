import { TRACE_FIELDS, type TraceFieldName } from './trace-fields.ts';
import type { FormatName } from './trace.ts';

/*
 * Which fields a format has a place for. One it has no place for is "not carried", which is not the same as absent:
 * nothing can be concluded from not seeing it.
 */

const EVERY: readonly TraceFieldName[] = TRACE_FIELDS.map(({ name }) => name);

const ALWAYS = [
  ...([
    'provider',
    'region',
    'trace_id',
    'time',
    'service_type',
    'resource_type',
    'resource_id',
    'trace_name',
  ] as const),
  ...(['trace_rating', 'trace_type', 'user.account_id', 'user.domain.id'] as const),
] satisfies TraceFieldName[];

const IBM = [
  ...ALWAYS,
  ...([
    'code',
    'user.name',
    'user.user_name',
    'user.id',
    'user.type',
    'source_ip',
    'user_agent',
    'request',
  ] as const),
  ...(['response', 'message', 'request_id', 'location_info', 'endpoint', 'enterprise_project_id'] as const),
  // Carried by the log that took the event in.
  'record_time',
] satisfies TraceFieldName[];

// The user of a system event is the system; its code is an error's name inside some contents, not a field.
const CLOUD_MONITOR = [...ALWAYS, 'resource_name', 'message', 'response'] satisfies TraceFieldName[];

const CLOUD_TRAIL = [
  ...ALWAYS,
  ...([
    'code',
    'api_version',
    'user.name',
    'user.user_name',
    'user.id',
    'user.type',
    'user.principal_id',
  ] as const),
  ...([
    'user.access_key_id',
    'user.principal_is_root_user',
    'source_ip',
    'user_agent',
    'request',
    'response',
  ] as const),
  ...(['message', 'request_id', 'endpoint', 'resource_account_id', 'read_only'] as const),
  ...([
    'user.session_context.attributes.created_at',
    'user.session_context.attributes.mfa_authenticated',
  ] as const),
] satisfies TraceFieldName[];

const CARRIED: Readonly<Record<FormatName, ReadonlySet<TraceFieldName>>> = {
  // The JSON forms of CTS carry every field: what is missing is absent.
  cts: new Set(EVERY),
  'cts-function-event': new Set(EVERY),
  // What every row has besides its columns.
  'cts-sheet': new Set<TraceFieldName>(['provider', 'trace_id', 'time']),
  // The name of the target is that of the service in the old generations, and the first says nothing of the path.
  'ibm-g1': new Set(IBM.filter((name) => name !== 'request')),
  'ibm-g2': new Set([...IBM, 'api_version']),
  'ibm-g3': new Set([...IBM, 'api_version', 'resource_name', 'resource_account_id']),
  'alibaba-cms': new Set(CLOUD_MONITOR),
  'alibaba-cms-webhook': new Set(CLOUD_MONITOR),
  'alibaba-cms-api': new Set(CLOUD_MONITOR),
  'alibaba-actiontrail': new Set(CLOUD_TRAIL),
  'aws-cloudtrail': new Set([...CLOUD_TRAIL, 'user.principal_urn', 'user.invoked_by']),
};

/** The fields a source carries: those of its format, and for a sheet the ones its columns hold. */
export function carriedFields(
  format: FormatName,
  columns: Iterable<TraceFieldName> = [],
): ReadonlySet<TraceFieldName> {
  return format === 'cts-sheet' ? new Set([...CARRIED[format], ...columns]) : CARRIED[format];
}
