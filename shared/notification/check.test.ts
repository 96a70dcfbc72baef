import { describe, expect, it } from 'vitest';
import type { Issue, IssueCode } from '../model/issue.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Provider } from '../model/trace.ts';
import { check, checkFile } from './check.ts';
import type { Draft } from './draft.ts';
import { knownOperations } from './known-operations.ts';

const catalogue = knownOperations(
  [['ECS', 'createServer', 3] as const, ['ECS', 'deleteServer', 2] as const].map(([service, name, seen]) => ({
    service_type: service,
    resource_type: 'ecs',
    trace_name: name,
    seen,
  })),
);

function draft(notification: Json, more: Partial<Draft> = {}): Draft {
  return {
    ...{ notification, provider: null, projectId: null, pins: [], assumptions: {}, path: '', issues: [] },
    ...more,
  };
}

const ENTRY = { service_type: 'ECS', resource_type: 'ecs', trace_names: ['createServer'] };
/** Nothing is wrong with it. */
const GOOD = { notification_name: 'Key_ops_1', operation_type: 'customized', operations: [ENTRY] };
const COMPLETE = { operation_type: 'complete', operations: [] };

function issuesOf(changes: JsonObject, provider: Provider | null = null): Issue[] {
  return check(draft({ ...GOOD, ...changes }, { provider }), { catalogue: () => catalogue });
}

const entry = (changes: JsonObject): JsonObject => ({ operations: [{ ...ENTRY, ...changes }] });
const names = (...list: Json[]): JsonObject => entry({ trace_names: list });
const users = (...list: Json[]): JsonObject => ({ notify_user_list: [{ user_group: 'g', user_list: list }] });
const filter = (changes: JsonObject): JsonObject => ({
  filter: { is_support_filter: true, condition: 'AND', rule: ['code = 1'], ...changes },
});
const and = (...rule: Json[]): JsonObject => filter({ rule });
const or = (...rule: Json[]): JsonObject => filter({ condition: 'OR', rule });
const many = <Each>(count: number, make: (index: number) => Each): Each[] =>
  Array.from({ length: count }, (_, i) => make(i));
const name = (notification_name: Json): JsonObject => ({ notification_name });

type Hit = [changes: JsonObject, path: string, details?: object];

interface Cases {
  /** What is found, and where. */
  hits: Hit[];
  /** What is just not. */
  misses: JsonObject[];
}

const MEGABYTE = 'a'.repeat(1_000_000);

