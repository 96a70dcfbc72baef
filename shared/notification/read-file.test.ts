import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NESTING_LIMIT, type Json, type JsonObject } from '../model/json.ts';
import type { Draft } from './draft.ts';
import { readFile, type ReadDrafts } from './read-file.ts';

const NOTIFICATION = { notification_name: 'a', operation_type: 'complete' };

function read(json: Json): ReadDrafts {
  const result = readFile(JSON.stringify(json));
  if ('problem' in result) throw new Error(result.problem);
  return result;
}

function single(json: Json): Draft {
  const { drafts, isList } = read(json);
  const [draft] = drafts;
  if (isList || draft === undefined || drafts.length > 1) throw new Error('It is not one draft.');
  return draft;
}

const bare = { provider: null, projectId: null, pins: [], assumptions: {}, issues: [] };

it.each([
  ['a bare notification', NOTIFICATION],
  ['one in a draft', { notification: NOTIFICATION }],
  [
    'one in a draft whose other members are null',
    { notification: NOTIFICATION, provider: null, project_id: null, pins: null, assumptions: null },
  ],
])('reads %s', (_, json) => {
  expect(single(json)).toEqual({ ...bare, notification: NOTIFICATION, path: '' });
});

it('reads all that a draft says', () => {
  const pins = [{ traceId: 't1', want: 'no-match' }];
  const assumptions = { 'absent-not-equal': 'match', 'groups-are-labels': 'yes' };
  const json = { notification: NOTIFICATION, provider: 'ibm', project_id: 'p', pins, assumptions };
  expect(single(json)).toEqual({
    notification: NOTIFICATION,
    provider: 'ibm',
    projectId: 'p',
    pins,
    assumptions,
    path: '',
    issues: [],
  });
});

it('keeps members nobody knows, and takes a byte order mark for nothing', () => {
  const json = { ...NOTIFICATION, provider: 'ibm', anything: [1] };
  expect(readFile(`\uFEFF${JSON.stringify(json)}`)).toEqual({
    drafts: [{ ...bare, notification: json, path: '' }],
    isList: false,
  });
});

it.each([null, 5, 'a', []] as Json[])('takes %j in a draft for what it is', (notification) => {
  expect(single({ notification })).toEqual({ ...bare, notification, path: '' });
});

describe('a list', () => {
  it.each([
    ['as the service answers', { notifications: [NOTIFICATION, { notification: NOTIFICATION }, 5] }],
    ['by itself', [NOTIFICATION, { notification: NOTIFICATION }, 5]],
  ])('%s is read entry by entry', (_, json) => {
    expect(read(json)).toEqual({
      isList: true,
      drafts: [
        { ...bare, notification: NOTIFICATION, path: 'notifications[0].' },
        { ...bare, notification: NOTIFICATION, path: 'notifications[1].' },
        { ...bare, notification: 5, path: 'notifications[2].' },
      ],
    });
  });

  it('of one is a list, and one of none, too', () => {
    expect(read({ notifications: [NOTIFICATION] }).isList).toBe(true);
    expect(read([])).toEqual({ drafts: [], isList: true });
  });

  it('passes on what stands beside it to entries that do not say otherwise', () => {
    const own = { notification: NOTIFICATION, provider: 'aws', assumptions: { 'absent-not-equal': 'match' } };
    const { drafts } = read({
      notifications: [NOTIFICATION, own],
      provider: 'ibm',
      project_id: 'p',
      assumptions: { 'absent-not-equal': 'no-match', 'data-traces-excluded': 'no' },
    });
    expect(
      drafts.map(({ provider, projectId, assumptions }) => ({ provider, projectId, assumptions })),
    ).toEqual([
      {
        provider: 'ibm',
        projectId: 'p',
        assumptions: { 'absent-not-equal': 'no-match', 'data-traces-excluded': 'no' },
      },
      {
        provider: 'aws',
        projectId: 'p',
        assumptions: { 'absent-not-equal': 'match', 'data-traces-excluded': 'no' },
      },
    ]);
  });

  it('tells once what is wrong beside it', () => {
    const { drafts } = read({ notifications: [NOTIFICATION, NOTIFICATION], provider: 'gcp' });
    expect(drafts.flatMap(({ issues }) => issues.map(({ path, code }) => ({ path, code })))).toEqual([
      { path: 'provider', code: 'draft-value' },
    ]);
  });
});

