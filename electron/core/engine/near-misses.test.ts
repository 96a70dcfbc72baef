import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_ASSUMPTIONS, type Assumptions } from '../../../shared/model/assumptions.ts';
import { carriedFields } from '../../../shared/model/carries.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { Edit, NearMissGroup } from '../../../shared/model/replay.ts';
import type { TraceFieldName } from '../../../shared/model/trace-fields.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import { CLAUSES, type Clause } from '../../../shared/model/verdict.ts';
import { applyEdits } from '../../../shared/notification/apply-edits.ts';
import { newTrace } from '../normalise/new-trace.ts';
import { nearMisses } from './near-misses.ts';
import { slipsOf } from './slips.ts';
import { planOfInput, situation, type Situation } from './testing/agreement.ts';
import type { HeldTrace } from './testing/arbitrary-trace.ts';
import { indexOf } from './testing/index-of.ts';
import { oracle, type OracleInput } from './testing/oracle.ts';

const ALL = { window: null, groups: 1000, rows: 1000 };

/** The clause that alone keeps a trace from matching, as the definition has it. */
function missedClause(input: OracleInput, { trace, carried }: HeldTrace): Clause | null {
  const { inScope, clauses } = oracle(input, trace, carried);
  const failing = CLAUSES.filter((clause) => clauses[clause] !== 'match');
  const [only] = failing;
  return inScope && only !== undefined && failing.length === 1 && clauses[only] === 'no-match' ? only : null;
}

/** The replay after the edits. */
function edited(input: OracleInput, edits: readonly Edit[]): OracleInput {
  const assumed = edits.flatMap((edit): [string, string][] =>
    edit.kind === 'assume' ? [[edit.name, edit.value]] : [],
  );
  return {
    ...input,
    notification: applyEdits(input.notification, edits),
    assumptions: { ...input.assumptions, ...(Object.fromEntries(assumed) as Partial<Assumptions>) },
  };
}

const matches = (input: OracleInput, { trace, carried }: HeldTrace): boolean => {
  const { inScope, verdict } = oracle(input, trace, carried);
  return inScope && verdict === 'match';
};

const lacksOperation = ({ trace }: HeldTrace): boolean =>
  [trace.service_type, trace.resource_type, trace.trace_name].includes(null);

/** The edits of a group do what they are for, and nobody loses by them. */
function expectRepair(input: OracleInput, held: readonly HeldTrace[], group: NearMissGroup): void {
  const rows = group.rows.flatMap((row) => held[row] ?? []);
  const told = JSON.stringify({ input, group });
  if (group.edits.length === 0) {
    expect(group.clause, told).toBe('operation');
    expect(rows.every(lacksOperation), told).toBe(true);
    return;
  }
  const after = edited(input, group.edits);
  expect(
    rows.filter((one) => !matches(after, one)),
    told,
  ).toEqual([]);
  expect(
    held.filter((one) => matches(input, one) && !matches(after, one)),
    told,
  ).toEqual([]);
}

function expectNearMisses({ held, segments, fallen, inputs, window }: Situation): void {
  const index = indexOf(held, segments, fallen);
  const isLooked = (row: number): boolean => {
    const time = held[row]?.trace.time ?? 0;
    return !fallen.has(row) && (window === null || (time >= window.from && time < window.to));
  };
  const newestFirst = (a: number, b: number): number =>
    (held[b]?.trace.time ?? 0) - (held[a]?.trace.time ?? 0) || b - a;
  for (const input of inputs) {
    const { byClause, groups, groupsLeft } = nearMisses(planOfInput(input), index, { ...ALL, window });
    const wanted = held.map((one, row) => (isLooked(row) ? missedClause(input, one) : null));
    const found = held.map((): Clause[] => []);
    for (const { clause, rows } of groups) for (const row of rows) found[row]?.push(clause);
    expect(found, JSON.stringify(input)).toEqual(wanted.map((clause) => (clause === null ? [] : [clause])));
    for (const clause of CLAUSES) {
      const traces = wanted.filter((one) => one === clause).length;
      expect(byClause[clause]).toBe(traces === 0 ? undefined : traces);
    }
    expect(groupsLeft).toBe(0);
    expect(groups.map(({ traces }) => traces)).toEqual(groups.map(({ rows }) => rows.length));
    const isSlip = slipsOf(planOfInput(input));
    const order = groups.map(({ clause, actual, traces }) => {
      return { rank: clause === 'operation' && isSlip(actual) ? 0 : 1, traces };
    });
    expect(order).toEqual(order.toSorted((a, b) => a.rank - b.rank || b.traces - a.traces));
    for (const group of groups) {
      expect(group.rows).toEqual(group.rows.toSorted(newestFirst));
      expectRepair(input, held, group);
    }
  }
}