const CASES: {
  [
    Code in Exclude<IssueCode, 'never-seen' | 'quota' | 'name-taken' | 'draft-value' | 'member-repeated'>
  ]: Cases;
} = {
  'wrong-type': {
    hits: [
      [name(5), 'notification_name', { expected: 'text', found: 'number' }],
      [{ operation_type: ['complete'] }, 'operation_type', { expected: 'text', found: 'list' }],
      [{ operations: ENTRY }, 'operations', { expected: 'list', found: 'object' }],
      [{ operations: [ENTRY, null] }, 'operations[1]', { expected: 'object', found: 'null' }],
      [entry({ service_type: 5 }), 'operations[0].service_type'],
      [entry({ resource_type: {} }), 'operations[0].resource_type'],
      [entry({ trace_names: 'createServer' }), 'operations[0].trace_names'],
      [names('createServer', null), 'operations[0].trace_names[1]', { expected: 'text', found: 'null' }],
      [{ notify_user_list: 'all' }, 'notify_user_list'],
      [{ notify_user_list: ['a'] }, 'notify_user_list[0]'],
      [{ notify_user_list: [{ user_group: 1, user_list: ['a'] }] }, 'notify_user_list[0].user_group'],
      [{ notify_user_list: [{ user_group: 'g', user_list: 'a' }] }, 'notify_user_list[0].user_list'],
      [users('a', true), 'notify_user_list[0].user_list[1]', { expected: 'text', found: 'boolean' }],
      [{ status: true }, 'status'],
      [{ topic_id: 5 }, 'topic_id'],
      [{ agency_name: [] }, 'agency_name'],
      [{ filter: [] }, 'filter', { expected: 'object', found: 'list' }],
      [filter({ condition: 5 }), 'filter.condition'],
      [filter({ rule: 'code = 1' }), 'filter.rule'],
      [and('code = 1', 5), 'filter.rule[1]'],
      [{ project_id: 5 }, 'project_id'],
      [{ notification_id: 5 }, 'notification_id'],
      [{ notification_type: 5 }, 'notification_type'],
      [{ create_time: 'now' }, 'create_time', { expected: 'number', found: 'text' }],
    ],
    misses: [
      { notify_user_list: null, status: null, topic_id: null, agency_name: null, filter: null },
      { project_id: null, create_time: null, anything: [5] },
      { project_id: 'p', notification_id: 'n', notification_type: 'smn', create_time: 1_700_000_000_000 },
    ],
  },
  'too-large': {
    hits: [
      [name(MEGABYTE), 'notification_name', { size: 1_000_000, limit: 1_000_000, unit: 'characters' }],
      [{ operations: many(10_000, () => 5) }, 'operations', { size: 10_000, limit: 10_000, unit: 'entries' }],
      [names(...many(10_000, () => 5)), 'operations[0].trace_names'],
      [users(...many(10_000, () => 5)), 'notify_user_list[0].user_list'],
      [{ notify_user_list: many(10_000, () => 5) }, 'notify_user_list'],
      [filter({ rule: many(10_000, () => 5) }), 'filter.rule'],
      [and(`code = ${MEGABYTE}`), 'filter.rule[0]'],
    ],
    misses: [name(MEGABYTE.slice(1)), names(...many(9_999, () => 'a')), and(`code = ${MEGABYTE.slice(8)}`)],
  },
  'name-missing': {
    hits: [
      [name(null), 'notification_name'],
      [name(''), 'notification_name'],
    ],
    misses: [name('a'), name(5)],
  },
  'name-too-long': {
    hits: [
      [name('a'.repeat(65)), 'notification_name', { length: 65, limit: 64 }],
      [name(MEGABYTE), 'notification_name', { length: 1_000_000, limit: 64 }],
    ],
    misses: [name('a'.repeat(64)), name('\u{20000}'.repeat(64))],
  },
  'name-characters': {
    hits: [
      [name('a-b c-d'), 'notification_name', { characters: '- ' }],
      [name('é'), 'notification_name', { characters: 'é' }],
      [name('ａ'), 'notification_name'],
      [name('密钥。'), 'notification_name', { characters: '。' }],
      [name('1!2?3%4&5(6)'), 'notification_name', { characters: '!?%&(' }],
    ],
    misses: [name('Az_09'), name('密钥')],
  },
  'operation-type': {
    hits: [
      [{ operation_type: null }, 'operation_type', { found: null }],
      [{ operation_type: '' }, 'operation_type', { found: '' }],
      [{ operation_type: 'Complete' }, 'operation_type', { found: 'Complete' }],
    ],
    misses: [COMPLETE, {}],
  },
  'operations-missing': {
    hits: [
      [{ operations: null }, 'operations'],
      [{ operations: [] }, 'operations'],
    ],
    misses: [COMPLETE, { operations: {} }, { operations: [5] }, { operation_type: 'other', operations: [] }],
  },
  'operations-too-many': {
    hits: [
      [names(...many(1001, (i) => `a${i}`)), 'operations', { count: 1001, limit: 1000 }],
      [{ operations: many(2, () => ({ ...ENTRY, trace_names: many(600, () => 'a') })) }, 'operations'],
      [names(...many(10_000, () => 'a')), 'operations', { count: 10_000, limit: 1000 }],
      [{ operations: many(10_000, () => ENTRY) }, 'operations', { count: 10_000, limit: 1000 }],
    ],
    misses: [names(...many(1000, (i) => `a${i}`))],
  },
  'services-too-many': {
    hits: [
      [
        { operations: many(101, (i) => ({ ...ENTRY, service_type: `S${i}` })) },
        'operations',
        { count: 101, limit: 100 },
      ],
      [
        { operations: many(10_000, (i) => ({ ...ENTRY, service_type: `S${i}` })) },
        'operations',
        { count: 10_000, limit: 100 },
      ],
    ],
    misses: [
      { operations: many(100, (i) => ({ ...ENTRY, service_type: `S${i}` })) },
      // One service in two cases is one service.
      { operations: many(101, (i) => ({ ...ENTRY, service_type: i === 0 ? 's1' : `S${i}` })) },
    ],
  },
  'operation-service-type': {
    hits: [
      [entry({ service_type: null }), 'operations[0].service_type', { found: null }],
      [entry({ service_type: '' }), 'operations[0].service_type', { found: '' }],
      [entry({ service_type: 'E CS' }), 'operations[0].service_type', { found: 'E CS' }],
      [entry({ service_type: 'ÉCS' }), 'operations[0].service_type'],
      [{ operations: [ENTRY, {}] }, 'operations[1].service_type', { found: null }],
    ],
    misses: [entry({ service_type: 'A-b_9' })],
  },
  'operation-resource-type': {
    hits: [
      [entry({ resource_type: null }), 'operations[0].resource_type'],
      [entry({ resource_type: '' }), 'operations[0].resource_type'],
    ],
    misses: [entry({ resource_type: ' ' }), entry({ resource_type: 5 })],
  },
  'operation-trace-names': {
    hits: [
      [entry({ trace_names: null }), 'operations[0].trace_names'],
      [entry({ trace_names: [] }), 'operations[0].trace_names'],
    ],
    misses: [names(5), entry({ trace_names: 5 })],
  },
  'users-too-many': {
    hits: [
      [users(...many(51, (i) => `u${i}`)), 'notify_user_list', { count: 51, limit: 50 }],
      [users(...many(10_000, (i) => `u${i}`)), 'notify_user_list', { count: 10_000, limit: 50 }],
    ],
    misses: [users(...many(50, (i) => `u${i}`)), users(...many(51, (i) => `u${i % 50}`))],
  },
  'groups-too-many': {
    hits: [
      [
        { notify_user_list: many(11, (i) => ({ user_group: 'g', user_list: [`u${i}`] })) },
        'notify_user_list',
        { count: 11, limit: 10 },
      ],
      [{ notify_user_list: many(10_000, () => 5) }, 'notify_user_list', { count: 10_000, limit: 10 }],
    ],
    misses: [{ notify_user_list: many(10, (i) => ({ user_group: 'g', user_list: [`u${i}`] })) }],
  },
  'user-group-missing': {
    hits: [
      [{ notify_user_list: [{ user_list: ['a'] }] }, 'notify_user_list[0].user_group'],
      [{ notify_user_list: [{ user_group: '', user_list: ['a'] }] }, 'notify_user_list[0].user_group'],
    ],
    misses: [users('a'), { notify_user_list: [5] }],
  },
  'user-list-empty': {
    hits: [
      [{ notify_user_list: [{ user_group: 'g' }] }, 'notify_user_list[0].user_list'],
      [users(), 'notify_user_list[0].user_list'],
    ],
    misses: [users('a'), { notify_user_list: [] }],
  },
  'status-value': {
    hits: [
      [{ status: 'on' }, 'status', { found: 'on' }],
      [{ status: '' }, 'status', { found: '' }],
    ],
    misses: [{ status: 'disabled' }, { status: 'enabled' }, { status: null }, {}],
  },
  'topic-missing': {
    hits: [
      [{ status: 'enabled' }, 'topic_id'],
      [{ status: 'enabled', topic_id: '' }, 'topic_id'],
    ],
    misses: [{}, { status: null }, { status: 'disabled' }, { status: 'enabled', topic_id: 'urn:smn:a' }],
  },
  'topic-urn': {
    hits: [
      [{ topic_id: 'test' }, 'topic_id', { found: 'test' }],
      [{ topic_id: 'urn:obs:a' }, 'topic_id'],
      [{ topic_id: 'URN:smn:a' }, 'topic_id'],
      [{ topic_id: 'urn:smn:' }, 'topic_id'],
      [{ topic_id: ' urn:smn:a' }, 'topic_id'],
    ],
    misses: [{ topic_id: 'urn:smn:a' }, { topic_id: 'urn:fss:a:b:function:default:test' }, { topic_id: '' }],
  },
  'agency-value': {
    hits: [
      [{ agency_name: 'other' }, 'agency_name', { found: 'other' }],
      [{ agency_name: '' }, 'agency_name'],
    ],
    misses: [{ agency_name: 'cts_admin_trust' }, { agency_name: null }],
  },
  'filter-flag': {
    hits: [
      [filter({ is_support_filter: null }), 'filter.is_support_filter'],
      [filter({ is_support_filter: 'true' }), 'filter.is_support_filter'],
      [{ filter: {} }, 'filter.is_support_filter'],
    ],
    misses: [filter({}), filter({ is_support_filter: false }), { filter: null }],
  },
  'filter-condition': {
    hits: [
      [filter({ condition: 'and' }), 'filter.condition', { found: 'and' }],
      [filter({ condition: '' }), 'filter.condition', { found: '' }],
      [filter({ is_support_filter: false, condition: 'XOR' }), 'filter.condition'],
    ],
    misses: [filter({ condition: 'OR' }), filter({ condition: null })],
  },
  'filter-rule-malformed': {
    hits: [
      [and('code = 1', 'code'), 'filter.rule[1]', { text: 'code' }],
      [and('Code = 1'), 'filter.rule[0]'],
      [and(''), 'filter.rule[0]'],
      [filter({ is_support_filter: false, rule: ['code ='] }), 'filter.rule[0]'],
    ],
    misses: [and('code=1'), and(5)],
  },
  'filter-value': {
    hits: [
      [
        and('trace_rating = severe'),
        'filter.rule[0]',
        { field: 'trace_rating', value: 'severe', limit: null },
      ],
      [and('trace_rating != Normal'), 'filter.rule[0]'],
      [and('trace_type = Others'), 'filter.rule[0]'],
      [and('api_version = v 1'), 'filter.rule[0]', { field: 'api_version', value: 'v 1', limit: null }],
      [and(`api_version = ${'1'.repeat(65)}`), 'filter.rule[0]'],
      [
        and(`code = ${'1'.repeat(257)}`),
        'filter.rule[0]',
        { field: 'code', value: '1'.repeat(257), limit: 256 },
      ],
      [and(`resource_id = ${'1'.repeat(351)}`), 'filter.rule[0]'],
      [and(`resource_name = ${'名'.repeat(257)}`), 'filter.rule[0]'],
    ],
    misses: [
      and('trace_rating = incident', 'trace_type = SystemAction', 'api_version = v1.0_a-b'),
      and(`api_version = ${'1'.repeat(64)}`, `code = ${'1'.repeat(256)}`),
      and(`resource_id = ${'1'.repeat(350)}`, `resource_name = ${'😀'.repeat(256)}`),
    ],
  },
  'name-non-ascii': { hits: [[name('密钥_1'), 'notification_name']], misses: [name('key'), name('é')] },
  'service-type-case': {
    hits: [[entry({ service_type: 'Ecs' }), 'operations[0].service_type', { found: 'Ecs' }]],
    misses: [entry({ service_type: 'ECS-2' }), entry({ service_type: 'e cs' })],
  },
  'trace-name-form': {
    hits: [
      [names('1a'), 'operations[0].trace_names[0]', { name: '1a' }],
      [names('createServer', 'create server'), 'operations[0].trace_names[1]'],
      [names(''), 'operations[0].trace_names[0]'],
      [names('*'), 'operations[0].trace_names[0]'],
    ],
    misses: [names('a-b_c.1'), names(5)],
  },
  'filter-condition-missing': {
    hits: [[filter({ condition: null }), 'filter.condition']],
    misses: [filter({}), filter({ condition: 5 }), { filter: null }],
  },
  'filter-off': {
    hits: [
      [filter({ is_support_filter: false }), 'filter.is_support_filter', { rules: 1 }],
      [
        filter({ is_support_filter: false, rule: many(10_000, () => 5) }),
        'filter.is_support_filter',
        { rules: 10_000 },
      ],
    ],
    misses: [filter({}), filter({ is_support_filter: false, rule: [] }), filter({ is_support_filter: null })],
  },
  'filter-empty': {
    hits: [
      [filter({ rule: [] }), 'filter.rule'],
      [filter({ rule: null }), 'filter.rule'],
      [{ filter: {} }, 'filter.rule'],
    ],
    misses: [filter({}), filter({ is_support_filter: false, rule: [] }), filter({ rule: 5 })],
  },
  'filter-contradiction': {
    hits: [
      [and('code = 1', 'code = 2', 'code = 3'), 'filter.rule', { field: 'code' }],
      [filter({ condition: null, rule: ['code = 1', 'resource_id = a', 'code=2'] }), 'filter.rule'],
      // However the unreadable one turns out.
      [and('code = 1', 'x', 'code = 2'), 'filter.rule'],
      // Whether the filter is on is another question.
      ...[false, null, 'yes'].map((flag): Hit => [
        filter({ is_support_filter: flag, rule: ['code = 1', 'code = 2'] }),
        'filter.rule',
      ]),
    ],
    misses: [
      and('code = 1', 'code=1'),
      and('code = 1', 'resource_id = 2'),
      and('code = 1', 'code != 1'),
      or('code = 1', 'code = 2'),
      and('trace_rating = normal', 'trace_rating = severe'),
      filter({ condition: 'and', rule: ['code = 1', 'code = 2'] }),
      filter({ condition: 5, rule: ['code = 1', 'code = 2'] }),
    ],
  },
  'filter-tautology': {
    hits: [
      [or('code != 1', 'code != 2'), 'filter.rule', { field: 'code' }],
      [or('code = 1', 'code != 1'), 'filter.rule'],
      [or('code != 1', 'code = 1'), 'filter.rule'],
      [or('code = 1', 'code = 2', 'code = 3', 'code != 3'), 'filter.rule'],
      ...[false, null, 'yes'].map((flag): Hit => [
        filter({ is_support_filter: flag, condition: 'OR', rule: ['code != 1', 'code != 2'] }),
        'filter.rule',
      ]),
    ],
    misses: [
      or('code != 1', 'code != 1'),
      or('code != 1', 'resource_id != 2'),
      or('code = 1', 'code != 2'),
      and('code != 1', 'code != 2'),
    ],
  },
  'operation-repeated': {
    hits: [
      [names('createServer', 'createServer'), 'operations[0].trace_names[1]', { name: 'createServer' }],
      [{ operations: [ENTRY, { ...ENTRY, service_type: 'ecs' }] }, 'operations[1].trace_names[0]'],
    ],
    misses: [
      names('createServer', 'deleteServer'),
      { operations: [ENTRY, { ...ENTRY, resource_type: 'ECS' }] },
      { operations: [ENTRY, { ...ENTRY, service_type: 'EVS' }] },
    ],
  },
  'user-repeated': {
    hits: [
      [users('a', 'b', 'a'), 'notify_user_list[0].user_list[2]', { name: 'a' }],
      [
        { notify_user_list: ['g', 'h'].map((group) => ({ user_group: group, user_list: ['a'] })) },
        'notify_user_list[1].user_list[0]',
      ],
    ],
    misses: [users('a', 'A'), users(5, 5)],
  },
  'users-exclude-system': {
    hits: [
      [users('a'), 'notify_user_list'],
      [{ ...users('a'), operation_type: 'other' }, 'notify_user_list'],
      [{ notify_user_list: [5] }, 'notify_user_list'],
    ],
    misses: [{}, { notify_user_list: [] }, { notify_user_list: 5 }, { ...COMPLETE, ...users('a') }],
  },
  'complete-with-users': {
    hits: [[{ ...COMPLETE, ...users('a') }, 'notify_user_list']],
    misses: [users('a'), { ...COMPLETE, notify_user_list: [] }],
  },
  'complete-with-operations': {
    hits: [[{ operation_type: 'complete' }, 'operations']],
    misses: [{}, COMPLETE, { operation_type: 'complete', operations: null }],
  },
  'unknown-operation': {
    hits: [
      [
        names('createserver'),
        'operations[0].trace_names[0]',
        { name: 'createserver', nearest: 'createServer', nearestIn: null, seen: 3 },
      ],
      [
        { operations: [{ ...ENTRY, resource_type: 'server' }] },
        'operations[0].trace_names[0]',
        {
          name: 'createServer',
          nearest: 'createServer',
          nearestIn: { service_type: 'ECS', resource_type: 'ecs' },
          seen: 3,
        },
      ],
      [
        names('createServer', 'somethingElse'),
        'operations[0].trace_names[1]',
        { name: 'somethingElse', nearest: null, nearestIn: null, seen: null },
      ],
    ],
    misses: [{}, entry({ service_type: 'ecs' }), entry({ service_type: null }), names(5)],
  },
};

