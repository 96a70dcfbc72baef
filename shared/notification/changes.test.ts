import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../model/json.ts';
import { fieldChanges } from './changes.ts';

const BEFORE = {
  notification_name: 'a',
  odd: { deep: [1] },
  operation_type: 'customized',
  operations: [
    { service_type: 'ECS', resource_type: 'ecs', trace_names: ['createServer', 'deleteServer'] },
    { service_type: 'VPC', resource_type: 'vpc', trace_names: ['createVpc'], extra: 1 },
  ],
  notify_user_list: [{ user_group: 'g', user_list: ['u', 'v'] }],
  filter: { is_support_filter: true, condition: 'AND', rule: ['code=1', 'junk'] },
};

test.each<[string, object, [string, string | null, string | null][]]>([
  ['nothing', {}, []],
  ['a text', { notification_name: 'b' }, [['notification_name', 'a', 'b']]],
  ['a member that is unknown', { odd: { deep: [2] } }, [['odd', '{"deep":[1]}', '{"deep":[2]}']]],
  ['a member that comes', { topic_id: 'urn:smn:t' }, [['topic_id', null, 'urn:smn:t']]],
  [
    'an operation that goes and one that comes, whatever their order and their entries',
    {
      operations: [
        BEFORE.operations[1],
        { service_type: 'ecs', resource_type: 'ecs', trace_names: ['deleteServer'] },
        { service_type: 'ECS', resource_type: 'ecs', trace_names: ['rebootServer'] },
      ],
    },
    [
      ['operations', 'ECS > ecs > deleteServer', 'ecs > ecs > deleteServer'],
      ['operations', null, 'ECS > ecs > rebootServer'],
      ['operations', 'ECS > ecs > createServer', null],
    ],
  ],
  [
    'what else an entry holds',
    { operations: [BEFORE.operations[0], { ...BEFORE.operations[1], extra: 2 }] },
    [
      ['operations', null, '{"service_type":"VPC","resource_type":"vpc","extra":2}'],
      ['operations', '{"service_type":"VPC","resource_type":"vpc","extra":1}', null],
    ],
  ],
  [
    'a user',
    { notify_user_list: [{ user_group: 'g', user_list: ['v'] }] },
    [['notify_user_list', 'g: u', null]],
  ],
  [
    'a filter, rule by rule',
    { filter: { is_support_filter: false, condition: 'AND', rule: ['code = 1', 'code = 2', 'junk'] } },
    [
      ['filter.is_support_filter', 'true', 'false'],
      ['filter.rule', null, 'code = 2'],
    ],
  ],
])('tells %s', (_, change, wanted) => {
  const changes = fieldChanges(BEFORE, { ...BEFORE, ...change });
  expect(changes.map(({ path, before, after }) => [path, before, after])).toEqual(wanted);
});

test('what is told one way is told the other way round', () => {
  const json = fc.jsonValue() as fc.Arbitrary<Json>;
  const sorted = (list: unknown[]): string[] => list.map((each) => JSON.stringify(each)).sort();
  fc.assert(
    fc.property(json, json, (one, other) => {
      const back = fieldChanges(other, one).map(({ path, before, after }) => ({
        path,
        before: after,
        after: before,
      }));
      expect(sorted(fieldChanges(one, other))).toEqual(sorted(back));
      expect(fieldChanges(one, one)).toEqual([]);
    }),
  );
});
