import fc from 'fast-check';
import { ASSUMPTIONS, type Assumptions } from '../../../../shared/model/assumptions.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import { PROVIDERS } from '../../../../shared/model/trace.ts';
import { allowedValue, FILTER_FIELDS, filteredValue } from './few-values.ts';
import { projectId, resourceType, serviceType, traceName, userName } from './few-values.ts';
import type { OracleInput } from './oracle.ts';

type Weighted = readonly [weight: number, arbitrary: fc.Arbitrary<unknown>];

const oneOf = (...parts: readonly Weighted[]): fc.Arbitrary<unknown> =>
  fc.oneof(...parts.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const wildJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    1,
    -1.5,
    '',
    ' ',
    'AND',
    'enabled',
    '__proto__',
    [],
    {},
    [null],
    [[]],
  ),
  fc.constantFrom({ length: 1 }, { '0': 'x' }, [{}], ['lena'], 'complete', 'customized', 'TRUE'),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Mostly as documented, seldom anything at all. */
const orWild = (weight: number, arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  oneOf([weight, arbitrary], [1, wildJson]);

const traceNames = fc.array(orWild(40, traceName), { minLength: 1, maxLength: 3 });

const entry = fc.record({
  service_type: orWild(60, serviceType),
  resource_type: orWild(60, resourceType),
  trace_names: oneOf([60, traceNames], [1, fc.constant([])], [1, wildJson]),
});

/** One member less. */
const lacking = (object: fc.Arbitrary<object>, names: readonly string[]): fc.Arbitrary<object> =>
  fc
    .tuple(object, fc.constantFrom(...names))
    .map(([whole, name]) => Object.fromEntries(Object.entries(whole).filter(([member]) => member !== name)));

/** Mostly short, seldom of more parts than a word has bits. */
const listOf = (part: fc.Arbitrary<unknown>, maxLength: number): fc.Arbitrary<unknown> =>
  oneOf(
    [40, fc.array(part, { minLength: 1, maxLength })],
    [1, fc.array(part, { minLength: 30, maxLength: 70, size: 'max' })],
  );

const entries = listOf(
  oneOf([50, entry], [1, lacking(entry, ['service_type', 'resource_type', 'trace_names'])], [1, wildJson]),
  5,
);

const operation = oneOf(
  [16, fc.constant({ operation_type: 'complete' })],
  [2, fc.record({ operation_type: fc.constant('complete'), operations: orWild(4, entries) })],
  [22, fc.record({ operation_type: fc.constant('customized'), operations: entries })],
  [1, fc.record({ operation_type: fc.constant('customized'), operations: wildJson })],
  [1, fc.constantFrom({ operation_type: 'customized' }, { operation_type: 'customized', operations: [] })],
  [1, fc.record({ operation_type: wildJson, operations: entries })],
);

const group = fc.record({
  user_group: orWild(20, fc.constantFrom('admins', 'lena')),
  user_list: orWild(40, fc.array(orWild(40, userName), { maxLength: 4 })),
});

const users = oneOf(
  [20, fc.constant({})],
  [2, fc.constantFrom({ notify_user_list: null }, { notify_user_list: [] })],
  [
    12,
    fc.record({
      notify_user_list: fc.array(
        oneOf([25, group], [1, lacking(group, ['user_group', 'user_list'])], [1, wildJson]),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  ],
  [1, fc.record({ notify_user_list: wildJson })],
);

const usual = fc.constantFrom('', ' ');
const space = fc.oneof(
  { weight: 8, arbitrary: usual },
  { weight: 1, arbitrary: fc.constantFrom('  ', '\t', '\r\n', ' \t\n', '\n') },
);

/** The text of a rule that can be read, with white space wherever it may be. */
const ruleText: fc.Arbitrary<string> = fc
  .constantFrom(...FILTER_FIELDS)
  .chain((field) =>
    fc
      .tuple(space, space, fc.constantFrom('=', '=', '!='), space, allowedValue(field), space)
      .map(([before, afterField, op, afterOp, value, after]) =>
        [before, field, afterField, op, afterOp, value, after].join(''),
      ),
  );

/** Texts that are nearly rules, and some that are although they do not look it. */
const oddRule = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '=',
    '!=',
    'code',
    'code =',
    'code != ',
    'code ! = 200',
    'code == 200',
    'code !== 200',
  ),
  fc.constantFrom(
    'code =! 200',
    'code=!=',
    'code <> 200',
    'Code = 200',
    'code\u00a0= 200',
    'code = 200\u00a0',
  ),
  fc.constantFrom(
    'code\u000b= 200',
    '\ufeffcode = 200',
    'service_type = KMS',
    '__proto__ = 1',
    'toString = 1',
  ),
  fc.constantFrom(
    'code = "200"',
    'code : 200',
    'user.name = lena',
    'resource_id_x = 1',
    'code resource_id = 1',
  ),
  fc.constantFrom('trace_rating = Normal', 'trace_type != data', 'trace_type = apicall', 'trace_rating != '),
  fc
    .tuple(fc.constantFrom(...FILTER_FIELDS), filteredValue('code'))
    .map(([field, value]) => field + '=' + value),
);

const rules = listOf(oneOf([30, ruleText], [1, oddRule], [1, wildJson]), 4);
const condition = oneOf([8, fc.constantFrom('AND', 'OR')], [1, fc.constant(null)]);

const filterOn = fc.record(
  { is_support_filter: fc.constant(true), condition, rule: rules },
  { requiredKeys: ['is_support_filter', 'rule'] },
);

const oddFilter = fc.record(
  {
    is_support_filter: oneOf([8, fc.constant(true)], [2, fc.constant(false)], [2, wildJson]),
    condition: oneOf([4, condition], [1, fc.constantFrom('and', 'Or', '', 'XOR')], [1, wildJson]),
    rule: oneOf([4, rules], [1, fc.constantFrom(null, [])], [1, wildJson]),
  },
  { requiredKeys: [] },
);

const filter = oneOf(
  [12, fc.constant({})],
  [1, fc.constant({ filter: null })],
  [18, fc.record({ filter: filterOn })],
  [3, fc.record({ filter: oddFilter })],
  [1, fc.record({ filter: wildJson })],
);

const rest = fc.record(
  {
    notification_name: orWild(20, fc.constantFrom('keys', '密钥')),
    status: oneOf([6, fc.constantFrom('enabled', 'enabled', 'enabled', 'disabled', null)], [1, wildJson]),
    project_id: oneOf([6, fc.oneof(projectId, fc.constant(null))], [1, wildJson]),
    topic_id: fc.constant('urn:smn:region-1:p1:topic'),
    constructor: wildJson,
  },
  { requiredKeys: [] },
);

/** An object always, its members mostly as documented; parsed, since generated ones may lack a prototype as no parsed one does. */
export const arbitraryNotification: fc.Arbitrary<JsonObject> = fc
  .tuple(operation, users, filter, rest)
  .map((parts) => JSON.parse(JSON.stringify(Object.assign({}, ...parts))) as JsonObject);

export const arbitraryAssumptions: fc.Arbitrary<Assumptions> = fc.record({
  'other-projects-out-of-scope': fc.constantFrom(...ASSUMPTIONS['other-projects-out-of-scope']),
  'project-unknown-in-scope': fc.constantFrom(...ASSUMPTIONS['project-unknown-in-scope']),
  'data-traces-excluded': fc.constantFrom(...ASSUMPTIONS['data-traces-excluded']),
  'service-case-free': fc.constantFrom(...ASSUMPTIONS['service-case-free']),
  'complete-ignores-users': fc.constantFrom(...ASSUMPTIONS['complete-ignores-users']),
  'groups-are-labels': fc.constantFrom(...ASSUMPTIONS['groups-are-labels']),
  'values-case-exact': fc.constantFrom(...ASSUMPTIONS['values-case-exact']),
  'absent-not-equal': fc.constantFrom(...ASSUMPTIONS['absent-not-equal']),
});

/** A replay: a notification, and everything else that is settled before a trace is looked at. */
export const arbitraryInput: fc.Arbitrary<OracleInput> = fc.record({
  notification: arbitraryNotification,
  provider: fc.oneof(
    { weight: 9, arbitrary: fc.constant('huawei' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...PROVIDERS) },
  ),
  projectId: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: projectId }),
  assumptions: arbitraryAssumptions,
  respectStatus: fc.boolean(),
});