const cases = Object.entries(CASES);

describe.each(cases)('%s', (code, { hits, misses }) => {
  it.each(hits.map(([changes, path, details]) => ({ changes, path, details })))(
    'is told at $path of $changes',
    ({ changes, path, details }) => {
      const found = issuesOf(changes).filter((issue) => issue.code === code);
      expect(found.map((issue) => issue.path)).toEqual([path]);
      if (details !== undefined) expect(found[0]?.details).toEqual(details);
    },
  );

  it.each(misses.map((changes) => ({ changes })))('is not told of $changes', ({ changes }) => {
    expect(issuesOf(changes).filter((issue) => issue.code === code)).toEqual([]);
  });
});

it('finds nothing wrong with what is right', () => {
  expect(issuesOf({})).toEqual([]);
  expect(
    issuesOf({
      ...COMPLETE,
      status: 'enabled',
      topic_id: 'urn:smn:r:p:t',
      agency_name: 'cts_admin_trust',
      filter: { is_support_filter: true, condition: 'OR', rule: ['code = 403', 'code = 401'] },
    }),
  ).toEqual([]);
});

it('takes warnings for legal and all else for errors', () => {
  const severities = new Map(
    cases.flatMap(([, { hits }]) =>
      hits.flatMap(([changes]) => issuesOf(changes).map(({ code, severity }) => [code, severity] as const)),
    ),
  );
  const warnings = [...severities].filter(([, severity]) => severity === 'warning').map(([code]) => code);
  expect(warnings.toSorted()).toEqual([
    'complete-with-operations',
    'complete-with-users',
    'filter-condition-missing',
    'filter-contradiction',
    'filter-empty',
    'filter-off',
    'filter-tautology',
    'name-non-ascii',
    'operation-repeated',
    'service-type-case',
    'trace-name-form',
    'unknown-operation',
    'user-repeated',
    'users-exclude-system',
  ]);
});

