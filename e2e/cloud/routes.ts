import type { Scope } from './authorise.ts';
import {
  checkBuckets,
  getConfiguration,
  getQuotas,
  listOperations,
  listOperators,
  listResources,
  noVersions,
  putConfiguration,
} from './cts-facts.ts';
import {
  createNotification,
  deleteNotifications,
  listNotifications,
  modifyNotification,
} from './cts-notifications.ts';
import { createTags, deleteTags } from './cts-tags.ts';
import { listTraces } from './cts-traces.ts';
import { createTracker, deleteTrackers, listTrackers, modifyTracker } from './cts-trackers.ts';
import type { Answer, Call, Service } from './exchange.ts';
import { listFunctions } from './functions.ts';
import {
  listDomains,
  listGroups,
  listMembers,
  listProjects,
  listReachableProjects,
  listUsers,
} from './iam.ts';
import { listKeys } from './kms.ts';
import { decoded } from './signature.ts';
import { listSubscriptions, listTopics } from './smn.ts';

export interface Route {
  service: Service;
  method: string;
  path: string;
  scope: Scope;
  /** What a user must be allowed to do; null where everybody who is signed in may. */
  action: string | null;
  answer(call: Call): Answer;
}

type Row = [
  service: Service,
  method: string,
  path: string,
  scope: Scope,
  action: string | null,
  answer: Route['answer'],
];

/** Chapter 6 by its URI lines, chapter 7's actions, and the neighbours' calls. */
const ROWS: readonly Row[] = [
  ['cts', 'GET', '/v3/{project_id}/traces', 'project', 'cts:trace:list', listTraces],
  ['cts', 'POST', '/v3/{project_id}/tracker', 'project', 'cts:tracker:create', createTracker],
  ['cts', 'PUT', '/v3/{project_id}/tracker', 'project', 'cts:tracker:update', modifyTracker],
  ['cts', 'GET', '/v3/{project_id}/trackers', 'project', 'cts:tracker:list', listTrackers],
  ['cts', 'DELETE', '/v3/{project_id}/trackers', 'project', 'cts:tracker:delete', deleteTrackers],
  ['cts', 'POST', '/v3/{project_id}/notifications', 'project', 'cts:notification:create', createNotification],
  ['cts', 'PUT', '/v3/{project_id}/notifications', 'project', 'cts:notification:update', modifyNotification],
  [
    'cts',
    'DELETE',
    '/v3/{project_id}/notifications',
    'project',
    'cts:notification:delete',
    deleteNotifications,
  ],
  [
    'cts',
    'GET',
    '/v3/{project_id}/notifications/{notification_type}',
    'project',
    'cts:notification:list',
    listNotifications,
  ],
  ['cts', 'GET', '/v3/{project_id}/quotas', 'project', 'cts:quota:get', getQuotas],
  ['cts', 'GET', '/v3/{project_id}/operations', 'project', 'cts:operation:list', listOperations],
  ['cts', 'GET', '/v3/{project_id}/user-resources', 'project', 'cts:trace:list', listOperators],
  ['cts', 'GET', '/v3/{project_id}/configuration', 'project', 'cts:configuration:get', getConfiguration],
  ['cts', 'PUT', '/v3/{project_id}/configuration', 'project', 'cts:configuration:update', putConfiguration],
  [
    'cts',
    'POST',
    '/v3/{project_id}/{resource_type}/{resource_id}/tags/create',
    'project',
    'cts:tracker:update',
    createTags,
  ],
  [
    'cts',
    'DELETE',
    '/v3/{project_id}/{resource_type}/{resource_id}/tags/delete',
    'project',
    'cts:tracker:update',
    deleteTags,
  ],
  ['cts', 'POST', '/v3/{domain_id}/checkbucket', 'domain', 'cts:tracker:list', checkBuckets],
  ['cts', 'GET', '/v3/{domain_id}/resources', 'domain', 'cts:trace:list', listResources],
  ['cts', 'GET', '/', 'account', null, noVersions],
  ['cts', 'GET', '/v3', 'account', null, noVersions],
  ['iam', 'GET', '/v3/projects', 'account', 'iam:projects:listProjects', listProjects],
  ['iam', 'GET', '/v3/auth/projects', 'account', null, listReachableProjects],
  ['iam', 'GET', '/v3/auth/domains', 'account', null, listDomains],
  ['iam', 'GET', '/v3/users', 'account', 'iam:users:listUsers', listUsers],
  ['iam', 'GET', '/v3/groups', 'account', 'iam:groups:listGroups', listGroups],
  ['iam', 'GET', '/v3/groups/{group_id}/users', 'account', 'iam:users:listUsers', listMembers],
  ['smn', 'GET', '/v2/{project_id}/notifications/topics', 'project', 'smn:topic:listTopic', listTopics],
  [
    'smn',
    'GET',
    '/v2/{project_id}/notifications/topics/{topic_urn}/subscriptions',
    'project',
    'smn:topic:listSubscriptions',
    listSubscriptions,
  ],
  [
    'smn',
    'GET',
    '/v2/{project_id}/notifications/subscriptions',
    'project',
    'smn:topic:listSubscriptions',
    listSubscriptions,
  ],
  [
    'functiongraph',
    'GET',
    '/v2/{project_id}/fgs/functions',
    'project',
    'functiongraph:function:list',
    listFunctions,
  ],
  ['kms', 'POST', '/v1.0/{project_id}/kms/list-keys', 'project', 'kms:cmk:list', listKeys],
];

export const ROUTES: readonly Route[] = ROWS.map(([service, method, path, scope, action, answer]) => ({
  service,
  method,
  path,
  scope,
  action,
  answer,
}));

/** The call of a request with the values in its path; null where there is none. */
export function routeOf(
  service: Service,
  method: string,
  rawPath: string,
): { route: Route; parts: Record<string, string> } | null {
  for (const route of ROUTES) {
    if (route.service !== service || route.method !== method) continue;
    const parts = partsOf(route.path, rawPath);
    if (parts !== null) return { route, parts };
  }
  return null;
}

function partsOf(pattern: string, rawPath: string): Record<string, string> | null {
  const names = pattern.split('/');
  const values = rawPath.split('/');
  if (names.length !== values.length) return null;
  const parts: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const value = decoded(values[index] ?? '');
    if (!name.startsWith('{')) {
      if (name !== value) return null;
    } else if (value === '') return null;
    else parts[name.slice(1, -1)] = value;
  }
  return parts;
}
