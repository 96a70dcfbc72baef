import type { Json, JsonObject } from '../../../shared/model/json.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import { parseJsonText } from './json-text.ts';
import { addExtra, addRest, newTrace } from './new-trace.ts';
import { isObject, textListOf, textOf } from './values.ts';

const OF_USER = new Set([
  ...['name', 'user_name', 'id', 'type', 'account_id', 'access_key_id', 'principal_id', 'principal_urn'],
  ...['principal_is_root_user', 'invoked_by', 'domain', 'session_context', 'OriginUser'],
]);
const OF_DOMAIN = new Set(['id', 'name']);
const OF_SESSION = new Set(['attributes']);
const OF_ATTRIBUTES = new Set(['created_at', 'mfa_authenticated']);

/**
 * Transferred files hold the user as JSON text, and a few hundred users make all the traces of a day: parsing each
 * text once takes a quarter off the cost of a trace.
 */
const readBefore = new Map<string, Trace>();
const REMEMBERED = 2000;
const LONGEST_REMEMBERED = 2000;

/** Takes the user from an object, JSON text of one, or the bare name that older descriptions allow. */
export function readUser(trace: Trace, user: Json | undefined): void {
  if (typeof user === 'string') readUserText(trace, user);
  else if (isObject(user)) readUserObject(trace, user);
  else if (user !== undefined && user !== null) addExtra(trace, 'user', user);
}

function readUserText(trace: Trace, text: string): void {
  let read = readBefore.get(text);
  if (read === undefined) {
    read = userOfText(text);
    if (readBefore.size >= REMEMBERED) readBefore.clear();
    if (text.length <= LONGEST_REMEMBERED) readBefore.set(text, read);
  }
  copyUser(read, trace);
}

function userOfText(text: string): Trace {
  const read = newTrace('huawei', 'cts');
  const parsed = parseJsonText(text);
  if (isObject(parsed)) readUserObject(read, parsed);
  else if (parsed !== undefined || /^\s*[[{]/.test(text)) addExtra(read, 'user', text);
  else if (text !== 'null') read['user.name'] = textOf(text);
  return read;
}

function readUserObject(trace: Trace, user: JsonObject): void {
  trace['user.name'] = textOf(user.name);
  trace['user.user_name'] = textOf(user.user_name);
  trace['user.id'] = textOf(user.id);
  trace['user.type'] = textOf(user.type);
  trace['user.account_id'] = textOf(user.account_id);
  trace['user.access_key_id'] = textOf(user.access_key_id);
  trace['user.principal_id'] = textOf(user.principal_id);
  trace['user.principal_urn'] = textOf(user.principal_urn);
  trace['user.principal_is_root_user'] = textOf(user.principal_is_root_user);
  trace['user.OriginUser'] = textOf(user.OriginUser);
  if (user.invoked_by !== undefined) trace['user.invoked_by'] = textListOf(user.invoked_by);
  const { domain, session_context: session } = user;
  if (isObject(domain)) {
    trace['user.domain.id'] = textOf(domain.id);
    trace['user.domain.name'] = textOf(domain.name);
  }
  const attributes = isObject(session) ? session.attributes : undefined;
  if (isObject(attributes)) {
    trace['user.session_context.attributes.created_at'] = textOf(attributes.created_at);
    trace['user.session_context.attributes.mfa_authenticated'] = textOf(attributes.mfa_authenticated);
  }
  addRest(trace, 'user', user, OF_USER);
  addRest(trace, 'user.domain', domain, OF_DOMAIN);
  addRest(trace, 'user.session_context', session, OF_SESSION);
  addRest(trace, 'user.session_context.attributes', attributes, OF_ATTRIBUTES);
}

function copyUser(from: Trace, to: Trace): void {
  to['user.name'] = from['user.name'];
  to['user.user_name'] = from['user.user_name'];
  to['user.id'] = from['user.id'];
  to['user.type'] = from['user.type'];
  to['user.account_id'] = from['user.account_id'];
  to['user.access_key_id'] = from['user.access_key_id'];
  to['user.principal_id'] = from['user.principal_id'];
  to['user.principal_urn'] = from['user.principal_urn'];
  to['user.principal_is_root_user'] = from['user.principal_is_root_user'];
  to['user.invoked_by'] = from['user.invoked_by'];
  to['user.domain.id'] = from['user.domain.id'];
  to['user.domain.name'] = from['user.domain.name'];
  to['user.session_context.attributes.created_at'] = from['user.session_context.attributes.created_at'];
  to['user.session_context.attributes.mfa_authenticated'] =
    from['user.session_context.attributes.mfa_authenticated'];
  to['user.OriginUser'] = from['user.OriginUser'];
  for (const name in from.extra) addExtra(to, name, from.extra[name]);
}
