import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../model/json.ts';
import { readNotification } from './read-notification.ts';
import type { NotificationParts } from './parts.ts';

const read = (json: JsonObject): NotificationParts => {
  const parts = readNotification(json);
  if (parts === null) throw new Error('It is an object.');
  return parts;
};

it.each([[null], [true], [1], ['text'], [[]], [[{}]]] as Json[][])('%j is no notification', (json) => {
  expect(readNotification(json ?? null)).toBeNull();
});

it('reads a whole one as the service writes it', () => {
  expect(
    readNotification({
      notification_name: 'test',
      notification_id: 'b1',
      project_id: 'p1',
      status: 'disabled',
      operation_type: 'customized',
      operations: [{ service_type: 'CTS', resource_type: 'tracker', trace_names: ['createTracker'] }],
      notify_user_list: [{ user_group: 'admin', user_list: ['a', 'b'] }],
      topic_id: 'urn:smn:x',
      filter: { is_support_filter: true, condition: 'OR', rule: ['code=200', 'trace_rating != normal'] },
    }),
  ).toEqual({
    name: 'test',
    projectId: 'p1',
    status: 'disabled',
    operation: {
      kind: 'customized',
      entries: [{ service_type: 'CTS', resource_type: 'tracker', trace_names: ['createTracker'] }],
    },
    users: [{ user_group: 'admin', user_list: ['a', 'b'] }],
    filter: {
      kind: 'on',
      condition: 'OR',
      rules: [
        { field: 'code', op: '=', value: '200' },
        { field: 'trace_rating', op: '!=', value: 'normal' },
      ],
    },
  });
});

it('reads an empty object', () => {
  expect(read({})).toEqual({
    name: null,
    projectId: null,
    status: 'enabled',
    operation: { kind: 'unreadable' },
    users: null,
    filter: { kind: 'none' },
  });
});

it.each([
  ['project_id', 'p', 'p'],
  ['project_id', '', null],
  ['project_id', 5, null],
])('%s %j names project %j', (name, value, projectId) => {
  expect(read({ [name]: value }).projectId).toBe(projectId);
});

it.each([
  [null, 'enabled'],
  ['enabled', 'enabled'],
  ['disabled', 'disabled'],
  ['Enabled', 'unreadable'],
  ['', 'unreadable'],
  [true, 'unreadable'],
])('status %j is %s', (status, want) => {
  expect(read({ status }).status).toBe(want);
});

const entry = { service_type: 'ECS', resource_type: 'ecs', trace_names: ['a'] };

describe('operations', () => {
  it.each([
    ['complete', { operation_type: 'complete' }, { kind: 'complete' }],
    ['complete with a list', { operation_type: 'complete', operations: 5 }, { kind: 'complete' }],
    ['no type', { operations: [entry] }, { kind: 'unreadable' }],
    ['null type', { operation_type: null, operations: [entry] }, { kind: 'unreadable' }],
    ['another type', { operation_type: 'Complete' }, { kind: 'unreadable' }],
    ['a type that is no text', { operation_type: ['complete'] }, { kind: 'unreadable' }],
  ])('%s', (_, json, want) => {
    expect(read(json).operation).toEqual(want);
  });

  it.each([
    ['absent', {}, 'unreadable'],
    ['null', { operations: null }, 'unreadable'],
    ['no list', { operations: { 0: entry } }, 'unreadable'],
    ['empty', { operations: [] }, []],
    ['readable', { operations: [entry] }, [entry]],
    ['with members nobody knows', { operations: [{ ...entry, more: 1 }] }, [entry]],
    ['with an entry that is none', { operations: [entry, 'x', null, [entry]] }, [entry, null, null, null]],
    ['without names', { operations: [{ ...entry, trace_names: null }] }, [null]],
    ['with names that are no list', { operations: [{ ...entry, trace_names: 'a' }] }, [null]],
    ['without a resource type', { operations: [{ service_type: 'ECS', trace_names: ['a'] }] }, [null]],
    ['with a service that is no text', { operations: [{ ...entry, service_type: 1 }] }, [null]],
    ['with empty texts', { operations: [{ ...entry, service_type: '' }] }, [{ ...entry, service_type: '' }]],
    ['with an empty list', { operations: [{ ...entry, trace_names: [] }] }, [{ ...entry, trace_names: [] }]],
    [
      'with names that are no text',
      { operations: [{ ...entry, trace_names: ['a', 1, null] }] },
      [{ ...entry, trace_names: ['a', null, null] }],
    ],
  ] as [string, JsonObject, Json][])('of a customized one: %s', (_, json, entries) => {
    expect(read({ operation_type: 'customized', ...json }).operation).toEqual({
      kind: 'customized',
      entries,
    });
  });
});

