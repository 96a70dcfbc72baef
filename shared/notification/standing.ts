import type { Json, JsonObject } from '../model/json.ts';
import { fieldChanges } from './changes.ts';
import { isObject, memberOf } from './json-value.ts';

/** What the service adds by itself. */
const SERVICE_OWN: ReadonlySet<string> = new Set([
  ...['notification_id', 'notification_type', 'project_id', 'create_time'],
]);

/** Whether a live notification says what a draft does; what neither sends to anybody is the same as nothing. */
export function saysTheSame(draft: Json, live: Json): boolean {
  const [mine, theirs] = [said(draft), said(live)];
  // Who does not say whether it is on leaves it as it is.
  const isSilent = isObject(mine) && memberOf(mine, 'status') === null;
  const differing = fieldChanges(theirs, mine);
  return differing.every(({ path }) => isSilent && path === 'status');
}

/** As a person would write it. */
export function withoutServiceOwn(notification: JsonObject): JsonObject {
  const members = Object.entries(notification);
  return Object.fromEntries(members.filter(([name, value]) => !SERVICE_OWN.has(name) && value !== null));
}

function said(notification: Json): Json {
  if (!isObject(notification)) return notification;
  const members = Object.entries(withoutServiceOwn(notification)).filter(
    ([name, value]) => value !== '' && (name !== 'filter' || !isObject(value) || !isOff(value)),
  );
  return Object.fromEntries(members);
}

function isOff(filter: { [name: string]: Json }): boolean {
  const rules = memberOf(filter, 'rule');
  const hasRules = rules !== null && !(Array.isArray(rules) && rules.length === 0);
  return memberOf(filter, 'is_support_filter') !== true && !hasRules;
}