it('tells every problem at once, as the members are described', () => {
  const told = issuesOf({
    filter: { rule: ['code'], condition: 'and' },
    topic_id: 'x',
    status: 'enabled',
    notify_user_list: [{}],
    operations: [{ trace_names: [] }, 5],
    notification_name: 'a b',
    agency_name: 'me',
    create_time: '1',
  });
  expect(told.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'notification_name name-characters',
    'operations[0].service_type operation-service-type',
    'operations[0].resource_type operation-resource-type',
    'operations[0].trace_names operation-trace-names',
    'operations[1] wrong-type',
    'notify_user_list users-exclude-system',
    'notify_user_list[0].user_group user-group-missing',
    'notify_user_list[0].user_list user-list-empty',
    'topic_id topic-urn',
    'agency_name agency-value',
    'filter.is_support_filter filter-flag',
    'filter.condition filter-condition',
    'filter.rule[0] filter-rule-malformed',
    'create_time wrong-type',
  ]);
});

describe('for another provider', () => {
  it.each([name(null), name(5), name('a b'), { status: 'enabled' }, { topic_id: 'x' }, { agency_name: 'x' }])(
    'the rules of the service do not concern %j',
    (changes) => {
      expect(issuesOf(changes, 'huawei')).not.toEqual([]);
      expect(issuesOf(changes, 'alibaba')).toEqual([]);
    },
  );

  it('all else is checked', () => {
    expect(issuesOf({ operation_type: 'all', filter: 5 }, 'ibm').map(({ code }) => code)).toEqual([
      'operation-type',
      'wrong-type',
    ]);
  });

  it('services are written in any case', () => {
    const operations = [{ ...ENTRY, service_type: 'kms' }];
    const codes = (provider: Provider): string[] =>
      issuesOf({ operations }, provider).map(({ code }) => code);
    expect(codes('huawei')).toContain('service-type-case');
    expect(codes('ibm')).not.toContain('service-type-case');
  });

  it('names have any form, and are known where its documents list them', () => {
    const operations = [
      {
        service_type: 'KMS',
        resource_type: 'Secret',
        trace_names: ['Secret:RotateSecret:Success', 'Secret:RotateSecret:success'],
      },
    ];
    const told = check(draft({ ...GOOD, operations }, { provider: 'alibaba' }));
    expect(told.map(({ code, path }) => `${path} ${code}`)).toEqual([
      'operations[0].trace_names[1] unknown-operation',
    ]);
    expect(check(draft({ ...GOOD, operations }, { provider: 'aws' }))).toEqual([]);
  });
});

