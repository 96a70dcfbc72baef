import type { Account, CloudFunction, Notification, Subscription, Topic, Tracker } from '../cloud/account.ts';
import { DOMAIN, peopled, PROJECT, REGION, SUBPROJECT } from './people.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KEY = '13a4207c-7abe-4b68-8510-16b84c3b5504';
const TOPIC = `urn:smn:${REGION}:${PROJECT}:security-alerts`;
const FUNCTION = `urn:fss:${REGION}:${PROJECT}:function:default:on-trace`;

/** A company of some size: traces of a week, three trackers, notifications of both kinds. More comes in while it runs. */
export function company(now: number): Account {
  return {
    ...peopled(),
    buckets: ['acme-traces', 'acme-photos', 'acme-invoices'].map((name) => ({ name, location: REGION })),
    kmsKeys: [
      { key_id: KEY, key_alias: 'traces', key_state: '2', default_key_flag: '0', key_type: '1' },
      { key_id: '7dbbb3fa-93e4-4528-bc7b-9beb794b0229', key_alias: 'old', key_state: '4' },
    ],
    resources: [
      { service_type: 'CTS', resource: ['trace', 'notification', 'tracker'] },
      { service_type: 'ECS', resource: ['ecs'] },
    ],
    contents: {
      [PROJECT]: {
        trackers: trackers(now),
        notifications: notifications(now),
        traces: {
          system: { generated: { count: 3_000, seed: 1, fromAt: now - 6 * DAY_MS, toAt: now + DAY_MS } },
          photos: { generated: { count: 450, seed: 2, fromAt: now - 3 * DAY_MS, toAt: now } },
          invoices: {},
        },
        operations: [
          // Written in lower case, as in the reference's example.
          {
            service_type: 'cts',
            resource_type: 'tracker',
            operation_list: ['createTracker', 'updateTracker', 'deleteTracker'],
          },
          {
            service_type: 'ECS',
            resource_type: 'ecs',
            operation_list: ['createServer', 'deleteServer', 'rebootServer'],
          },
          { service_type: 'IAM', resource_type: 'user', operation_list: ['login', 'createUser'] },
        ],
        operators: ['ada', 'bruno', 'chen', 'deploy-bot'],
        configuration: {
          is_sync_global_trace: true,
          is_support_read_only: false,
          support_read_only_services: [],
        },
        topics: topics(),
        subscriptions: subscriptions(),
        functions: functions(),
      },
      [SUBPROJECT]: {
        trackers: trackers(now).slice(0, 1),
        traces: {
          system: { generated: { count: 120, seed: 3, fromAt: now - 2 * DAY_MS, toAt: now } },
        },
      },
    },
  };
}

function trackers(now: number): Tracker[] {
  const bucket = { is_obs_created: false, is_authorized_bucket: true, bucket_lifecycle: 0 };
  const owner = { project_id: PROJECT, domain_id: DOMAIN.id };
  return [
    {
      ...owner,
      id: 'ebf8d1c3-762b-4ce3-b316-6b1aa32f8be3',
      tracker_name: 'system',
      tracker_type: 'system',
      status: 'enabled',
      create_time: now - 300 * DAY_MS,
      group_id: '26fa12ac-75f7-42ed-8118-ab9f2263042f',
      stream_id: '4a1ef2b6-d79a-4dc6-90f0-48151cd5491b',
      is_support_trace_files_encryption: true,
      kms_id: KEY,
      is_support_validate: true,
      obs_info: { ...bucket, bucket_name: 'acme-traces', file_prefix_name: 'acme' },
      lts: { is_lts_enabled: true, log_group_name: 'CTS', log_topic_name: 'system-trace' },
      tags: [{ key: 'team', value: 'security' }],
    },
    {
      ...owner,
      id: 'c9a3961d-3aa0-4e60-8e63-dd4ce7f1a88a',
      tracker_name: 'photos',
      tracker_type: 'data',
      status: 'enabled',
      create_time: now - 100 * DAY_MS,
      group_id: '26fa12ac-75f7-42ed-8118-ab9f2263042f',
      stream_id: '5b1ef2b6-d79a-4dc6-90f0-48151cd5491c',
      is_support_validate: false,
      obs_info: { ...bucket, bucket_name: '', file_prefix_name: '' },
      data_bucket: {
        data_bucket_name: 'acme-photos',
        data_event: ['READ', 'WRITE'],
        search_enabled: false,
      },
      lts: { is_lts_enabled: false, log_group_name: 'CTS', log_topic_name: 'photos' },
    },
    {
      ...owner,
      id: 'd0b4962e-4bb1-4f71-9f74-ee5df8f2b99b',
      tracker_name: 'invoices',
      tracker_type: 'data',
      status: 'error',
      detail: 'noBucket',
      create_time: now - 20 * DAY_MS,
      is_support_validate: false,
      obs_info: { ...bucket, bucket_name: 'acme-gone', file_prefix_name: '' },
      data_bucket: { data_bucket_name: 'acme-invoices', data_event: ['WRITE'], search_enabled: false },
      lts: { is_lts_enabled: false, log_group_name: 'CTS', log_topic_name: 'invoices' },
    },
  ];
}

