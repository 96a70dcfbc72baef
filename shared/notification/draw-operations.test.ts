import { expect, test } from 'vitest';
import type { Json } from '../model/json.ts';
import { check } from './check.ts';
import { freeName, nameOfDraft } from './draft-name.ts';
import { notificationOf, withOperations, type TracedOperation } from './draw-operations.ts';

const op = (service: string | null, resource: string | null, name: string | null): TracedOperation => ({
  service_type: service,
  resource_type: resource,
  trace_name: name,
});

test('operations are grouped by service and resource type, each name once, and what lacks a part is told', () => {
  const drawn = notificationOf(
    [
      op('VPC', 'vpc', 'deleteVpc'),
      op('vpc', 'vpc', 'createVpc'),
      op('VPC', 'vpc', 'deleteVpc'),
      op('VPC', 'VPC', 'deleteVpc'),
      op('ECS', 'ecs', null),
    ],
    new Set(),
  );
  expect(drawn).toEqual({
    notification: {
      notification_name: 'vpc_2_operations',
      operation_type: 'customized',
      operations: [
        { service_type: 'VPC', resource_type: 'vpc', trace_names: ['deleteVpc', 'createVpc'] },
        { service_type: 'VPC', resource_type: 'VPC', trace_names: ['deleteVpc'] },
      ],
    },
    ...{ added: 3, present: 0, lacking: 1 },
  });
});

test('a new draft has nothing that is wrong but what the service alone can tell of its names', () => {
  const drawn = notificationOf([op('VPC', 'vpc', 'deleteVpc')], new Set());
  if (typeof drawn === 'string') throw new Error(drawn);
  const draft = { notification: drawn.notification, provider: null, projectId: null };
  const issues = check({ ...draft, pins: [], assumptions: {}, path: '', issues: [] });
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('names are of the characters that the service takes, not too long, and nobody else has them', () => {
  const long = 'x'.repeat(80);
  expect(freeName('delete-VPC 主机!', new Set())).toBe('delete_VPC');
  expect(freeName('主机', new Set(['notification']))).toBe('notification_2');
  expect(freeName(long, new Set())).toHaveLength(64);
  expect(freeName(long, new Set([long.slice(0, 64), `${long.slice(0, 62)}_2`]))).toBe(
    `${long.slice(0, 62)}_3`,
  );
  expect(nameOfDraft(3, { notification_name: '' })).toBe('#3');
  expect(nameOfDraft(3, ['no object'])).toBe('#3');
  expect(nameOfDraft(3, { notification_name: 'keys' })).toBe('keys');
});

test('extending keeps every member, also those that nobody knows, and adds only what is missing', () => {
  const before = {
    notification_name: 'keys',
    operation_type: 'customized',
    operations: [
      'half an entry',
      { service_type: 'Vpc', resource_type: 'vpc', trace_names: ['deleteVpc'], note: 'kept' },
    ],
    filter: { is_support_filter: true, rule: ['code = 1'], odd: [1] },
    odd: { er: 1 },
  };
  const drawn = withOperations(before, [op('VPC', 'vpc', 'deleteVpc'), op('VPC', 'vpc', 'createVpc')]);
  expect(drawn).toEqual({
    notification: {
      ...before,
      operations: [
        before.operations[0],
        { ...(before.operations[1] as object), trace_names: ['deleteVpc', 'createVpc'] },
      ],
    },
    ...{ added: 1, present: 1, lacking: 0 },
  });
});

const thousand = Array.from({ length: 1000 }, (_, at) => op('VPC', 'vpc', `op${at}`));
const services = Array.from({ length: 101 }, (_, at) => op(`S${at}`, 'vpc', 'run'));

test.each<[what: string, notification: Json, operations: TracedOperation[], refusal: string]>([
  ['text', 'text', [op('A', 'b', 'c')], 'not-an-object'],
  ['every operation', { operation_type: 'complete' }, [op('A', 'b', 'c')], 'every-operation'],
  [
    'an operation type nobody knows',
    { operation_type: 'typical' },
    [op('A', 'b', 'c')],
    'operations-unreadable',
  ],
  ['operations that are no list', { operations: {} }, [op('A', 'b', 'c')], 'operations-unreadable'],
  ['traces without a name', {}, [op('A', 'b', ''), op(null, 'b', 'c')], 'nothing-to-add'],
  ['a thousand and one operations', {}, [...thousand, op('VPC', 'vpc', 'more')], 'operations-too-many'],
  ['a hundred and one services', {}, services, 'services-too-many'],
])('%s are refused with the reason', (_what, notification, operations, refusal) => {
  expect(withOperations(notification, operations)).toBe(refusal);
});

test('a thousand operations over a hundred services are taken', () => {
  expect(withOperations({}, thousand)).toMatchObject({ added: 1000 });
  expect(withOperations({}, services.slice(1))).toMatchObject({ added: 100 });
});
