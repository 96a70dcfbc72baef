import type { Json, JsonObject } from '../../../shared/model/json.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import type { NormaliseContext } from './context.ts';
import { readEventTime } from './event-time.ts';
import { addExtra, addRest, newTrace } from './new-trace.ts';
import type { Refused } from './refuse.ts';
import { bodyOf, bodyOfEither, isObject, memberOf, otherAccount, textOf } from './values.ts';

const TAKEN = new Set([
  ...[
    'eventId',
    'eventTime',
    'eventName',
    'serviceName',
    'apiVersion',
    'acsRegion',
    'requestId',
    'errorCode',
  ],
  ...['errorMessage', 'sourceIpAddress', 'userAgent', 'eventSource', 'requestParameters', 'responseElements'],
  ...['resourceType', 'resourceName', 'userIdentity'],
]);
const OF_USER = new Set(['type', 'principalId', 'accountId', 'accessKeyId', 'userName', 'sessionContext']);
const OF_SESSION = new Set(['attributes']);
const OF_ATTRIBUTES = new Set(['mfaAuthenticated', 'creationDate']);

export function readActionTrail(event: JsonObject, { fromPath }: NormaliseContext): Trace | Refused {
  const time = readEventTime('eventTime', event.eventTime);
  if (typeof time !== 'number') return time;
  const trace = newTrace('alibaba', 'alibaba-actiontrail');
  trace.time = time;
  trace.trace_id = textOf(event.eventId) ?? '';
  trace.region = textOf(event.acsRegion) ?? fromPath.region;
  trace.service_type = textOf(textOf(event.serviceName)?.toUpperCase());
  trace.trace_name = textOf(event.eventName);
  trace.trace_type = traceType(textOf(event.eventType));
  trace.code = textOf(event.errorCode);
  trace.trace_rating = trace.code === null ? 'normal' : 'warning';
  trace.message = textOf(event.errorMessage);
  trace.api_version = textOf(event.apiVersion);
  trace.source_ip = textOf(event.sourceIpAddress);
  trace.user_agent = textOf(event.userAgent);
  trace.request_id = textOf(event.requestId);
  trace.endpoint = textOf(event.eventSource);
  trace.read_only = readOnly(textOf(event.eventRW));
  trace.request = bodyOfEither(event.requestParameters, event.requestParameterJson);
  trace.response = bodyOf(event.responseElements);
  readResource(trace, event);
  readIdentity(trace, event.userIdentity);
  trace.resource_account_id = otherAccount(textOf(event.recipientAccountId), trace['user.account_id']);
  addRest(trace, '', event, TAKEN);
  return trace;
}

/** A kind the documents do not describe keeps its name. */
function traceType(eventType: string | null): string | null {
  if (eventType === 'AliyunServiceEvent') return 'SystemAction';
  return eventType?.startsWith('Console') === true || eventType === 'PasswordReset'
    ? 'ConsoleAction'
    : eventType;
}

function readOnly(readOrWrite: string | null): boolean | null {
  return readOrWrite === 'Read' ? true : readOrWrite === 'Write' ? false : null;
}

/** Ids of one type are separated by commas, types by semicolons; the trace is about the first, and all are kept. */
function readResource(trace: Trace, event: JsonObject): void {
  const types = textOf(event.resourceType);
  const names = textOf(event.resourceName);
  const [referencedType, referencedIds] = firstMember(event.referencedResources);
  const firstType = textOf(types?.split(';', 1)[0]) ?? referencedType;
  const firstId = textOf(names?.split(/[;,]/, 1)[0]) ?? firstOf(referencedIds);
  trace.resource_type = textOf(firstType?.split('::').at(-1));
  trace.resource_id = firstId;
  if (types !== trace.resource_type) addExtra(trace, 'resourceType', event.resourceType);
  if (names !== firstId) addExtra(trace, 'resourceName', event.resourceName);
}

function firstMember(object: Json | undefined): [string | null, Json | undefined] {
  return (isObject(object) ? Object.entries(object)[0] : undefined) ?? [null, undefined];
}

function firstOf(ids: Json | undefined): string | null {
  return textOf(Array.isArray(ids) ? ids[0] : ids);
}

function readIdentity(trace: Trace, identity: Json | undefined): void {
  const name = textOf(memberOf(identity, 'userName'));
  const type = textOf(memberOf(identity, 'type'));
  const session = memberOf(identity, 'sessionContext');
  const attributes = memberOf(session, 'attributes');
  trace['user.name'] = name;
  trace['user.user_name'] = name;
  trace['user.type'] = type;
  trace['user.id'] = textOf(memberOf(identity, 'principalId'));
  trace['user.principal_id'] = trace['user.id'];
  trace['user.account_id'] = textOf(memberOf(identity, 'accountId'));
  trace['user.domain.id'] = trace['user.account_id'];
  trace['user.access_key_id'] = textOf(memberOf(identity, 'accessKeyId'));
  trace['user.principal_is_root_user'] = type === null ? null : String(type === 'root-account');
  trace['user.session_context.attributes.created_at'] = textOf(memberOf(attributes, 'creationDate'));
  trace['user.session_context.attributes.mfa_authenticated'] = textOf(
    memberOf(attributes, 'mfaAuthenticated'),
  );
  addRest(trace, 'userIdentity', identity, OF_USER);
  addRest(trace, 'userIdentity.sessionContext', session, OF_SESSION);
  addRest(trace, 'userIdentity.sessionContext.attributes', attributes, OF_ATTRIBUTES);
}
