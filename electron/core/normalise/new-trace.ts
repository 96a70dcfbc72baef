import type { Json, JsonObject } from '../../../shared/model/json.ts';
import type { FormatName, Provider, Trace } from '../../../shared/model/trace.ts';

const NO_MEMBERS: JsonObject = Object.freeze({});
const NOBODY: string[] = [];
Object.freeze(NOBODY);

/** Every trace is made here, with its members in one order, so that they all have one hidden class. */
export function newTrace(provider: Provider, format: FormatName): Trace {
  return {
    provider,
    region: null,
    project_id: null,
    domain_id: null,
    tracker_name: null,
    trace_id: '',
    time: 0,
    record_time: null,
    service_type: null,
    resource_type: null,
    resource_id: null,
    resource_name: null,
    trace_name: null,
    trace_rating: null,
    trace_type: null,
    code: null,
    api_version: null,
    'user.name': null,
    'user.user_name': null,
    'user.id': null,
    'user.type': null,
    'user.account_id': null,
    'user.access_key_id': null,
    'user.principal_id': null,
    'user.principal_urn': null,
    'user.principal_is_root_user': null,
    'user.invoked_by': NOBODY,
    'user.domain.id': null,
    'user.domain.name': null,
    'user.session_context.attributes.created_at': null,
    'user.session_context.attributes.mfa_authenticated': null,
    'user.OriginUser': null,
    source_ip: null,
    request: null,
    response: null,
    message: null,
    request_id: null,
    location_info: null,
    endpoint: null,
    resource_url: null,
    enterprise_project_id: null,
    resource_account_id: null,
    event_type: null,
    read_only: null,
    operation_id: null,
    user_agent: null,
    content_length: null,
    total_time: null,
    format,
    severity: null,
    extra: NO_MEMBERS,
  };
}

/** Keeps a member the model has no field for. */
export function addExtra(trace: Trace, name: string, value: Json | undefined): void {
  if (value === undefined) return;
  if (trace.extra === NO_MEMBERS) trace.extra = {};
  setMember(trace.extra, name, value);
}

/** Assigning to `__proto__` would change what the object inherits from instead of keeping the member. */
export function setMember(object: JsonObject, name: string, value: Json): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

/** Keeps what an object holds besides the members named, under the path it was found at. */
export function addRest(
  trace: Trace,
  path: string,
  object: Json | undefined,
  taken: ReadonlySet<string>,
): void {
  if (object === undefined || object === null) return;
  if (typeof object !== 'object' || Array.isArray(object)) {
    if (path !== '') addExtra(trace, path, object);
    return;
  }
  for (const name of Object.keys(object)) {
    if (!taken.has(name)) addExtra(trace, path === '' ? name : `${path}.${name}`, object[name]);
  }
}
