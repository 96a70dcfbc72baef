import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../model/json.ts';
import { check } from '../check.ts';
import { readNotification } from '../read-notification.ts';
import {
  addRule,
  filterForm,
  removeRule,
  setCondition,
  setFilterLine,
  setRule,
  switchFilter,
} from './filter.ts';
import { sendNothing, setMember, type Change } from './members.ts';
import {
  addOperations,
  namedOperations,
  operationKey,
  removeOperations,
  replaceOperations,
} from './operations.ts';
import { addGroup, addUsers, everyUser, removeGroup, removeUser, renameGroup } from './users.ts';

const word = fc.constantFrom('ECS', 'ecs', 'VPC', 'vpc', 'a', 'b', 'c');
const operation = fc.record({ service_type: word, resource_type: word, trace_name: word });
const entry = fc.record({
  service_type: word,
  resource_type: word,
  trace_names: fc.array(word, { minLength: 1, maxLength: 3 }),
  odd: fc.jsonValue(),
});
/** What the service may write, with members that nobody knows, and parts that cannot be read. */
const notification = fc.record(
  {
    notification_name: fc.string(),
    odd: fc.jsonValue(),
    operation_type: fc.constantFrom('customized', 'complete'),
    operations: fc.array(fc.oneof(entry, entry, entry, fc.constant(5))),
    notify_user_list: fc.array(
      fc.record({ user_group: word, user_list: fc.array(word), odd: fc.jsonValue() }),
    ),
    status: fc.constantFrom('enabled', 'disabled'),
    topic_id: fc.string(),
    filter: fc.record({
      is_support_filter: fc.boolean(),
      condition: fc.constantFrom('AND', 'OR'),
      rule: fc.array(fc.constantFrom('code = 1', 'code=2', 'malformed')),
      odd: fc.jsonValue(),
    }),
  },
  { requiredKeys: [] },
) as unknown as fc.Arbitrary<JsonObject>;

/** What each change may touch. */
const CHANGES: [string, string[], fc.Arbitrary<Change>][] = [
  ['the name', ['notification_name'], fc.string().map((name) => setMember('notification_name', name))],
  [
    'the mode',
    ['operation_type'],
    fc.constantFrom('complete', 'customized').map((mode) => setMember('operation_type', mode)),
  ],
  ['the delivery', ['status', 'topic_id'], fc.constant(sendNothing)],
  [
    'the agency',
    ['agency_name'],
    fc.constantFrom('cts_admin_trust', null).map((name) => setMember('agency_name', name)),
  ],
  ['the operations', ['operations'], fc.array(operation).map(removeOperations)],
  [
    'the users',
    ['notify_user_list'],
    fc.oneof(
      fc.constant(everyUser),
      word.map((name) => addGroup(name, [name])),
      fc.nat(3).map(removeGroup),
      fc.tuple(fc.nat(3), word).map(([at, name]) => addUsers(at, [name])),
      fc.tuple(fc.nat(3), word).map(([at, name]) => renameGroup(at, name)),
      fc.tuple(fc.nat(3), fc.nat(3)).map(([at, place]) => removeUser(at, place)),
    ),
  ],
  [
    'the filter',
    ['filter'],
    fc.oneof(
      fc.boolean().map(switchFilter),
      fc.constantFrom('AND' as const, 'OR' as const).map(setCondition),
      fc.constant(addRule({ field: 'code', op: '=', value: '3' })),
      fc.constant(removeRule(0)),
    ),
  ],
];

test.each(CHANGES)(
  'a change of %s touches nothing else, and leaves what it was given as it was',
  (_, members, change) => {
    fc.assert(
      fc.property(notification, change, (before, make) => {
        const kept = JSON.stringify(before);
        const after = make(before) as JsonObject;
        expect(JSON.stringify(before)).toBe(kept);
        const rest = (one: JsonObject): [string, Json][] =>
          Object.entries(one).filter(([name]) => !members.includes(name));
        expect(JSON.stringify(rest(after))).toBe(JSON.stringify(rest(before)));
      }),
    );
  },
);