it('are the traces that one clause alone keeps from matching, and the edits of a group mend it for all of it', () => {
  fc.assert(fc.property(situation, expectNearMisses), { numRuns: 60 });
});

it('show as many rows and groups as asked for, and count the others', () => {
  fc.assert(
    fc.property(situation, fc.nat(3), fc.nat(3), ({ held, inputs }, groups, rows) => {
      const index = indexOf(held);
      for (const input of inputs) {
        const plan = planOfInput(input);
        const all = nearMisses(plan, index, ALL);
        const some = nearMisses(plan, index, { window: null, groups, rows });
        expect(some.byClause).toEqual(all.byClause);
        expect(some.groupsLeft).toBe(Math.max(0, all.groups.length - groups));
        expect(some.groups).toEqual(
          all.groups.slice(0, groups).map((group) => ({ ...group, rows: group.rows.slice(0, rows) })),
        );
      }
    }),
    { numRuns: 10 },
  );
});

const trace = (fields: Partial<Trace>, columns: TraceFieldName[] | null = null): HeldTrace => {
  const format = columns === null ? 'cts' : 'cts-sheet';
  const usual = { service_type: 'KMS', resource_type: 'cmk', trace_name: 'createKey' };
  return {
    trace: { ...newTrace('huawei', format), trace_id: 't1', ...usual, ...fields },
    carried: carriedFields(format, columns ?? []),
    columns,
  };
};

const input = (notification: JsonObject, more: Partial<OracleInput> = {}): OracleInput => ({
  ...{ provider: 'huawei', projectId: null, assumptions: DEFAULT_ASSUMPTIONS, respectStatus: false },
  notification: { operation_type: 'complete', ...notification },
  ...more,
});

const filter = (condition: 'AND' | 'OR', ...rule: JsonObject[string][]): JsonObject => ({
  filter: { is_support_filter: true, condition, rule },
});

const KEYS = {
  operation_type: 'customized',
  operations: [{ service_type: 'KMS', resource_type: 'cmk', trace_names: ['createKey'] }],
};

it('of what is kept out by its operation a slip of the pen comes first, however few it keeps out', () => {
  const others = Array.from({ length: 5 }, () => trace({ trace_name: 'disableKey' }));
  const held = [trace({ service_type: 'kms', trace_name: 'CreateKey' }), ...others];
  const index = indexOf(held.map((one, at) => ({ ...one, trace: { ...one.trace, trace_id: `t${at}` } })));
  const some = (groups: number) =>
    nearMisses(planOfInput(input(KEYS)), index, { window: null, groups, rows: 9 }).groups.map(
      ({ actual, traces }) => [actual['trace_name'], traces],
    );
  expect(some(1)).toEqual([['CreateKey', 1]]);
  expect(some(2)).toEqual([
    ['CreateKey', 1],
    ['disableKey', 5],
  ]);
});

const OPERATION: TraceFieldName[] = ['service_type', 'resource_type', 'trace_name'];

interface Case {
  what: string;
  given: OracleInput;
  held: HeldTrace[];
  edits: Edit[][];
}