it('goes into no entry of a list that is too large, whatever else it breaks', () => {
  const changes = {
    operation_type: 'complete',
    operations: many(10_000, (i) => ({ service_type: `s ${i}`, trace_names: ['a', 5] })),
    notify_user_list: many(10_000, (i) => ({ user_list: [`u${i}`, 5] })),
  };
  expect(issuesOf(changes).map(({ path, code }) => `${path} ${code}`)).toEqual([
    'operations too-large',
    'operations operations-too-many',
    'operations services-too-many',
    'operations complete-with-operations',
    'notify_user_list too-large',
    'notify_user_list users-too-many',
    'notify_user_list groups-too-many',
    'notify_user_list complete-with-users',
  ]);
});

describe('a file', () => {
  const listed = (notifications: Json[], provider: Provider | null = null): Draft[] =>
    notifications.map((each, index) => draft(each, { path: `notifications[${index}].`, provider }));
  const told = (drafts: Draft[]): string[] => checkFile(drafts).map(({ path, code }) => `${path} ${code}`);

  it('prefixes paths with the place in the list', () => {
    expect(told(listed([GOOD, 5, name('a')]))).toEqual([
      'notifications[1] wrong-type',
      'notifications[2].operation_type operation-type',
    ]);
  });

  it('tells names that were used before, each time', () => {
    expect(told(listed([GOOD, GOOD, { ...GOOD, notification_name: 'key_ops_1' }, GOOD]))).toEqual([
      'notifications[1].notification_name name-taken',
      'notifications[3].notification_name name-taken',
    ]);
    expect(told(listed([GOOD, GOOD], 'aws'))).toEqual([]);
    expect(checkFile(listed([GOOD, GOOD]))[0]?.details).toEqual({ name: 'Key_ops_1' });
  });

  it('may hold as many notifications as a project', () => {
    const drafts = (count: number): Json[] => many(count, (i) => ({ ...GOOD, notification_name: `n${i}` }));
    expect(told(listed(drafts(100)))).toEqual([]);
    expect(checkFile(listed(drafts(101)))).toEqual([
      { path: 'notifications', code: 'quota', severity: 'error', details: { count: 101, limit: 100 } },
    ]);
    expect(told([...listed(drafts(100)), ...listed([GOOD], 'aws')])).toEqual([]);
  });

  it('beyond any use is not looked at one by one', () => {
    expect(told(listed(many(10_000, () => 5)))).toEqual(['notifications too-large', 'notifications quota']);
  });

  it('tells what is wrong beside a notification after what is wrong in it', () => {
    const issue: Issue = {
      path: 'provider',
      code: 'draft-value',
      severity: 'error',
      details: { found: 'x', choices: ['huawei'] },
    };
    expect(told([draft({ ...GOOD, status: 'on' }, { issues: [issue] })])).toEqual([
      'status status-value',
      'provider draft-value',
    ]);
    expect(check(draft(5, { issues: [issue] })).map(({ path }) => path)).toEqual(['', 'provider']);
  });
});
