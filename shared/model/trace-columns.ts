import type { TraceFieldName } from './trace-fields.ts';

/**
 * The fields of a trace that are kept as columns of dictionary ids, in the order of their stored numbers: a name may be
 * added at the end, none may move. All others are read from the original when a trace is opened.
 */
export const COLUMN_NAMES = [
  'provider',
  'format',
  'severity',
  'region',
  'project_id',
  'domain_id',
  'tracker_name',
  'service_type',
  'resource_type',
  'resource_id',
  'resource_name',
  'trace_name',
  'trace_rating',
  'trace_type',
  'code',
  'api_version',
  'user.name',
  'user.user_name',
  'user.id',
  'user.type',
  'user.account_id',
  'user.access_key_id',
  'user.principal_is_root_user',
  'user.domain.id',
  'user.domain.name',
  'user.session_context.attributes.mfa_authenticated',
  'source_ip',
  'endpoint',
  'enterprise_project_id',
  'resource_account_id',
  'event_type',
  'read_only',
  'operation_id',
  'user_agent',
] as const satisfies readonly (TraceFieldName | 'format' | 'severity')[];

export type ColumnName = (typeof COLUMN_NAMES)[number];

const NUMBERS: ReadonlyMap<string, number> = new Map(COLUMN_NAMES.map((name, number) => [name, number]));

export function isColumnName(name: string): name is ColumnName {
  return NUMBERS.has(name);
}

export function columnNumber(name: ColumnName): number {
  return NUMBERS.get(name) ?? -1;
}