const CASES: Case[] = [
  {
    what: 'a rule that fails is removed',
    given: input(filter('AND', 'code = 404', 'code != 500')),
    held: [trace({ code: '200' })],
    edits: [[{ kind: 'remove', path: 'filter.rule[0]' }]],
  },
  {
    what: 'of several rules the last is removed first',
    given: input(filter('AND', 'code = 404', 'code != 500', 'api_version = v2')),
    held: [trace({ code: '200', api_version: 'v1' })],
    edits: [
      [
        { kind: 'remove', path: 'filter.rule[2]' },
        { kind: 'remove', path: 'filter.rule[0]' },
      ],
    ],
  },
  {
    what: 'a rule that nobody can read is in the way as much as one that fails',
    given: input(filter('AND', 'code : 200', 'code = 404')),
    held: [trace({ code: '200' })],
    edits: [
      [
        { kind: 'remove', path: 'filter.rule[1]' },
        { kind: 'remove', path: 'filter.rule[0]' },
      ],
    ],
  },
  {
    what: 'so is one about a field that is absent',
    given: input(filter('AND', 'code = 404', 'resource_name != vault')),
    held: [trace({ code: '200' })],
    edits: [
      [
        { kind: 'remove', path: 'filter.rule[1]' },
        { kind: 'remove', path: 'filter.rule[0]' },
      ],
    ],
  },
  {
    what: 'what one sheet lacks and another has makes two groups',
    given: input(filter('AND', 'code = 404', 'resource_name = vault')),
    held: [
      trace({ resource_name: 'safe' }, [...OPERATION, 'resource_name']),
      trace({ resource_name: 'safe' }, [...OPERATION, 'resource_name', 'code']),
      trace({ resource_name: 'vault' }, [...OPERATION, 'resource_name']),
    ],
    edits: [
      [
        { kind: 'remove', path: 'filter.rule[1]' },
        { kind: 'remove', path: 'filter.rule[0]' },
      ],
      [
        { kind: 'remove', path: 'filter.rule[1]' },
        { kind: 'remove', path: 'filter.rule[0]' },
      ],
    ],
  },
  {
    what: 'where one rule is enough, one for what the trace has is added',
    given: input(filter('OR', 'code = 404', 'resource_name = vault')),
    held: [trace({ code: '200', resource_name: 'safe' })],
    edits: [[{ kind: 'add', path: 'filter.rule[2]', value: 'resource_name = safe' }]],
  },
  {
    what: 'a value with white space at its ends cannot be named by a rule, so that another field is',
    given: input(filter('OR', 'code = 404', 'resource_name = vault')),
    held: [trace({ code: '= 200', resource_name: 'safe ' })],
    edits: [[{ kind: 'add', path: 'filter.rule[2]', value: 'code = = 200' }]],
  },
  {
    what: 'nor can one outside an enumeration; where no rule can, the filter is turned off',
    given: input(filter('OR', 'trace_rating = incident', 'resource_name = vault')),
    held: [trace({ trace_rating: 'Normal', resource_name: 'vault\n' })],
    edits: [[{ kind: 'replace', path: 'filter.is_support_filter', value: false }]],
  },
  {
    what: 'nor can what is absent',
    given: input(filter('OR', 'code = 404')),
    held: [trace({})],
    edits: [[{ kind: 'replace', path: 'filter.is_support_filter', value: false }]],
  },
  {
    what: 'who is not listed is added to the first group',
    given: input({ ...KEYS, notify_user_list: [{ user_list: ['lena'] }, { user_list: [] }] }),
    held: [trace({ 'user.name': '__proto__' }), trace({ 'user.user_name': 'omar', time: -1 })],
    edits: [
      [{ kind: 'add', path: 'notify_user_list[0].user_list[1]', value: '__proto__' }],
      [{ kind: 'add', path: 'notify_user_list[0].user_list[1]', value: 'omar' }],
    ],
  },
  {
    what: 'for a trace without a user everybody has to be meant',
    given: input({ ...KEYS, notify_user_list: [{ user_list: ['lena'] }] }),
    held: [trace({})],
    edits: [[{ kind: 'remove', path: 'notify_user_list' }]],
  },
  {
    what: 'a name is added to the entry of its service and resource type, whatever the letters of the service',
    given: input(KEYS),
    held: [trace({ service_type: 'kms', trace_name: '__proto__' })],
    edits: [[{ kind: 'add', path: 'operations[0].trace_names[1]', value: '__proto__' }]],
  },
  {
    what: 'where there is no such entry, one is added',
    given: input(KEYS),
    held: [trace({ resource_type: 'CMK' })],
    edits: [
      [
        {
          kind: 'add',
          path: 'operations[1]',
          value: { service_type: 'KMS', resource_type: 'CMK', trace_names: ['createKey'] },
        },
      ],
    ],
  },
  {
    what: 'a trace without a resource type cannot be named',
    given: input(KEYS),
    held: [trace({ resource_type: null })],
    edits: [[]],
  },
  {
    what: 'a data trace takes the assumption, not the notification',
    given: input(KEYS),
    held: [trace({ tracker_name: 'mine' })],
    edits: [[{ kind: 'assume', name: 'data-traces-excluded', value: 'no' }]],
  },
  {
    what: 'a disabled notification is enabled, where its status counts',
    given: input({ status: 'disabled' }, { respectStatus: true }),
    held: [trace({})],
    edits: [[{ kind: 'replace', path: 'status', value: 'enabled' }]],
  },
];

describe('the smallest edit', () => {
  it.each(CASES)('$what', ({ given, held, edits }) => {
    const { groups } = nearMisses(planOfInput(given), indexOf(held), ALL);
    expect(groups.map((group) => group.edits)).toEqual(edits);
    for (const group of groups) expectRepair(given, held, group);
  });
});

it('a group says what its traces have, of what they carry alone', () => {
  const given = input(filter('AND', 'code = 404', 'resource_name = vault'));
  const held = [
    trace({ resource_name: 'safe', time: 3 }),
    trace({ resource_name: 'safe', time: 2 }, [...OPERATION, 'resource_name']),
  ];
  const { groups } = nearMisses(planOfInput(given), indexOf(held), ALL);
  expect(groups.map(({ actual, rules }) => ({ actual, rules }))).toEqual([
    { actual: { code: null, resource_name: 'safe' }, rules: ['filter.rule[0]', 'filter.rule[1]'] },
    { actual: { resource_name: 'safe' }, rules: ['filter.rule[1]'] },
  ]);
});
