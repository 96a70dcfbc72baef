import type {
  CloudNotification,
  NotificationBody,
  NotificationChange,
  NotificationFilter,
  NotificationType,
} from '../../../../shared/model/cloud-objects.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import { nothing, type Ask } from './ask.ts';
import { flag, listed, neededText, number, object, objects, text, texts } from './fields.ts';

export const notificationCalls = (ask: Ask) => ({
  /** Those of one type, or the one of that name. */
  list: (type: NotificationType, name: string | undefined, signal: AbortSignal) =>
    ask(
      'notifications.list',
      { fill: { type }, query: { notification_name: name } },
      (answer) => listed(answer, 'notifications', notificationOf),
      signal,
    ),

  create: (body: NotificationBody, signal: AbortSignal) =>
    ask('notifications.create', { body }, notificationOf, signal),

  modify: (body: NotificationChange, signal: AbortSignal) =>
    ask('notifications.modify', { body }, notificationOf, signal),

  /** One or several at once. */
  delete(ids: readonly string[], signal: AbortSignal) {
    // Ids are joined by commas: one inside another would name a third.
    if (ids.length === 0 || !ids.every((id) => /^[^\s,"]+$/.test(id)))
      return Promise.reject(
        new Failure('cloud-not-sent', { call: 'notifications.delete', reason: 'identifier-malformed' }),
      );
    return ask('notifications.delete', { query: { notification_id: ids.join(',') } }, nothing, signal);
  },
});

export function notificationOf(raw: JsonObject): CloudNotification {
  return {
    notification_id: neededText(raw, 'notification_id'),
    notification_name: neededText(raw, 'notification_name'),
    notification_type: text(raw, 'notification_type'),
    operation_type: text(raw, 'operation_type'),
    operations: objects(raw, 'operations').map((item) => ({
      service_type: text(item, 'service_type') ?? '',
      resource_type: text(item, 'resource_type') ?? '',
      trace_names: texts(item, 'trace_names'),
    })),
    notify_user_list: objects(raw, 'notify_user_list').map((item) => ({
      user_group: text(item, 'user_group') ?? '',
      user_list: texts(item, 'user_list'),
    })),
    status: text(raw, 'status'),
    topic_id: text(raw, 'topic_id'),
    filter: filterOf(object(raw, 'filter')),
    agency_name: text(raw, 'agency_name'),
    project_id: text(raw, 'project_id'),
    create_time: number(raw, 'create_time'),
    raw,
  };
}

const filterOf = (raw: JsonObject | null): NotificationFilter | null =>
  raw && {
    condition: text(raw, 'condition') ?? 'AND',
    is_support_filter: flag(raw, 'is_support_filter') ?? false,
    rule: texts(raw, 'rule'),
  };
