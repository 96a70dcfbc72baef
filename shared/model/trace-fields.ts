/**
 * - `text`: scalars that come where text is expected become text; an object becomes its compact JSON
 * - `json`: a value of any form; JSON text of an object or a list is parsed
 */
export type FieldKind = 'text' | 'number' | 'boolean' | 'time' | 'json' | 'list';

export interface TraceFieldSpec {
  name: string;
  kind: FieldKind;
  /** Whether the service describes it as a member of a trace. */
  documented: boolean;
  /** The six that a notification's filter may name. */
  filterable?: true;
}

/** Every field of a trace, in the order it is shown: the only list of them. Names are the service's own. */
export const TRACE_FIELDS = [
  { name: 'provider', kind: 'text', documented: false },
  { name: 'region', kind: 'text', documented: false },
  { name: 'project_id', kind: 'text', documented: true },
  { name: 'domain_id', kind: 'text', documented: true },
  { name: 'tracker_name', kind: 'text', documented: true },
  { name: 'trace_id', kind: 'text', documented: true },
  { name: 'time', kind: 'time', documented: true },
  { name: 'record_time', kind: 'time', documented: true },
  { name: 'service_type', kind: 'text', documented: true },
  { name: 'resource_type', kind: 'text', documented: true },
  { name: 'resource_id', kind: 'text', documented: true, filterable: true },
  { name: 'resource_name', kind: 'text', documented: true, filterable: true },
  { name: 'trace_name', kind: 'text', documented: true },
  { name: 'trace_rating', kind: 'text', documented: true, filterable: true },
  { name: 'trace_type', kind: 'text', documented: true, filterable: true },
  { name: 'code', kind: 'text', documented: true, filterable: true },
  { name: 'api_version', kind: 'text', documented: true, filterable: true },
  { name: 'user.name', kind: 'text', documented: true },
  { name: 'user.user_name', kind: 'text', documented: true },
  { name: 'user.id', kind: 'text', documented: true },
  { name: 'user.type', kind: 'text', documented: true },
  { name: 'user.account_id', kind: 'text', documented: true },
  { name: 'user.access_key_id', kind: 'text', documented: true },
  { name: 'user.principal_id', kind: 'text', documented: true },
  { name: 'user.principal_urn', kind: 'text', documented: true },
  // The service writes it as text, `true` or `false`.
  { name: 'user.principal_is_root_user', kind: 'text', documented: true },
  { name: 'user.invoked_by', kind: 'list', documented: true },
  { name: 'user.domain.id', kind: 'text', documented: true },
  { name: 'user.domain.name', kind: 'text', documented: true },
  { name: 'user.session_context.attributes.created_at', kind: 'text', documented: true },
  { name: 'user.session_context.attributes.mfa_authenticated', kind: 'text', documented: true },
  { name: 'user.OriginUser', kind: 'text', documented: true },
  { name: 'source_ip', kind: 'text', documented: true },
  { name: 'request', kind: 'json', documented: true },
  { name: 'response', kind: 'json', documented: true },
  { name: 'message', kind: 'text', documented: true },
  { name: 'request_id', kind: 'text', documented: true },
  { name: 'location_info', kind: 'text', documented: true },
  { name: 'endpoint', kind: 'text', documented: true },
  { name: 'resource_url', kind: 'text', documented: true },
  { name: 'enterprise_project_id', kind: 'text', documented: true },
  { name: 'resource_account_id', kind: 'text', documented: true },
  { name: 'event_type', kind: 'text', documented: true },
  { name: 'read_only', kind: 'boolean', documented: true },
  { name: 'operation_id', kind: 'text', documented: true },
  { name: 'user_agent', kind: 'text', documented: true },
  { name: 'content_length', kind: 'number', documented: true },
  { name: 'total_time', kind: 'number', documented: true },
] as const satisfies readonly TraceFieldSpec[];

export type ListedField = (typeof TRACE_FIELDS)[number];
export type TraceFieldName = ListedField['name'];
export type FieldNameOfKind<Kind extends FieldKind> = Extract<ListedField, { kind: Kind }>['name'];
export type FilterFieldName = Extract<ListedField, { filterable: true }>['name'];

const BY_NAME: ReadonlyMap<string, TraceFieldSpec> = new Map(
  TRACE_FIELDS.map((field) => [field.name, field]),
);

export function traceField(name: string): TraceFieldSpec | undefined {
  return BY_NAME.get(name);
}

export function isTraceFieldName(name: string): name is TraceFieldName {
  return BY_NAME.has(name);
}
