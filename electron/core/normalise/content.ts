import type { Json } from '../../../shared/model/json.ts';
import type { FormatName, Trace } from '../../../shared/model/trace.ts';
import type { TraceFieldName } from '../../../shared/model/trace-fields.ts';

/**
 * What a trace says: the documented fields but its id, project and tracker. The numbers tag each field in a digest and
 * never change; a new field gets a new one. They stay below 50.
 */
export const CONTENT_TAGS = {
  time: 1,
  record_time: 2,
  domain_id: 3,
  service_type: 4,
  resource_type: 5,
  resource_id: 6,
  resource_name: 7,
  trace_name: 8,
  trace_rating: 9,
  trace_type: 10,
  code: 11,
  api_version: 12,
  'user.name': 13,
  'user.user_name': 14,
  'user.id': 15,
  'user.type': 16,
  'user.account_id': 17,
  'user.access_key_id': 18,
  'user.principal_id': 19,
  'user.principal_urn': 20,
  'user.principal_is_root_user': 21,
  'user.invoked_by': 22,
  'user.domain.id': 23,
  'user.domain.name': 24,
  'user.session_context.attributes.created_at': 25,
  'user.session_context.attributes.mfa_authenticated': 26,
  'user.OriginUser': 27,
  source_ip: 28,
  request: 29,
  response: 30,
  message: 31,
  request_id: 32,
  location_info: 33,
  endpoint: 34,
  resource_url: 35,
  enterprise_project_id: 36,
  resource_account_id: 37,
  event_type: 38,
  read_only: 39,
  operation_id: 40,
  user_agent: 41,
  content_length: 42,
  total_time: 43,
} as const satisfies Partial<Record<TraceFieldName, number>>;

export type ContentField = keyof typeof CONTENT_TAGS;

/** Further parts of a source's own words, tagged like fields. */
export const SEVERITY_TAG = 44;
export const OUTCOME_TAG = 45;

/** Where a source that has a severity says how the action ended. */
const OUTCOME_MEMBER: Readonly<Partial<Record<FormatName, string>>> = {
  'ibm-g1': 'outcome',
  'ibm-g2': 'outcome',
  'ibm-g3': 'outcome',
  'alibaba-cms': 'status',
  'alibaba-cms-api': 'Status',
  'alibaba-cms-webhook': 'alert.meta.sysEventMeta.status',
};

/**
 * The rating of such a source is this app's reading and depends on an option of the import, so its content is the
 * severity and outcome behind it: the same file read both ways is the same file.
 */
export function ratesItself(trace: Trace): boolean {
  return OUTCOME_MEMBER[trace.format] !== undefined;
}

export function outcomeOf(trace: Trace): Json {
  const member = OUTCOME_MEMBER[trace.format];
  return member === undefined ? null : (trace.extra[member] ?? null);
}

/** Elsewhere it is when a log took the event in, which differs from export to export. */
export function recordTimeIsContent(trace: Trace): boolean {
  return trace.provider === 'huawei';
}
