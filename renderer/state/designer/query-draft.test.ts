import { expect, test } from 'vitest';
import { withMember } from '../../../shared/notification/edit/members.ts';
import { parseQuery } from '../../../shared/query/language/parse.ts';
import { draftOfQuery } from './query-draft.ts';

const CATALOGUE = [
  ['ECS', 'ecs', 'createServer'],
  ['ECS', 'ecs', 'deleteServer'],
  ['VPC', 'vpc', 'createVpc'],
  ['VPC', 'vpc', 'deleteVpc'],
].map(([service_type = '', resource_type = '', trace_name = '']) => ({
  ...{ service_type, resource_type, trace_name, seen: 1, isListed: true },
}));

function drafted(text: string) {
  const { expression } = parseQuery(text, { now: 0, offsetAt: () => 0 });
  if (expression === null) throw new Error(`It can be read: ${text}`);
  const { notification, unsaid } = draftOfQuery(expression, text, 'n', CATALOGUE);
  expect(notification['notification_name']).toBe('n');
  return { ...withMember(notification, 'notification_name', null), unsaid };
}

const ALL = { operation_type: 'complete' };
const entry = (service: string, resource: string, ...names: string[]) => ({
  ...{ service_type: service, resource_type: resource, trace_names: names },
});
const chosen = (...operations: object[]) => ({ operation_type: 'customized', operations });
const filter = (condition: string, ...rule: string[]) => ({
  filter: { is_support_filter: true, condition, rule },
});

test.each<[string, object]>([
  ['', { ...ALL, unsaid: [] }],
  ['service = VPC', { ...chosen(entry('VPC', 'vpc', 'createVpc', 'deleteVpc')), unsaid: [] }],
  ['name ~ ^delete and not service = VPC', { ...chosen(entry('ECS', 'ecs', 'deleteServer')), unsaid: [] }],
  [
    'service = VPC and (name = createVpc or name contains lete) and type != other',
    { ...chosen(entry('VPC', 'vpc', 'createVpc', 'deleteVpc')), unsaid: [] },
  ],
  [
    'rating != normal and code = 403',
    { ...ALL, ...filter('AND', 'trace_rating != normal', 'code = 403'), unsaid: [] },
  ],
  ['code = 401 or code = 403', { ...ALL, ...filter('OR', 'code = 401', 'code = 403'), unsaid: [] }],
  [
    '(code = 401 or rating = incident) and trace_type = ApiCall',
    { ...ALL, ...filter('AND', 'trace_type = ApiCall'), unsaid: ['code = 401 or rating = incident'] },
  ],
  [
    'user = lena and ip = 10.0.0.1 and request.name ~ x and time > 2024-01-01',
    {
      ...ALL,
      notify_user_list: [{ user_group: 'users', user_list: ['lena'] }],
      unsaid: ['ip = 10.0.0.1', 'request.name ~ x', 'time > 2024-01-01'],
    },
  ],
  ['rating = odd and user != lena', { ...ALL, unsaid: ['rating = odd', 'user != lena'] }],
  ['service = VPC or user = lena', { ...ALL, unsaid: ['service = VPC or user = lena'] }],
])('the query %j as a notification', (text, wanted) => {
  expect(drafted(text)).toEqual(wanted);
});
