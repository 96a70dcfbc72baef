import type { CloudNotification, NotificationChange } from '../../../../shared/model/cloud-objects.ts';
import type { Json, JsonObject } from '../../../../shared/model/json.ts';
import { notificationOf } from '../../sources/api/notifications.ts';
import { joined, lostMembers, members, type Members } from './compared.ts';
import type { LostMember } from '../../../../shared/model/cloud-write.ts';
import { isDocumented } from '../../../../shared/notification/publish-body.ts';

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

/** As above, of what a person writes: what the service keeps besides may change at any time. */
export function isSameWritten(one: CloudNotification, other: CloudNotification): boolean {
  const [written, there] = [one, other].map((each) => new Map(formOf(each)));
  if (written === undefined || there === undefined) return false;
  for (const form of [written, there])
    for (const name of form.keys()) if (!isDocumented(name)) form.delete(name);
  return lostMembers(written, there, true).length === 0;
}

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
