import type { CloudNotification, NotificationChange } from '../../../../shared/model/cloud-objects.ts';
import type { Json, JsonObject } from '../../../../shared/model/json.ts';
import { notificationOf } from '../../sources/api/notifications.ts';
import { joined, lostMembers, members, type Members } from './compared.ts';
import type { LostMember } from '../../../../shared/model/cloud-write.ts';

/** The service's own: they are not part of what a person writes. */
const OWN = ['notification_id', 'notification_type', 'project_id', 'create_time', 'status'] as const;
const WRITTEN = [
  ...['notification_name', 'operation_type', 'operations', 'notify_user_list'],
  ...['topic_id', 'filter', 'agency_name'],
];
const DOCUMENTED = new Set<string>([...OWN, ...WRITTEN]);
const isDocumented = (name: string): boolean =>
  DOCUMENTED.has(name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** What is sent: what was written, and what a live one has that no document names, so that a replacement does not lose it. */
export function bodyOf(wanted: JsonObject, live: CloudNotification | null): JsonObject {
  const kept = Object.entries(live?.raw ?? {}).filter(([name]) => !isDocumented(name));
  const own = Object.entries(wanted).filter(([name]) => !(OWN as readonly string[]).includes(name));
  return Object.fromEntries([...kept, ...own].filter(([, value]) => value !== null));
}

export const changeOf = (id: string, status: string, body: JsonObject): NotificationChange & JsonObject =>
  ({ ...body, notification_id: id, status }) as NotificationChange & JsonObject;

/** What differs between a notification as it was sent and as it is now. */
export function lostOf(sent: NotificationChange & JsonObject, found: CloudNotification | null): LostMember[] {
  if (found === null)
    return [{ path: 'notification_name', expected: JSON.stringify(sent.notification_name), found: null }];
  const expected = new Map(formOf(notificationOf(sent)));
  const there = new Map(formOf(found));
  // The list has no agency in the reference: what it does not tell cannot be held against it.
  if (!there.has('agency_name')) expected.delete('agency_name');
  // Members that nobody named may be added by the service at any time.
  for (const name of there.keys()) if (!isDocumented(name) && !expected.has(name)) there.delete(name);
  return lostMembers(expected, there, true);
}

/** Whether a notification is as it was. */
export const isSame = (one: CloudNotification, other: CloudNotification): boolean =>
  lostMembers(formOf(one), formOf(other), true).length === 0;

function formOf(one: CloudNotification): Members {
  const { filter, operations, notify_user_list: users } = one;
  const isFiltered = filter !== null && (filter.is_support_filter || filter.rule.length > 0);
  const unnamed = Object.entries(one.raw).filter(([name]) => !isDocumented(name));
  return members({
    ...(Object.fromEntries(unnamed) as Record<string, Json>),
    ...{ notification_name: one.notification_name, operation_type: one.operation_type },
    ...{ status: one.status, agency_name: one.agency_name },
    topic_id: plainTarget(one.topic_id),
    operations: empty(
      joined(
        operations.map(({ service_type: service, resource_type: type, trace_names: names }) => [
          `${service} > ${type}`,
          names,
        ]),
      ),
    ),
    notify_user_list: empty(joined(users.map(({ user_group: group, user_list: list }) => [group, list]))),
    filter: isFiltered ? { ...filter, rule: [...filter.rule] } : null,
  });
}

const empty = (value: Json): Json => (Object.keys(value as JsonObject).length === 0 ? null : value);

/** A function is named with its latest version or without any. */
const plainTarget = (target: string | null): string | null =>
  target !== null && target.startsWith('urn:fss:') ? target.replace(/:latest$/, '') : target;
