import { expect, test } from 'vitest';
import type { Issue } from '../../model/issue.ts';
import type { Json } from '../../model/json.ts';
import { check } from '../check.ts';
import { fixOf } from './fixes.ts';

const issuesOf = (notification: Json): Issue[] =>
  check({ notification, provider: null, projectId: null, pins: [], assumptions: {}, path: '', issues: [] });

const ENTRY = { service_type: 'ECS', resource_type: 'ecs', trace_names: ['createServer'] };
const FINE = { notification_name: 'n', operation_type: 'customized', operations: [ENTRY] };
const FILTER = { is_support_filter: true, condition: 'AND', rule: ['code = 1'] };

const CASES: [string, object][] = [
  ['name-characters', { notification_name: 'a b' }],
  ['name-too-long', { notification_name: 'n'.repeat(65) }],
  ['operation-type', { operation_type: 'custom' }],
  ['unknown-operation', { operations: [{ ...ENTRY, trace_names: ['createserver'] }] }],
  ['operation-repeated', { operations: [{ ...ENTRY, trace_names: ['createServer', 'createServer'] }] }],
  ['operation-trace-names', { operations: [ENTRY, { ...ENTRY, trace_names: [] }] }],
  ['service-type-case', { operations: [{ ...ENTRY, service_type: 'ecs' }] }],
  ['user-repeated', { notify_user_list: [{ user_group: 'g', user_list: ['u', 'v', 'u'] }] }],
  ['user-list-empty', { notify_user_list: [{ user_group: 'g', user_list: [] }] }],
  ['topic-missing', { status: 'enabled' }],
  ['agency-value', { agency_name: 'other' }],
  ['filter-flag', { filter: { condition: 'AND', rule: ['code = 1'] } }],
  ['filter-off', { filter: { ...FILTER, is_support_filter: false } }],
  ['filter-empty', { filter: { ...FILTER, rule: [] } }],
  ['filter-condition-missing', { filter: { is_support_filter: true, rule: ['code = 1'] } }],
  ['filter-condition', { filter: { ...FILTER, condition: 'or' } }],
  ['filter-contradiction', { filter: { ...FILTER, rule: ['code = 1', 'code = 2'] } }],
  ['filter-tautology', { filter: { ...FILTER, condition: 'OR', rule: ['code != 1', 'code != 2'] } }],
  ['filter-rule-malformed', { filter: { ...FILTER, rule: ['code = 1', 'junk'] } }],
  [
    'complete-with-users',
    {
      operation_type: 'complete',
      operations: null,
      notify_user_list: [{ user_group: 'g', user_list: ['u'] }],
    },
  ],
  ['complete-with-operations', { operation_type: 'complete' }],
];

test.each(CASES)('%s is put right, and nothing else becomes wrong by it', (code, change) => {
  const before = { ...FINE, odd: 1, ...change } as unknown as Json;
  const issues = issuesOf(before);
  const issue = issues.find((one) => one.code === code);
  const fix = issue === undefined ? null : fixOf(issue);
  if (fix === null) throw new Error('It has a fix.');
  const after = fix.change(before);
  const left = issuesOf(after).map((one) => one.code);
  expect(left).not.toContain(code);
  expect(left.filter((one) => !issues.some((old) => old.code === one))).toEqual([]);
  expect(after).toMatchObject({ odd: 1 });
});

test('a fix that comes too late changes nothing', () => {
  const before = { ...FINE, operations: [{ ...ENTRY, trace_names: ['createServer', 'createServer'] }] };
  const [issue] = issuesOf(before);
  const fix = issue === undefined ? null : fixOf(issue);
  const after = fix?.change(before) ?? null;
  expect(after).toEqual(FINE);
  expect(fix?.change(after)).toEqual(FINE);
});