const someOfEach = fc.tuple(...CHANGES.map(([, , change]) => change));

test('changes of different parts may come in either order', () => {
  fc.assert(
    fc.property(notification, someOfEach, fc.nat(6), fc.nat(6), (before, changes, one, other) => {
      const [first, second] = [changes[one], changes[other]];
      fc.pre(one !== other && first !== undefined && second !== undefined);
      expect(second(first(before))).toEqual(first(second(before)));
    }),
  );
});

test('operations that are put in are named, those that are taken out are not, and the others stay', () => {
  fc.assert(
    fc.property(notification, fc.array(operation, { minLength: 1 }), (before, some) => {
      fc.pre(before['operation_type'] !== 'complete');
      const keys = new Set(some.map(operationKey));
      const others = namedOperations(before).filter((each) => !keys.has(operationKey(each)));
      const added = addOperations(before, some);
      if (typeof added === 'string') throw new Error(added);
      expect(new Set(namedOperations(added).map(operationKey))).toEqual(
        new Set([...others.map(operationKey), ...keys]),
      );
      const removed = removeOperations(some)(added);
      expect(new Set(namedOperations(removed).map(operationKey))).toEqual(new Set(others.map(operationKey)));
      expect(new Set(namedOperations(replaceOperations(some)(before)).map(operationKey))).toEqual(keys);
    }),
  );
});

test('an entry keeps its unknown members while a name of it is left', () => {
  const before = {
    operation_type: 'customized',
    operations: [{ service_type: 'ECS', resource_type: 'ecs', trace_names: ['a', 'b'], odd: 1 }],
  };
  const gone = { service_type: 'ecs', resource_type: 'ecs', trace_name: 'a' };
  expect(removeOperations([gone])(before)).toEqual({
    operation_type: 'customized',
    operations: [{ service_type: 'ECS', resource_type: 'ecs', trace_names: ['b'], odd: 1 }],
  });
  expect(removeOperations([gone, { ...gone, trace_name: 'b' }])(before)).toEqual({
    operation_type: 'customized',
    operations: [],
  });
});

test('a filter is written anew from its line, and rules that stay keep the form they were written in', () => {
  const before = { filter: { is_support_filter: true, condition: 'OR', rule: ['code=200', 'junk'], odd: 1 } };
  const change = setFilterLine({ condition: 'AND', rules: ['code = 200', 'trace_rating = warning'] });
  expect(change(before)).toEqual({
    filter: {
      is_support_filter: true,
      condition: 'AND',
      rule: ['code=200', 'trace_rating = warning'],
      odd: 1,
    },
  });
  expect(setFilterLine({ condition: null, rules: [] })(before)).toMatchObject({
    filter: { condition: 'OR', rule: [] },
  });
});

test('rules are put in, changed and read back', () => {
  const added = addRule({ field: 'code', op: '!=', value: '200' })({ notification_name: 'n' });
  expect(filterForm(added)).toEqual({ isOn: true, condition: 'AND', rules: ['code != 200'] });
  const set = setRule(0, { field: 'trace_rating', op: '=', value: 'incident' })(added);
  expect(readNotification(set)?.filter).toEqual({
    kind: 'on',
    condition: 'AND',
    rules: [{ field: 'trace_rating', op: '=', value: 'incident' }],
  });
});

test('what sends nothing has no topic and is disabled, and nothing is wrong with that', () => {
  const before = {
    notification_name: 'n',
    operation_type: 'complete',
    status: 'enabled',
    topic_id: 'urn:smn:x',
  };
  const after = sendNothing(before);
  expect(after).toEqual({ notification_name: 'n', operation_type: 'complete', status: 'disabled' });
  expect(
    check({
      notification: after,
      provider: null,
      projectId: null,
      pins: [],
      assumptions: {},
      path: '',
      issues: [],
    }),
  ).toEqual([]);
});
