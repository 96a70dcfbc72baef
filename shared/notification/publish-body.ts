import type { Json, JsonObject } from '../model/json.ts';
import { memberOf } from './json-value.ts';

/** The service's own: they are not part of what a person writes. */
const OWN = ['notification_id', 'notification_type', 'project_id', 'create_time', 'status'];
const WRITTEN = [
  ...['notification_name', 'operation_type', 'operations', 'notify_user_list'],
  ...['topic_id', 'filter', 'agency_name'],
];
const DOCUMENTED: ReadonlySet<string> = new Set([...OWN, ...WRITTEN]);

/** Answers spell some of them with capitals within. */
export const isDocumented = (name: string): boolean =>
  DOCUMENTED.has(name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** What is sent: what was written, and what a live one has that no document names, so that a replacement does not lose it. */
export function publishBody(wanted: JsonObject, live: JsonObject | null): JsonObject {
  const kept = Object.entries(live ?? {}).filter(([name]) => !isDocumented(name));
  const own = Object.entries(wanted).filter(([name]) => !OWN.includes(name));
  return Object.fromEntries([...kept, ...own].filter(([, value]) => value !== null));
}

/** On or off as the draft says; where it does not, as the live one is. Without anybody to tell there is nothing to be on for. */
export function publishStatus(wanted: JsonObject, live: JsonObject | null): 'enabled' | 'disabled' {
  const said = statusIn(wanted);
  if (said !== null) return said;
  const topic: Json = memberOf(wanted, 'topic_id');
  if (typeof topic !== 'string' || topic === '') return 'disabled';
  return (live && statusIn(live)) ?? 'enabled';
}

function statusIn(notification: JsonObject): 'enabled' | 'disabled' | null {
  const status = memberOf(notification, 'status');
  return status === 'enabled' || status === 'disabled' ? status : null;
}

/** In one form, however it was written: what says nothing is not there. For the eyes of a person, and to be compared. */
export function publishForm(body: JsonObject, status: string | null): JsonObject {
  const told = Object.entries(body).filter(
    ([name, value]) => !OWN.includes(name) && !saysNothing(name, value),
  );
  return { ...Object.fromEntries(told), ...(status === null ? {} : { status }) };
}

function saysNothing(name: string, value: Json): boolean {
  if (value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  if (name !== 'filter' || typeof value !== 'object') return false;
  const rules = memberOf(value, 'rule');
  return memberOf(value, 'is_support_filter') !== true && (!Array.isArray(rules) || rules.length === 0);
}
