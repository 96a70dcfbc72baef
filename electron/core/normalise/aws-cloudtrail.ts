import type { Json, JsonObject } from '../../../shared/model/json.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import type { NormaliseContext } from './context.ts';
import { readEventTime } from './event-time.ts';
import { addExtra, addRest, newTrace } from './new-trace.ts';
import type { Refused } from './refuse.ts';
import { bodyOf, booleanOf, isObject, memberOf, otherAccount, textListOf, textOf } from './values.ts';

const TAKEN = new Set([
  ...[
    'eventID',
    'eventTime',
    'eventName',
    'eventSource',
    'awsRegion',
    'apiVersion',
    'requestID',
    'errorCode',
  ],
  ...['errorMessage', 'sourceIPAddress', 'userAgent', 'requestParameters', 'responseElements', 'readOnly'],
  'userIdentity',
]);
const OF_USER = new Set([
  ...['type', 'principalId', 'arn', 'accountId', 'accessKeyId', 'userName', 'invokedBy', 'sessionContext'],
]);
const OF_SESSION = new Set(['attributes']);
const OF_ATTRIBUTES = new Set(['mfaAuthenticated', 'creationDate']);

export function readCloudTrail(event: JsonObject, { fromPath }: NormaliseContext): Trace | Refused {
  const time = readEventTime('eventTime', event.eventTime);
  if (typeof time !== 'number') return time;
  const trace = newTrace('aws', 'aws-cloudtrail');
  const source = textOf(event.eventSource);
  trace.time = time;
  trace.trace_id = textOf(event.eventID) ?? '';
  trace.region = textOf(event.awsRegion) ?? fromPath.region;
  trace.service_type = textOf(source?.split('.', 1)[0]?.toUpperCase());
  trace.trace_name = textOf(event.eventName);
  trace.trace_type = traceType(textOf(event.eventType));
  trace.code = textOf(event.errorCode);
  trace.trace_rating = trace.code === null ? 'normal' : 'warning';
  trace.message = textOf(event.errorMessage);
  trace.api_version = textOf(event.apiVersion);
  trace.user_agent = textOf(event.userAgent);
  trace.request_id = textOf(event.requestID);
  trace.endpoint = source;
  trace.request = bodyOf(event.requestParameters);
  trace.response = bodyOf(event.responseElements);
  readSource(trace, event);
  readResource(trace, event.resources);
  readIdentity(trace, event.userIdentity);
  trace.resource_account_id = otherAccount(textOf(event.recipientAccountId), trace['user.account_id']);
  addRest(trace, '', event, TAKEN);
  return trace;
}

/** A kind that is not listed here keeps its name. */
function traceType(eventType: string | null): string | null {
  if (eventType === 'AwsApiCall') return 'ApiCall';
  if (eventType === 'AwsServiceEvent') return 'SystemAction';
  return eventType?.startsWith('AwsConsole') === true ? 'ConsoleAction' : eventType;
}

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|(?=.*:)[\da-f:.]+)$/i;

function readSource(trace: Trace, event: JsonObject): void {
  const address = textOf(event.sourceIPAddress);
  // A service that acts writes its name where the address goes.
  if (address === null || ADDRESS.test(address)) trace.source_ip = address;
  else addExtra(trace, 'sourceIPAddress', address);
  const readOnly = booleanOf(event.readOnly);
  if (readOnly === undefined) addExtra(trace, 'readOnly', event.readOnly);
  else trace.read_only = readOnly;
}

function readResource(trace: Trace, resources: Json | undefined): void {
  const first = Array.isArray(resources) ? resources[0] : undefined;
  trace.resource_type = textOf(textOf(memberOf(first, 'type'))?.split('::').at(-1));
  trace.resource_id = textOf(memberOf(first, 'ARN')) ?? idInRequest(trace.request);
}

/** Refused calls list no resources; the request names it, unless it names several things. */
function idInRequest(request: Json): string | null {
  if (!isObject(request)) return null;
  const ids = Object.keys(request).filter((name) => /(?:^i|I)d$|(?:^a|A)rn$|ARN$/.test(name));
  const name = Object.hasOwn(request, 'keyId') ? 'keyId' : ids.length === 1 ? ids[0] : undefined;
  const id = name === undefined ? undefined : request[name];
  return typeof id === 'string' ? textOf(id) : null;
}

function readIdentity(trace: Trace, identity: Json | undefined): void {
  const session = memberOf(identity, 'sessionContext');
  const attributes = memberOf(session, 'attributes');
  const invokedBy = memberOf(identity, 'invokedBy');
  const name =
    textOf(memberOf(identity, 'userName')) ??
    textOf(memberOf(memberOf(session, 'sessionIssuer'), 'userName')) ??
    textOf(invokedBy);
  trace['user.name'] = name;
  trace['user.user_name'] = name;
  trace['user.type'] = textOf(memberOf(identity, 'type'));
  trace['user.id'] = textOf(memberOf(identity, 'principalId'));
  trace['user.principal_id'] = trace['user.id'];
  trace['user.principal_urn'] = textOf(memberOf(identity, 'arn'));
  trace['user.principal_is_root_user'] =
    trace['user.type'] === null ? null : String(trace['user.type'] === 'Root');
  trace['user.account_id'] = textOf(memberOf(identity, 'accountId'));
  trace['user.domain.id'] = trace['user.account_id'];
  trace['user.access_key_id'] = textOf(memberOf(identity, 'accessKeyId'));
  trace['user.invoked_by'] = textListOf(invokedBy);
  trace['user.session_context.attributes.created_at'] = textOf(memberOf(attributes, 'creationDate'));
  trace['user.session_context.attributes.mfa_authenticated'] = textOf(
    memberOf(attributes, 'mfaAuthenticated'),
  );
  addRest(trace, 'userIdentity', identity, OF_USER);
  addRest(trace, 'userIdentity.sessionContext', session, OF_SESSION);
  addRest(trace, 'userIdentity.sessionContext.attributes', attributes, OF_ATTRIBUTES);
}