function notifications(now: number): Notification[] {
  const owner = { project_id: PROJECT };
  return [
    {
      ...owner,
      notification_id: '0b98e1c2-2fd6-4e33-a355-f9e12eaab88a',
      notification_name: 'key_operations',
      notification_type: 'smn',
      operation_type: 'customized',
      operations: [
        { service_type: 'KMS', resource_type: 'cmk', trace_names: ['disableKey', 'deleteKey'] },
        { service_type: 'CTS', resource_type: 'tracker', trace_names: ['deleteTracker', 'updateTracker'] },
      ],
      notify_user_list: [{ user_group: 'admin', user_list: ['ada'] }],
      filter: {
        condition: 'AND',
        is_support_filter: true,
        rule: ['trace_rating != normal', 'code != 200'],
      },
      topic_id: TOPIC,
      status: 'enabled',
      create_time: now - 90 * DAY_MS,
    },
    {
      ...owner,
      notification_id: '6d4a09bb-aa8e-40db-9e87-0d5e203823a8',
      notification_name: 'everything_off',
      notification_type: 'smn',
      operation_type: 'complete',
      operations: [],
      status: 'disabled',
      create_time: now - 80 * DAY_MS,
    },
    {
      ...owner,
      notification_id: 'cda8fd83-d08c-46f0-b914-1453a6a85c00',
      notification_name: 'logins_to_function',
      notification_type: 'fun',
      operation_type: 'customized',
      operations: [{ service_type: 'IAM', resource_type: 'user', trace_names: ['login'] }],
      topic_id: FUNCTION,
      status: 'enabled',
      create_time: now - 10 * DAY_MS,
    },
  ];
}

/** More than a page of the service. */
function topics(): Topic[] {
  const named = ['security-alerts', ...Array.from({ length: 129 }, (_, index) => `topic-${index}`)];
  return named.map((name, index) => ({
    topic_urn: `urn:smn:${REGION}:${PROJECT}:${name}`,
    name,
    display_name: name,
    push_policy: 0,
    enterprise_project_id: '0',
    topic_id: index.toString(16).padStart(32, '0'),
  }));
}

/** None, one that was never confirmed, and more than a page. */
function subscriptions(): Subscription[] {
  const one = (topic: string, index: number, status: number): Subscription => ({
    topic_urn: `urn:smn:${REGION}:${PROJECT}:${topic}`,
    subscription_urn: `urn:smn:${REGION}:${PROJECT}:${topic}:${index.toString(16).padStart(32, '0')}`,
    protocol: 'email',
    owner: PROJECT,
    endpoint: `team-${index}@example.com`,
    remark: '',
    status,
  });
  return [
    ...Array.from({ length: 115 }, (_, index) => one('security-alerts', index, 1)),
    one('topic-0', 0, 0),
  ];
}

/** More than a page of the service. */
function functions(): CloudFunction[] {
  const named = ['on-trace', ...Array.from({ length: 409 }, (_, index) => `function-${index}`)];
  return named.map((name) => ({
    func_urn: `urn:fss:${REGION}:${PROJECT}:function:default:${name}:latest`,
    func_name: name,
    package: 'default',
    runtime: 'Node.js18.15',
    version: 'latest',
    project_name: REGION,
  }));
}