it.each([
  [{ provider: 5 }, 'provider', 'wrong-type'],
  [{ provider: 'Huawei' }, 'provider', 'draft-value'],
  [{ provider: '' }, 'provider', 'draft-value'],
  [{ project_id: 5 }, 'project_id', 'wrong-type'],
  [{ pins: {} }, 'pins', 'wrong-type'],
  [{ pins: ['t'] }, 'pins[0]', 'wrong-type'],
  [{ pins: [{ want: 'match' }] }, 'pins[0].traceId', 'wrong-type'],
  [{ pins: [{ traceId: 5, want: 'match' }] }, 'pins[0].traceId', 'wrong-type'],
  [{ pins: [{ traceId: 't' }] }, 'pins[0].want', 'wrong-type'],
  [{ pins: [{ traceId: 't', want: 'maybe' }] }, 'pins[0].want', 'draft-value'],
  [{ assumptions: ['absent-not-equal'] }, 'assumptions', 'wrong-type'],
  [{ assumptions: { 'no such': 'yes' } }, 'assumptions', 'draft-value'],
  [{ assumptions: { toString: 'yes' } }, 'assumptions', 'draft-value'],
  [{ assumptions: { 'absent-not-equal': true } }, 'assumptions.absent-not-equal', 'wrong-type'],
  [{ assumptions: { 'absent-not-equal': 'yes' } }, 'assumptions.absent-not-equal', 'draft-value'],
  [{ assumptions: { 'groups-are-labels': 'no' } }, 'assumptions.groups-are-labels', 'draft-value'],
] as [JsonObject, string, string][])('of %j tells what it leaves out', (settings, path, code) => {
  const { issues, ...rest } = single({ notification: NOTIFICATION, ...settings });
  expect(rest).toEqual({ ...bare, issues: undefined, notification: NOTIFICATION, path: '' });
  expect(issues).toMatchObject([{ path, code, severity: 'error' }]);
  const [listed] = read([{ notification: NOTIFICATION, ...settings }]).drafts;
  expect(listed?.issues).toMatchObject([{ path: `notifications[0].${path}`, code }]);
});

it('keeps the pins and assumptions that are right beside those that are not', () => {
  const right = { traceId: 't', want: 'unknown' };
  const { pins, assumptions } = single({
    notification: NOTIFICATION,
    pins: [5, right, { traceId: 't' }],
    assumptions: { x: 'yes', 'data-traces-excluded': 'no' },
  });
  expect({ pins, assumptions }).toEqual({ pins: [right], assumptions: { 'data-traces-excluded': 'no' } });
});

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

it.each([
  ['', 'cut-off', {}],
  ['{"notification_name": "a"', 'cut-off', {}],
  ['{"notification_name": }', 'not-json', { line: 1, column: 23 }],
  ['{\r\n  "a": 1,\n\n  b: 2\n}', 'not-json', { line: 4, column: 3 }],
  ['# a note\n\nresource "huaweicloud_cts_notification" "a" {\n}\n', 'terraform-text', {}],
  ['terraform {\n}', 'terraform-text', {}],
  ['{"a": "\nresource \\"b\\" {"}', 'not-json', { line: 1, column: 8 }],
  ['5', 'not-an-object', { found: 'number' }],
  ['null', 'not-an-object', { found: 'null' }],
  ['"a"', 'not-an-object', { found: 'text' }],
  ['{"notifications": {}}', 'notifications-not-a-list', { found: 'object' }],
  ['{"notifications": null}', 'notifications-not-a-list', { found: 'null' }],
  ['{"notifications": [], "pins": [{"traceId": "t", "want": "match"}]}', 'pins-of-list', {}],
  ['{"notification": {}, "notifications": [{}]}', 'notification-and-list', {}],
  ['{"notification": null, "notifications": {}}', 'notification-and-list', {}],
  ['[{}, {"notification": {}, "notifications": []}]', 'notification-and-list', {}],
  ['{"notifications": [{"notification": {}, "notifications": []}]}', 'notification-and-list', {}],
  ['{"resource": {"huaweicloud_smn_topic": {"t": {}}}}', 'terraform-without-notification', {}],
  [nested(NESTING_LIMIT + 1), 'nested-too-deep', { limit: NESTING_LIMIT }],
  [`{"notification": ${nested(100_000)}}`, 'nested-too-deep', { limit: NESTING_LIMIT }],
])('says why it does not read %.60j', (text, problem, details) => {
  expect(readFile(text)).toEqual({ problem, details });
});

it('reads one notification beside a list that is null', () => {
  expect(readFile('{"notification": {"status": "enabled"}, "notifications": null}')).toMatchObject({
    drafts: [{ notification: { status: 'enabled' } }],
    isList: false,
  });
});

it.each<[string, string[]]>([
  [
    '{"status": "enabled", "operations": [{"trace_names": [], "trace_names": ["a"]}], "status": "disabled"}',
    ['operations[0].trace_names', 'status'],
  ],
  [
    '{"notification": {"status": "enabled", "status": "disabled"}, "provider": "ibm", "provider": "huawei"}',
    ['status', 'provider'],
  ],
  ['[{}, {"status": 1, "status": 2}]', ['notifications[1].status']],
  [
    '{"notifications": [{}, {"notification": {"status": 1, "status": 2}}], "x": 1, "x": 2}',
    ['notifications[1].status', 'x'],
  ],
])('tells what stands twice in %s', (text, paths) => {
  const read = readFile(text) as ReadDrafts;
  const told = read.drafts.flatMap(({ path, issues }) => issues.map((issue) => ({ ...issue, of: path })));
  const repeated = told.filter(({ code }) => code === 'member-repeated');
  expect(repeated.map(({ path }) => path).sort()).toEqual(paths.sort());
  for (const { path, of } of repeated) if (path.includes('[1].')) expect(of).toBe('notifications[1].');
});

