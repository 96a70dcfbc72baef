import { expect, test } from 'vitest';
import type { Json } from '../model/json.ts';
import type { Excluded, Exclusion } from '../model/tuning.ts';
import { withoutValue } from './exclude-value.ts';

const filter = (condition: 'AND' | 'OR', ...rule: string[]) => ({ is_support_filter: true, condition, rule });
const value = (field: 'code' | 'resource_id' | 'user', wanted: string | null): Excluded => ({
  ...{ field, value: wanted },
});
const operation = (service_type: string, resource_type: string, trace_name: string): Excluded => ({
  ...{ field: 'operation', service_type, resource_type, trace_name },
});

test.each<[what: string, notification: Json, of: Excluded, wanted: Exclusion]>([
  [
    'a value is left out by the first rule',
    { odd: 1 },
    value('code', '404'),
    {
      ...{ kind: 'within', adds: true, rule: 'code != 404' },
      notification: { odd: 1, filter: filter('AND', 'code != 404') },
    },
  ],
  [
    'a rule joins those that all have to hold',
    { filter: { ...filter('AND', 'trace_type = ApiCall'), odd: 1 } },
    value('code', '404'),
    {
      ...{ kind: 'within', adds: true, rule: 'code != 404' },
      notification: { filter: { ...filter('AND', 'trace_type = ApiCall', 'code != 404'), odd: 1 } },
    },
  ],
  [
    'of values of one field, each of them enough, the value is taken away',
    { filter: filter('OR', 'code = 403', 'code = 404', 'code = 409') },
    value('code', '404'),
    {
      ...{ kind: 'within', adds: false, rule: 'code = 404' },
      notification: { filter: filter('OR', 'code = 403', 'code = 409') },
    },
  ],
  [
    'one rule that is enough is one that has to hold',
    { filter: filter('OR', 'trace_type = ApiCall') },
    value('code', '404'),
    {
      ...{ kind: 'within', adds: true, rule: 'code != 404' },
      notification: { filter: filter('AND', 'trace_type = ApiCall', 'code != 404') },
    },
  ],
  [
    'under OR one id cannot be left out by a rule more: each part takes it',
    { notification_name: 'a', filter: filter('OR', 'trace_rating = incident', 'code = 403', 'code = 404') },
    value('resource_id', 'r1'),
    {
      ...{ kind: 'split', rule: 'resource_id != r1' },
      notifications: ['trace_rating = incident', 'code = 403', 'code = 404'].map((rule) => ({
        ...{ notification_name: 'a', filter: filter('AND', rule, 'resource_id != r1') },
      })),
    },
  ],
  [
    'rules on the field itself stay together in one part',
    { filter: filter('OR', 'trace_rating = incident', 'code = 403', 'code = 404', 'code = 409') },
    value('code', '404'),
    {
      ...{ kind: 'split', rule: 'code != 404' },
      notifications: [
        { filter: filter('OR', 'code = 403', 'code = 409') },
        { filter: filter('AND', 'trace_rating = incident', 'code != 404') },
      ],
    },
  ],
  [
    'a user is taken from the lists that name them',
    {
      notify_user_list: [
        { user_group: 'a', user_list: ['lena', 'ci'] },
        { user_group: 'b', user_list: ['ci'] },
      ],
    },
    value('user', 'ci'),
    {
      ...{ kind: 'within', adds: false, rule: 'ci' },
      notification: { notify_user_list: [{ user_group: 'a', user_list: ['lena'] }] },
    },
  ],
  [
    'an operation is taken from its entries, whatever the case of the service',
    {
      operation_type: 'customized',
      operations: [
        { service_type: 'vpc', resource_type: 'eip', trace_names: ['deleteEip', 'updateEip'], odd: 1 },
        { service_type: 'VPC', resource_type: 'eip', trace_names: ['deleteEip'] },
        { service_type: 'VPC', resource_type: 'port', trace_names: ['deleteEip'] },
      ],
    },
    operation('VPC', 'eip', 'deleteEip'),
    {
      ...{ kind: 'within', adds: false, rule: 'VPC › eip › deleteEip' },
      notification: {
        operation_type: 'customized',
        operations: [
          { service_type: 'vpc', resource_type: 'eip', trace_names: ['updateEip'], odd: 1 },
          { service_type: 'VPC', resource_type: 'port', trace_names: ['deleteEip'] },
        ],
      },
    },
  ],
])('%s', (_what, notification, of, wanted) => {
  const before = JSON.stringify(notification);
  expect(withoutValue(notification, of)).toEqual(wanted);
  expect(JSON.stringify(notification)).toBe(before);
});

const customized = (...trace_names: string[]) => ({
  operation_type: 'customized',
  operations: [{ service_type: 'VPC', resource_type: 'eip', trace_names }],
});

test.each<[refusal: string, notification: Json, of: Excluded]>([
  ['user-by-filter', {}, value('user', 'ci')],
  ['user-by-filter', { notify_user_list: [] }, value('user', 'ci')],
  ['no-user', {}, value('user', null)],
  ['operation-by-filter', { operation_type: 'complete' }, operation('VPC', 'eip', 'deleteEip')],
  ['nothing-left', customized('deleteEip'), operation('VPC', 'eip', 'deleteEip')],
  ['nothing-left', { filter: filter('AND', 'code = 404') }, value('code', '404')],
  ['nothing-left', { filter: filter('OR', 'code = 404') }, value('code', '404')],
  ['nothing-left', { notify_user_list: [{ user_list: ['ci'] }] }, value('user', 'ci')],
  ['absent-value', {}, value('code', null)],
  ['value-not-taken', {}, value('code', ' 1')],
  ['value-not-taken', {}, value('resource_id', 'x'.repeat(351))],
  ['filter-off', { filter: { ...filter('AND', 'code = 1'), is_support_filter: false } }, value('code', '2')],
  ['unreadable', { filter: 7 }, value('code', '2')],
  ['unreadable', { filter: filter('AND', 'odd') }, value('code', '2')],
  ['unreadable', { notify_user_list: 7 }, value('user', 'ci')],
  ['unreadable', null, value('code', '2')],
  [
    'too-many-rules',
    { filter: filter('OR', ...['1', '2', '3', '4', '5', '6'].map((code) => `code = ${code}`)) },
    value('resource_id', 'r1'),
  ],
])('%s is why a value is not left out of %j', (reason, notification, of) => {
  expect(withoutValue(notification, of)).toEqual({ kind: 'never', reason });
});