it.each([
  [null, null],
  [[], null],
  [{}, 'unreadable'],
  ['a', 'unreadable'],
  [false, 'unreadable'],
  [[{ user_group: 'g', user_list: [] }], [{ user_group: 'g', user_list: [] }]],
  [[{ user_list: ['a', null, 5] }], [{ user_group: null, user_list: ['a', null, null] }]],
  [[{ user_group: 5, user_list: ['a'] }], [{ user_group: null, user_list: ['a'] }]],
  [
    [null, 'a', { user_group: 'g' }, { user_list: null }, { user_list: 'a' }],
    [null, null, null, null, null],
  ],
] as [Json, Json][])('users %j', (list, want) => {
  expect(read({ notify_user_list: list }).users).toEqual(want);
});

const on = { is_support_filter: true };
const off = { is_support_filter: false };
const and = { kind: 'on', condition: 'AND', rules: [] };
const unreadable = (path: string): Json => ({ kind: 'unreadable', path });

it.each([
  [null, { kind: 'none' }],
  ['code = 1', unreadable('filter')],
  [['code = 1'], unreadable('filter')],
  [{}, unreadable('filter.is_support_filter')],
  [{ is_support_filter: 'true' }, unreadable('filter.is_support_filter')],
  [{ is_support_filter: null, rule: [] }, unreadable('filter.is_support_filter')],
  [off, { kind: 'off' }],
  [{ ...off, condition: 5, rule: 5 }, { kind: 'off' }],
  [on, and],
  [{ ...on, condition: null, rule: null }, and],
  [
    { ...on, condition: 'OR', rule: [] },
    { ...and, condition: 'OR' },
  ],
  [{ ...on, condition: 'or', rule: [] }, unreadable('filter.condition')],
  [{ ...on, condition: '', rule: 5 }, unreadable('filter.condition')],
  [{ ...on, condition: 1 }, unreadable('filter.condition')],
  [{ ...on, rule: 'code = 1' }, unreadable('filter.rule')],
  [{ ...on, rule: {} }, unreadable('filter.rule')],
  [
    { ...on, rule: [5, null, 'code', 'trace_rating = severe', 'trace_type != Others', 'Code = 1'] },
    { ...and, rules: [null, null, null, null, null, null] },
  ],
  // Too long, or of wrong characters: told, and compared as text.
  [
    { ...on, rule: [`code = ${'1'.repeat(300)}`, 'api_version = v 1'] },
    {
      ...and,
      rules: [
        { field: 'code', op: '=', value: '1'.repeat(300) },
        { field: 'api_version', op: '=', value: 'v 1' },
      ],
    },
  ],
] as [Json, Json][])('filter %j', (filter, want) => {
  expect(read({ filter }).filter).toEqual(want);
});

it('does not take what every object inherits for a member', () => {
  const hostile = JSON.parse('{"__proto__": {"operation_type": "complete", "status": "disabled"}}') as Json;
  expect(readNotification(hostile)).toEqual(readNotification({}));
});

it('reads any value without failing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      expect(readNotification(json as Json) === null).toBe(
        typeof json !== 'object' || json === null || Array.isArray(json),
      );
    }),
  );
});