it('reads what is nested just as deep as may be', () => {
  expect(readFile(nested(NESTING_LIMIT))).toMatchObject({ isList: true });
});

const BLOCK = {
  name: 'a',
  operation_type: 'customized',
  smn_topic: 'urn:smn:r:p:t',
  agency_name: 'cts_admin_trust',
  operations: [{ service: 'ECS', resource: 'ecs', trace_names: ['createServer'] }],
  operation_users: { group: 'g', users: ['u'] },
  filter: { condition: 'AND', rule: ['code = 200'] },
  enabled: false,
};
const TRANSLATED = {
  notification_name: 'a',
  operation_type: 'customized',
  topic_id: 'urn:smn:r:p:t',
  agency_name: 'cts_admin_trust',
  operations: [{ service_type: 'ECS', resource_type: 'ecs', trace_names: ['createServer'] }],
  notify_user_list: [{ user_group: 'g', user_list: ['u'] }],
  filter: { is_support_filter: true, condition: 'AND', rule: ['code = 200'] },
  status: 'disabled',
};
const TYPE = 'huaweicloud_cts_notification';
const state = { root_module: { child_modules: [{ resources: [{ type: TYPE, values: BLOCK }] }] } };

describe('what Terraform writes', () => {
  it.each([
    ['a block', { resource: { [TYPE]: { a: BLOCK }, other: { b: {} } } }],
    ['blocks in lists', { resource: [{ other: {} }, { [TYPE]: [{ a: [BLOCK] }] }] }],
    ['a filter in a list', { resource: { [TYPE]: { a: { ...BLOCK, filter: [BLOCK.filter] } } } }],
    ['a plan', { planned_values: state, resource_changes: [] }],
    ['a state', { values: state }],
  ])('as %s is one notification', (_, json) => {
    expect(single(json)).toEqual({ ...bare, notification: TRANSLATED, path: '' });
  });

  it('is a list where there are several', () => {
    const { drafts, isList } = read({ resource: { [TYPE]: { a: BLOCK, b: { name: 'b' } } } });
    expect(isList).toBe(true);
    expect(drafts.map(({ path }) => path)).toEqual(['notifications[0].', 'notifications[1].']);
    expect(drafts[1]?.notification).toEqual({ notification_name: 'b' });
  });

  it.each([
    [{ enabled: true }, {}],
    [
      { enabled: 'true', smn_topic: 'urn:smn:a' },
      { status: 'enabled', topic_id: 'urn:smn:a' },
    ],
    [{ enabled: null, status: 'disabled' }, { status: 'disabled' }],
    [{ enabled: 5 }, { status: 5 }],
    [{ function: 'urn:fss:a' }, { topic_id: 'urn:fss:a' }],
    // What only Terraform knows is left out.
    [{ enabled: true, smn_topic: '${var.topic}' }, {}],
    [{ filter: [] }, {}],
    [
      { filter: null, operations: [], operation_users: null },
      { operations: [], notify_user_list: null },
    ],
    [{ filter: 'code = 200' }, { filter: 'code = 200' }],
    [{ filter: [{}, {}] }, { filter: [{}, {}] }],
    [{ filter: [5] }, { filter: 5 }],
    [{ operations: [5, {}] }, { operations: [5, {}] }],
    [{ operations: 'all' }, { operations: 'all' }],
  ] as [JsonObject, JsonObject][])('%j becomes %j', (block, want) => {
    const plan = { values: { root_module: { resources: [{ type: TYPE, values: block }] } } };
    expect(single(plan).notification).toEqual(want);
  });

  it('with no topic is told to be enabled, since its configuration says all there is', () => {
    expect(single({ resource: { [TYPE]: { a: { enabled: true } } } }).notification).toEqual({
      status: 'enabled',
    });
  });

  it('of a block that is none stays what it is', () => {
    expect(single({ resource: { [TYPE]: { a: 5 } } }).notification).toBe(5);
  });
});

it('gives drafts or says why not, whatever the text', () => {
  const member = fc.constantFrom(
    ...['notification', 'notifications', 'resource', 'values', 'pins', 'assumptions', TYPE, 'provider'],
  );
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      fc.constantFrom(null, true, 5, 'a', 'huawei', 'match'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(
        fc.oneof(member, fc.constantFrom('root_module', 'resources', '__proto__')),
        tie('value'),
        {
          maxKeys: 4,
        },
      ),
    ),
  }));
  fc.assert(
    fc.property(
      fc.oneof(
        value.map((json) => JSON.stringify(json)),
        fc.string(),
      ),
      (text) => {
        const result = readFile(text);
        if (!('problem' in result)) expect(result.drafts.length === 1 || result.isList).toBe(true);
      },
    ),
    { numRuns: 1000 },
  );
});
