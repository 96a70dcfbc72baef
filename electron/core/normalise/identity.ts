import type { Json } from '../../../shared/model/json.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import { hashJsonText } from './canonical-text.ts';
import { hashJson } from './canonical.ts';
import {
  CONTENT_TAGS as TAG,
  OUTCOME_TAG,
  outcomeOf,
  ratesItself,
  recordTimeIsContent,
  SEVERITY_TAG,
} from './content.ts';
import { endHash, hashHex, hashNumber, hashText, hashWords, lane, startHash } from './hash128.ts';

/**
 * 32 hexadecimal digits that are equal when two traces say the same: documented field by documented field, JSON text
 * parsed, and absent, null, empty text and `{}` equal. Unknown members, project and tracker do not count.
 */
export function contentDigest(trace: Trace): string {
  hashContent(trace);
  return hashHex();
}

/** The same as four words from `at` on, for an import that makes a million of them. */
export function writeContentDigest(trace: Trace, words: Int32Array | Uint32Array, at: number): void {
  hashContent(trace);
  words[at] = lane(0);
  words[at + 1] = lane(1);
  words[at + 2] = lane(2);
  words[at + 3] = lane(3);
}

function hashContent(trace: Trace): void {
  startHash();
  hashNumber(trace.time, TAG.time);
  if (trace.record_time !== null && recordTimeIsContent(trace))
    hashNumber(trace.record_time, TAG.record_time);
  hashRating(trace);
  hashNames(trace);
  hashUser(trace);
  hashRequest(trace);
  endHash();
}

function hashRating(trace: Trace): void {
  if (!ratesItself(trace)) {
    hashField(trace.trace_rating, TAG.trace_rating);
    return;
  }
  hashField(trace.severity, SEVERITY_TAG);
  hashBody(outcomeOf(trace), OUTCOME_TAG);
}

// Written out field by field: reading fifty members by computed names costs more than hashing them. A test holds
// that each field of the table counts.

function hashNames(trace: Trace): void {
  hashField(trace.domain_id, TAG.domain_id);
  hashField(trace.service_type, TAG.service_type);
  hashField(trace.resource_type, TAG.resource_type);
  hashField(trace.resource_id, TAG.resource_id);
  hashField(trace.resource_name, TAG.resource_name);
  hashField(trace.trace_name, TAG.trace_name);
  hashField(trace.trace_type, TAG.trace_type);
  hashField(trace.event_type, TAG.event_type);
  hashField(trace.operation_id, TAG.operation_id);
  hashField(trace.resource_url, TAG.resource_url);
  hashField(trace.enterprise_project_id, TAG.enterprise_project_id);
  hashField(trace.resource_account_id, TAG.resource_account_id);
}

function hashUser(trace: Trace): void {
  hashField(trace['user.name'], TAG['user.name']);
  hashField(trace['user.user_name'], TAG['user.user_name']);
  hashField(trace['user.id'], TAG['user.id']);
  hashField(trace['user.type'], TAG['user.type']);
  hashField(trace['user.account_id'], TAG['user.account_id']);
  hashField(trace['user.access_key_id'], TAG['user.access_key_id']);
  hashField(trace['user.principal_id'], TAG['user.principal_id']);
  hashField(trace['user.principal_urn'], TAG['user.principal_urn']);
  hashField(trace['user.principal_is_root_user'], TAG['user.principal_is_root_user']);
  hashField(trace['user.domain.id'], TAG['user.domain.id']);
  hashField(trace['user.domain.name'], TAG['user.domain.name']);
  const createdAt = 'user.session_context.attributes.created_at';
  hashField(trace[createdAt], TAG[createdAt]);
  const mfaAuthenticated = 'user.session_context.attributes.mfa_authenticated';
  hashField(trace[mfaAuthenticated], TAG[mfaAuthenticated]);
  hashField(trace['user.OriginUser'], TAG['user.OriginUser']);
  const invokedBy = trace['user.invoked_by'];
  if (invokedBy.length > 0) hashBody(invokedBy, TAG['user.invoked_by']);
}

function hashRequest(trace: Trace): void {
  hashField(trace.code, TAG.code);
  hashField(trace.api_version, TAG.api_version);
  hashField(trace.source_ip, TAG.source_ip);
  hashBody(trace.request, TAG.request);
  hashBody(trace.response, TAG.response);
  hashField(trace.message, TAG.message);
  hashField(trace.request_id, TAG.request_id);
  hashField(trace.location_info, TAG.location_info);
  hashField(trace.endpoint, TAG.endpoint);
  hashField(trace.user_agent, TAG.user_agent);
  if (trace.read_only !== null) hashWords(TAG.read_only, trace.read_only ? 2 : 1, 0, 0);
  if (trace.content_length !== null) hashNumber(trace.content_length, TAG.content_length);
  if (trace.total_time !== null) hashNumber(trace.total_time, TAG.total_time);
}

function hashField(text: string | null, tag: number): void {
  if (text === null) return;
  const first = text.charCodeAt(0);
  // An object or list in a field of text, or white space before one.
  if (first === 123 || first === 91 || first <= 32) hashBody(text, tag);
  else hashText(text, tag);
}

function hashBody(body: Json, tag: number): void {
  if (typeof body !== 'string') {
    if (hashJson(body)) hashWords(tag, 0, 0, 0);
    return;
  }
  const found = body === '' ? 'empty' : hashJsonText(body);
  if (found === 'not-json') hashText(body, tag);
  else if (found === 'value') hashWords(tag, 0, 0, 0);
}

const IDENTITY_TAG = 60;

/**
 * The id of a trace whose source has none: a UUID (version 8, whose bits are the maker's own) of what makes the event this
 * one, so that reading it again, in whatever wrapping, gives the same id.
 */
export function computedTraceId(trace: Trace): string {
  if (trace.format.startsWith('alibaba-cms')) return uuidOf(trace, [trace.service_type, trace.trace_name]);
  if (trace.provider === 'ibm' && trace.request_id !== null) {
    return uuidOf(trace, [trace.request_id, trace.trace_name]);
  }
  hashContent(trace);
  return uuid();
}

/**
 * Equal for records of one event that bear different ids: a system event pushed by CloudMonitor and the same one asked for
 * later, or an IBM event in one export with an id and in another without.
 */
export function dedupeKey(trace: Trace): string {
  return isKnownById(trace) ? trace.trace_id : computedTraceId(trace);
}

/** Whether an event bears the same id in whatever export it is found. */
export function isKnownById({ provider, format }: Trace): boolean {
  return provider !== 'ibm' && !format.startsWith('alibaba-cms');
}

function uuidOf(trace: Trace, names: readonly (string | null)[]): string {
  startHash();
  hashText(trace.provider, IDENTITY_TAG);
  for (const name of names) hashText(name ?? '', IDENTITY_TAG);
  hashText(trace.resource_id ?? '', IDENTITY_TAG);
  hashNumber(trace.time, IDENTITY_TAG);
  endHash();
  return uuid();
}

function uuid(): string {
  const hex = hashHex();
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20),
  ].join('-');
}
