import { describe, expect, it } from 'vitest';
import type { Json } from '../model/json.ts';
import type { Edit } from '../model/replay.ts';
import { applyEdits } from './apply-edits.ts';

const NOTIFICATION: Json = {
  operation_type: 'customized',
  operations: [
    { service_type: 'KMS', resource_type: 'cmk', trace_names: ['createKey'] },
    { service_type: 'IAM', resource_type: 'user', trace_names: ['login', 'logout'] },
  ],
  notify_user_list: null,
  filter: { is_support_filter: true, rule: ['code = 200', 'code != 404', 'resource_name = vault'] },
};

const CASES: { what: string; edits: Edit[]; changes: Record<string, Json> }[] = [
  { what: 'nothing', edits: [], changes: {} },
  {
    what: 'what a replay takes for granted, which is not the notification’s',
    edits: [{ kind: 'assume', name: 'data-traces-excluded', value: 'no' }],
    changes: {},
  },
  {
    what: 'a member that was not there',
    edits: [{ kind: 'replace', path: 'status', value: 'enabled' }],
    changes: { status: 'enabled' },
  },
  {
    what: 'a member that every object seems to have',
    edits: [{ kind: 'add', path: 'constructor', value: 1 }],
    changes: { constructor: 1 },
  },
  {
    what: 'a member within another',
    edits: [{ kind: 'replace', path: 'filter.rule[1]', value: 'code = 1' }],
    changes: {
      filter: { is_support_filter: true, rule: ['code = 200', 'code = 1', 'resource_name = vault'] },
    },
  },
  {
    what: 'several elements, the last first',
    edits: [
      { kind: 'remove', path: 'filter.rule[2]' },
      { kind: 'remove', path: 'filter.rule[0]' },
    ],
    changes: { filter: { is_support_filter: true, rule: ['code != 404'] } },
  },
  {
    what: 'one behind the last, and one before the first',
    edits: [
      { kind: 'add', path: 'filter.rule[3]', value: 'last' },
      { kind: 'add', path: 'filter.rule[0]', value: 'first' },
    ],
    changes: {
      filter: {
        is_support_filter: true,
        rule: ['first', 'code = 200', 'code != 404', 'resource_name = vault', 'last'],
      },
    },
  },
  {
    what: 'what an earlier one put there',
    edits: [
      { kind: 'replace', path: 'operations', value: [{ trace_names: [] }] },
      { kind: 'add', path: 'operations[0].trace_names[0]', value: '__proto__' },
    ],
    changes: { operations: [{ trace_names: ['__proto__'] }] },
  },
];

describe('a copy is changed in', () => {
  it.each(CASES)('$what', ({ edits, changes }) => {
    const [before, asked] = [structuredClone(NOTIFICATION), structuredClone(edits)];
    expect(applyEdits(NOTIFICATION, edits)).toEqual({ ...(NOTIFICATION as object), ...changes });
    expect(NOTIFICATION).toEqual(before);
    expect(edits).toEqual(asked);
  });

  it('a member called __proto__, which stays a member', () => {
    const edits: Edit[] = [{ kind: 'add', path: '__proto__', value: { status: 'enabled' } }];
    const changed = applyEdits({}, edits);
    expect(Object.keys(changed as object)).toEqual(['__proto__']);
    expect((changed as { status?: Json }).status).toBeUndefined();
    const kept = JSON.parse('{"__proto__": {"a": 1}}') as Json;
    expect(JSON.stringify(applyEdits(kept, edits))).toBe('{"__proto__":{"status":"enabled"}}');
    expect(applyEdits(kept, [{ kind: 'remove', path: '__proto__' }])).toEqual({});
  });

  it('a member that is removed', () => {
    expect(applyEdits({ a: 1, b: null }, [{ kind: 'remove', path: 'b' }])).toEqual({ a: 1 });
  });
});

describe('what was made for another notification is an error:', () => {
  it.each<[string, Exclude<Edit, { kind: 'assume' }>]>([
    ['no path', { kind: 'replace', path: '', value: 1 }],
    ['a member of what is not there', { kind: 'add', path: 'filters.rule[0]', value: 'x' }],
    ['a member of a text', { kind: 'add', path: 'operation_type.x', value: 1 }],
    ['an element of a text', { kind: 'replace', path: 'operation_type[0]', value: 'x' }],
    ['an element of null', { kind: 'add', path: 'notify_user_list[0]', value: {} }],
    ['removing a member that is not there', { kind: 'remove', path: 'status' }],
    ['removing an inherited member', { kind: 'remove', path: 'toString' }],
    ['removing behind the last', { kind: 'remove', path: 'filter.rule[3]' }],
    ['replacing behind the last', { kind: 'replace', path: 'filter.rule[3]', value: 'x' }],
    ['adding with a gap', { kind: 'add', path: 'filter.rule[4]', value: 'x' }],
    ['an element by a name', { kind: 'remove', path: 'filter.rule.first' }],
    ['an element before the first', { kind: 'remove', path: 'filter.rule[-1]' }],
    ['half an element', { kind: 'add', path: 'filter.rule[0x1]', value: 'x' }],
    ['the length of a list', { kind: 'replace', path: 'filter.rule.length', value: 0 }],
    ['what lies behind the length of a list', { kind: 'add', path: 'operations.length.x', value: 0 }],
  ])('%s', (_what, edit) => {
    expect(() => applyEdits(NOTIFICATION, [edit])).toThrow(edit.path);
  });

  it.each<[string, Json]>([
    ['null', null],
    ['a text', 'status'],
    ['a number', 1],
  ])('%s, which is no object', (_what, notification) => {
    expect(() => applyEdits(notification, [{ kind: 'replace', path: 'status', value: 'enabled' }])).toThrow(
      'status',
    );
  });
});
