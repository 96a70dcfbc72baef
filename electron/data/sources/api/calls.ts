import type { CloudService } from '../../../../shared/model/cloud-region.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Whom a request speaks for: a project of the account, the account, or nobody yet. */
export type Scope = 'project' | 'domain' | 'none';

export interface CallRow {
  service: CloudService;
  method: Method;
  /** Parts in braces are filled in. */
  path: string;
  scope: Scope;
  /** Whether nothing is changed by it. */
  reads: boolean;
  /** The permission it needs, where a document names it, and those that this one needs in turn. */
  action: string | null;
  related?: readonly string[];
}

const TRACKER_WRITE_RELATED = [
  ...['lts:topics:list', 'lts:topics:create', 'lts:groups:list', 'lts:groups:create'],
  ...['obs:bucket:CreateBucket', 'obs:bucket:HeadBucket', 'obs:bucket:GetLifecycleConfiguration'],
  ...[
    'obs:bucket:PutLifecycleConfiguration',
    'obs:bucket:GetBucketAcl',
    'obs:bucket:PutBucketAcl',
    'kms:cmk:list',
  ],
];
const NOTIFICATION_WRITE_RELATED = ['smn:topic:listTopic', 'iam:users:listUsers', 'iam:groups:listGroups'];

const cts = (
  method: Method,
  path: string,
  action: string | null,
  related: readonly string[] = [],
): CallRow => ({
  service: 'cts',
  method,
  path: `/v3/{project}/${path}`,
  scope: 'project',
  reads: method === 'GET',
  action,
  related,
});
const iam = (path: string, action: string | null): CallRow => ({
  service: 'iam',
  method: 'GET',
  path: `/v3/${path}`,
  scope: 'domain',
  reads: true,
  action,
});
const get = (service: CloudService, path: string, action: string | null): CallRow => ({
  service,
  method: 'GET',
  path,
  scope: 'project',
  reads: true,
  action,
});

/** Every call there is: what is no row of this table cannot leave. */
export const CALLS = {
  'traces.list': cts('GET', 'traces', 'cts:trace:list'),
  'trackers.list': cts('GET', 'trackers', 'cts:tracker:list', [
    'obs:bucket:GetBucketAcl',
    'obs:bucket:ListAllMyBuckets',
  ]),
  'trackers.create': cts('POST', 'tracker', 'cts:tracker:create', TRACKER_WRITE_RELATED),
  'trackers.modify': cts('PUT', 'tracker', 'cts:tracker:update', TRACKER_WRITE_RELATED),
  'trackers.delete': cts('DELETE', 'trackers', 'cts:tracker:delete'),
  'notifications.list': cts('GET', 'notifications/{type}', 'cts:notification:list'),
  'notifications.create': cts('POST', 'notifications', 'cts:notification:create', NOTIFICATION_WRITE_RELATED),
  'notifications.modify': cts('PUT', 'notifications', 'cts:notification:update', NOTIFICATION_WRITE_RELATED),
  'notifications.delete': cts('DELETE', 'notifications', 'cts:notification:delete'),
  'quotas.list': cts('GET', 'quotas', 'cts:quota:get'),
  'operations.list': cts('GET', 'operations', null),
  'operators.list': cts('GET', 'user-resources', null),
  'configuration.get': cts('GET', 'configuration', null),
  'configuration.modify': cts('PUT', 'configuration', null),
  'tags.create': cts('POST', 'cts-tracker/{resource}/tags/create', null),
  'tags.delete': cts('DELETE', 'cts-tracker/{resource}/tags/delete', null),
  // Its own example says GET; the line of its address says POST, and only that takes a body everywhere.
  'buckets.check': {
    ...{ service: 'cts', method: 'POST', path: '/v3/{domain}/checkbucket', scope: 'domain' },
    ...{ reads: true, action: null },
  },
  'resources.list': { ...cts('GET', '', null), path: '/v3/{domain}/resources', scope: 'domain' },
  'tokens.create': {
    ...{ service: 'iam', method: 'POST', path: '/v3/auth/tokens', scope: 'none', reads: true, action: null },
  },
  'projects.list': iam('projects', 'iam:projects:listProjects'),
  'projects.reachable': iam('auth/projects', null),
  'domains.list': iam('auth/domains', null),
  'users.list': iam('users', 'iam:users:listUsers'),
  'groups.list': iam('groups', 'iam:groups:listGroups'),
  'groups.members': iam('groups/{group}/users', null),
  'topics.list': get('smn', '/v2/{project}/notifications/topics', 'smn:topic:listTopic'),
  'subscriptions.list': get('smn', '/v2/{project}/notifications/topics/{topic}/subscriptions', null),
  'subscriptions.all': get('smn', '/v2/{project}/notifications/subscriptions', null),
  'functions.list': get('functiongraph', '/v2/{project}/fgs/functions', null),
  'keys.list': {
    ...{ service: 'kms', method: 'POST', path: '/v1.0/{project}/kms/list-keys', scope: 'project' },
    ...{ reads: true, action: 'kms:cmk:list' },
  },
} as const satisfies Record<string, CallRow>;

export type CallName = keyof typeof CALLS;
export const CALL_NAMES = Object.keys(CALLS) as CallName[];

export const rowOf = (call: CallName): CallRow => CALLS[call];
