import type { JsonObject } from '../../../shared/model/json.ts';
import type { DatedNotifications, SampleNotification } from '../../../shared/model/sample.ts';
import { COMPANY } from './company.ts';
import { resourceNamed } from './resources.ts';

const DAY_MS = 86_400_000;
const TOPIC = `urn:smn:${COMPANY.region}:${COMPANY.projectId}:security-alerts`;
const FUNCTION = `urn:fss:${COMPANY.region}:${COMPANY.projectId}:function:default:parcel-events`;

/** What the company has itself told of. Three of the six do not do what somebody thought they would. */
export function notificationsOf(until: number, keyLifecycle: 'enabled' | 'disabled'): SampleNotification[] {
  const one = (name: string, days: number, rest: JsonObject): SampleNotification => ({
    notification_id: resourceNamed('notification', name).id,
    notification_name: name,
    notification_type: 'smn',
    project_id: COMPANY.projectId,
    topic_id: TOPIC,
    status: 'enabled',
    operation_type: 'customized',
    ...rest,
    create_time: until - days * DAY_MS,
  });
  return [
    one('key_lifecycle', 210, {
      status: keyLifecycle,
      operations: [
        {
          service_type: 'KMS',
          resource_type: 'CMK',
          trace_names: ['disableKey', 'enableKey', 'scheduleKeyDeletion', 'cancelKeyDeletion'],
        },
      ],
    }),
    // Meant for failed logins only; the rule is there, and switched off.
    one('failed_logins', 180, {
      operations: [{ service_type: 'IAM', resource_type: 'user', trace_names: ['login'] }],
      filter: { condition: 'AND', is_support_filter: false, rule: ['trace_rating != normal'] },
    }),
    // The service writes setBucketPolicy.
    one('bucket_policies', 120, {
      operations: [{ service_type: 'OBS', resource_type: 'bucket', trace_names: ['SetBucketPolicy'] }],
    }),
    one('serious_failures', 90, {
      operations: [
        {
          service_type: 'ECS',
          resource_type: 'ecs',
          trace_names: ['createServer', 'deleteServer', 'rebootServer'],
        },
        {
          service_type: 'RDS',
          resource_type: 'instance',
          trace_names: ['createInstance', 'deleteInstance', 'setDBParameters'],
        },
      ],
      filter: { condition: 'AND', is_support_filter: true, rule: ['trace_rating = incident'] },
    }),
    one('access_changes', 60, {
      operations: [
        {
          service_type: 'IAM',
          resource_type: 'user',
          trace_names: ['createUser', 'updateUser', 'createCredential'],
        },
        {
          service_type: 'IAM',
          resource_type: 'userGroup',
          trace_names: ['addUserToGroup', 'removeUserFromGroup'],
        },
      ],
      notify_user_list: [
        { user_group: 'security', user_list: ['priya.nair', 'mara.lindqvist'] },
        { user_group: 'platform', user_list: ['mara.lindqvist', 'tomas.novak'] },
      ],
    }),
    one('database_changes', 30, {
      notification_type: 'fun',
      topic_id: FUNCTION,
      operations: [{ service_type: 'RDS', resource_type: 'backup', trace_names: ['deleteManualSnapshot'] }],
      filter: { condition: 'AND', is_support_filter: true, rule: ['trace_rating = normal'] },
    }),
  ];
}

/** The same list as it was from each change on. */
export function notificationHistory(until: number, off: { from: number; to: number }): DatedNotifications[] {
  const enabled = notificationsOf(until, 'enabled');
  return [
    { at: until - 7 * DAY_MS, notifications: enabled },
    { at: off.from, notifications: notificationsOf(until, 'disabled') },
    { at: off.to, notifications: enabled },
  ];
}
