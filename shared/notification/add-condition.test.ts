import { expect, test } from 'vitest';
import type { Json } from '../model/json.ts';
import { takesCondition, withCondition } from './add-condition.ts';

const CUSTOMIZED = { operation_type: 'customized', odd: 1 };
const filter = (condition: 'AND' | 'OR', ...rule: string[]) => ({ is_support_filter: true, condition, rule });

test.each<[what: string, notification: Json, field: string, value: string, wanted: Json]>([
  [
    'the first rule makes the filter',
    CUSTOMIZED,
    'trace_rating',
    'incident',
    { ...CUSTOMIZED, filter: filter('AND', 'trace_rating = incident') },
  ],
  [
    'a rule joins those that are there, under their condition',
    { filter: { ...filter('OR', 'code = 1'), odd: 1 } },
    'code',
    '= 2',
    { filter: { ...filter('OR', 'code = 1', 'code = = 2'), odd: 1 } },
  ],
  [
    'a filter that is off and empty is switched on',
    { filter: { is_support_filter: false, rule: [] } },
    'resource_id',
    'a b',
    { filter: filter('AND', 'resource_id = a b') },
  ],
  [
    'a user makes a group',
    CUSTOMIZED,
    'user.name',
    'lena',
    { ...CUSTOMIZED, notify_user_list: [{ user_group: 'users', user_list: ['lena'] }] },
  ],
  [
    'a user joins the first group',
    {
      notify_user_list: [
        { user_group: 'ops', user_list: ['ci'], odd: 1 },
        { user_group: 'b', user_list: [] },
      ],
    },
    'user.user_name',
    'lena',
    {
      notify_user_list: [
        { user_group: 'ops', user_list: ['ci', 'lena'], odd: 1 },
        { user_group: 'b', user_list: [] },
      ],
    },
  ],
])('%s', (_what, notification, field, value, wanted) => {
  expect(withCondition(notification, field, value)).toEqual(wanted);
});

const fifty = [{ user_group: 'a', user_list: Array.from({ length: 50 }, (_, at) => `u${at}`) }];

test.each<[refusal: string, notification: Json, field: string, value: string | null]>([
  ['not-an-object', [], 'code', '1'],
  ['field-not-filterable', {}, 'source_ip', '10.0.0.1'],
  ['empty-value', {}, 'code', null],
  ['empty-value', {}, 'code', ''],
  ['value-not-taken', {}, 'trace_rating', 'severe'],
  ['value-not-taken', {}, 'resource_name', 'x'.repeat(257)],
  ['value-not-taken', {}, 'resource_name', ' blank before'],
  ['value-not-taken', {}, 'api_version', 'v 1'],
  ['already-there', { filter: filter('AND', 'code=1') }, 'code', '1'],
  ['already-there', { notify_user_list: fifty }, 'user.name', 'u7'],
  ['filter-unreadable', { filter: 'code = 1' }, 'code', '1'],
  ['filter-off', { filter: { ...filter('AND', 'code = 2'), is_support_filter: false } }, 'code', '1'],
  ['contradicts', { filter: filter('AND', 'code = 1') }, 'code', '2'],
  ['contradicts', { filter: filter('OR', 'code != 1') }, 'code', '1'],
  ['users-unreadable', { notify_user_list: [1] }, 'user.name', 'lena'],
  ['users-with-every-operation', { operation_type: 'complete' }, 'user.name', 'lena'],
  ['users-too-many', { notify_user_list: fifty }, 'user.name', 'lena'],
])('refuses: %s', (refusal, notification, field, value) => {
  expect(withCondition(notification, field, value)).toBe(refusal);
});

test('six fields and the user can be asked for', () => {
  expect(
    ['api_version', 'code', 'trace_rating', 'trace_type', 'resource_id', 'resource_name', 'user.name'].every(
      takesCondition,
    ),
  ).toBe(true);
  expect(['trace_name', 'service_type', 'source_ip', 'request'].some(takesCondition)).toBe(false);
});
