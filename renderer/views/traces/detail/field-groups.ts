import type { Json } from '../../../../shared/model/json.ts';
import { TRACE_FIELDS, type TraceFieldName } from '../../../../shared/model/trace-fields.ts';
import type { Trace } from '../../../../shared/model/trace.ts';

export const GROUP_NAMES = ['what', 'resource', 'who', 'call', 'record', 'extra'] as const;
export type GroupName = (typeof GROUP_NAMES)[number];
export type ShownField = TraceFieldName | 'format' | 'severity';

type PlacedField = Exclude<ShownField, `user.${string}`>;

/** Who did it has names of its own: every `user.` field is among them. */
const GROUP_OF: Record<PlacedField, GroupName> = {
  time: 'what',
  record_time: 'what',
  trace_rating: 'what',
  severity: 'what',
  service_type: 'what',
  trace_name: 'what',
  trace_type: 'what',
  event_type: 'what',
  read_only: 'what',
  code: 'what',
  message: 'what',
  resource_type: 'resource',
  resource_name: 'resource',
  resource_id: 'resource',
  resource_account_id: 'resource',
  enterprise_project_id: 'resource',
  location_info: 'resource',
  endpoint: 'resource',
  resource_url: 'resource',
  source_ip: 'call',
  user_agent: 'call',
  request_id: 'call',
  operation_id: 'call',
  api_version: 'call',
  content_length: 'call',
  total_time: 'call',
  request: 'call',
  response: 'call',
  trace_id: 'record',
  provider: 'record',
  format: 'record',
  region: 'record',
  project_id: 'record',
  domain_id: 'record',
  tracker_name: 'record',
};

export interface FieldGroup {
  name: Exclude<GroupName, 'extra'>;
  fields: readonly ShownField[];
}

/** In the order of the table above; who did it in the order of the model. */
export const FIELD_GROUPS: readonly FieldGroup[] = GROUP_NAMES.filter((name) => name !== 'extra').map(
  (name) => ({
    name,
    fields:
      name === 'who'
        ? TRACE_FIELDS.map((field) => field.name).filter((field) => field.startsWith('user.'))
        : (Object.keys(GROUP_OF) as PlacedField[]).filter((field) => GROUP_OF[field] === name),
  }),
);

export function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

export function fieldValue(trace: Trace, field: ShownField): Json {
  return trace[field];
}
