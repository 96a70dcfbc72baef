import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../model/trace.ts';
import type { Query } from '../query.ts';
import { bodyTest, type BodyLeaf, type BodyTest } from './body-test.ts';
import { matchesTrace, traceTest } from './match.ts';
import { isOnColumns, queryWithSearches, splitQuery, toQuery } from './split.ts';
import { expressionsThatMeet, traces } from './testing/arbitrary.ts';
import { newTrace } from './testing/new-trace.ts';
import { CONTEXT } from './testing/query-context.ts';
import { expressionOf } from './testing/reading.ts';
import { asTextSearch } from './text-search.ts';

const TRACE = newTrace({
  trace_id: 'f00d-1',
  time: Date.UTC(2026, 10, 20, 2, 30),
  service_type: 'VPC',
  trace_name: 'deleteEip',
  trace_rating: 'warning',
  'user.name': 'Lena',
  'user.invoked_by': ['cbc', 'console'],
  read_only: false,
  total_time: 12,
  severity: 'WARNING',
  message: '{"reason":"quota exceeded","codes":[7,8]}',
  location_info: 'plain text',
  request: {
    name: 'port-7',
    'dotted.name': 1,
    items: [
      { id: 'i-1', tags: ['x', 'y'] },
      { id: 'i-2', tags: [] },
    ],
    nothing: null,
    flag: true,
    inner: '{"deep":{"word":"Haystack"}}',
  },
  extra: { 'user.foo': 'bar', __proto: 'x' },
});

describe('a trace is found by what a person put on it', () => {
  const JUDGED = { judged: 'noise' as const, changedAt: 1 };
  const mark = { isBookmarked: true, tags: ['Eip', '审计'], note: 'ticket 4711, approved?', ...JUDGED };
  const cases: [text: string, isFound: boolean, isUnmarkedFound: boolean][] = [
    ['bookmarked = true', true, false],
    ['bookmarked = false', false, true],
    ['bookmarked != true', false, true],
    ['tag = eip', true, false],
    ['tag = EIP', true, false],
    ['tag in (open, 审计)', true, false],
    ['tag != eip', false, true],
    ['tag = open', false, false],
    ['tag starts with E', true, false],
    ['tag starts with e', false, false],
    ['tag is empty', false, true],
    ['tag is not empty', true, false],
    ['note contains 4711', true, false],
    ['note:TICKET', true, false],
    ['note ~ \\d{4}', true, false],
    ['note is empty', false, true],
    ['note != x', true, true],
    ['judged = noise', true, false],
    ['judged != noise', false, true],
    ['judged = useful', false, false],
    ['judged in (useful, noise)', true, false],
    ['judged is empty', false, true],
    ['judged is not empty', true, false],
    ['not (tag = eip or service = nothing)', false, true],
  ];
  it.each(cases)('%j', (text, isFound, isUnmarkedFound) => {
    expect(matchesTrace(expressionOf(text), TRACE, mark)).toBe(isFound);
    expect(matchesTrace(expressionOf(text), TRACE)).toBe(isUnmarkedFound);
    expect(isOnColumns(expressionOf(text))).toBe(true);
  });
});

describe('a trace is found', () => {
  const cases: [text: string, isFound: boolean][] = [
    ['', true],
    ['service = VPC', true],
    ['service = vpc', false],
    ['service =* vpc', true],
    ['service != vpc', true],
    ['service in (ECS, VPC)', true],
    ['user contains en', true],
    ['user contains EN', false],
    ['user contains* EN', true],
    ['user:LEN', true],
    ['user starts with Le', true],
    ['user starts with en', false],
    ['user starts with* le', true],
    ['user ~ ^L.+a$', true],
    ['user ~ ^l', false],
    ['user ~* ^l', true],
    ['user !~ ^l', true],
    ['user is empty', false],
    ['code is empty', true],
    ['code != 200', true],
    ['code = 200', false],
    ['read_only = false', true],
    ['severity = WARNING', true],
    ['total_time = 12', true],
    ['id = f00d-1', true],
    ['id is empty', false],
    ['id is not empty', true],
    ['user.invoked_by = console', true],
    ['user.invoked_by is empty', false],
    ['user.principal_id is empty', true],
    ['time = 2026-11-20', true],
    ['time = 2026-11-20T10:30', true],
    ['time > 2026-11-20', false],
    ['time >= 2026-11-20', true],
    ['time <= 2026-11-20', true],
    ['time < 2026-11-20', false],
    ['time != 2026-11-20', false],
    ['record_time is empty', true],
    ['record_time > 2026-11-20', false],
    ['not record_time > 2026-11-20', true],
    ['request.name = port-7', true],
    ['request.name = port', false],
    ['request.Name = port-7', false],
    ['request.name != other', true],
    ['request.missing != other', true],
    ['request.missing is empty', true],
    ['request.nothing is empty', true],
    ['request.flag = true', true],
    ['request.items.id = i-2', true],
    ['request.items[0].id = i-2', false],
    ['request.items[1].id = i-2', true],
    ['request.items[1].tags is empty', true],
    ['request.items.tags = y', true],
    ['request.dotted.name = 1', true],
    ['request["dotted.name"] = 1', true],
    ['request.inner.deep.word = Haystack', true],
    ['request contains Hayst', true],
    ['request contains items', true],
    ['request = port-7', true],
    ['response is empty', true],
    ['message.reason contains quota', true],
    ['message.codes = 8', true],
    ['message contains exceeded', true],
    ['location_info starts with plain', true],
    ['extra.user.foo = bar', true],
    ['extra.__proto__ is empty', true],
    ['extra.constructor is empty', true],
    ['haystack', true],
    ['"QUOTA exc"', true],
    ['text contains haystack', false],
    ['text contains Haystack', true],
    ['text = console', true],
    ['text ~ ^port-\\d$', true],
    ['lena eip', true],
    ['lena ecs', false],
    ['lena or ecs', true],
    ['not ecs and not (lena ecs)', true],
    // Not in the record, or its time.
    ['huawei', false],
    ['1795', false],
  ];
  it.each(cases)('%s: %s', (text, isFound) => {
    expect(matchesTrace(expressionOf(text), TRACE)).toBe(isFound);
  });

  it('however deep a body is', () => {
    let request: Trace['request'] = 'needle';
    for (let depth = 0; depth < 50_000; depth += 1) request = [request];
    expect(matchesTrace(expressionOf('needle'), newTrace({ request }))).toBe(true);
    expect(matchesTrace(expressionOf('request.a.b = needle'), newTrace({ request }))).toBe(false);
  });
});

const asTest = (query: Query): BodyTest => query as BodyTest;

it('what columns say leaves out nothing that may pass, and takes in nothing that may not', () => {
  fc.assert(
    fc.property(expressionsThatMeet, fc.array(traces, { minLength: 4, maxLength: 4 }), (expression, some) => {
      const { sure, possible } = splitQuery(expression);
      const { query, bodies } = toQuery(expression);
      expect(query).toEqual(possible);
      expect(bodies === null).toBe(isOnColumns(expression));
      for (const trace of some) {
        const isFound = matchesTrace(expression, trace);
        const isPossible = traceTest(asTest(possible))(trace);
        if (traceTest(asTest(sure))(trace)) expect(isFound).toBe(true);
        if (isFound) expect(isPossible).toBe(true);
        expect(isPossible && (bodies === null || traceTest(bodies)(trace))).toBe(isFound);
      }
    }),
    { numRuns: 500 },
  );
});

it('a query whose searches are known finds the same', () => {
  fc.assert(
    fc.property(expressionsThatMeet, traces, (expression, trace) => {
      const leaves: BodyLeaf[] = [];
      const query = queryWithSearches(expression, (leaf) => String(leaves.push(leaf) - 1));
      const passes = (one: Query): boolean => {
        if (one.kind === 'and') return one.of.every(passes);
        if (one.kind === 'or') return one.of.some(passes);
        if (one.kind === 'not') return !passes(one.of);
        if (one.kind === 'rows') throw new Error('No expression names rows.');
        if (one.kind !== 'found') return traceTest(one)(trace);
        const leaf = leaves[Number(one.search)];
        return leaf !== undefined && traceTest(leaf)(trace);
      };
      expect(passes(query)).toBe(matchesTrace(expression, trace));
    }),
  );
});

describe('is split into', () => {
  const all: Query = { kind: 'all' };
  const none: Query = { kind: 'or', of: [] };
  const code: Query = {
    kind: 'field',
    field: 'code',
    test: { kind: 'in', values: ['1'], fold: false },
  };
  const user: Query = {
    kind: 'field',
    field: 'user.name',
    test: { kind: 'contains', text: 'a', fold: true },
  };
  const cases: [text: string, sure: Query, possible: Query][] = [
    ['', all, all],
    ['x', none, all],
    ['not x', none, all],
    ['code = 1', code, code],
    ['code != 1', { kind: 'not', of: code }, { kind: 'not', of: code }],
    ['not code != 1', code, code],
    ['code = 1 x', none, code],
    ['code = 1 or x', code, all],
    ['not (code = 1 or x)', none, { kind: 'not', of: code }],
    ['code = 1 (user:a or x)', { kind: 'and', of: [code, user] }, code],
    ['code = 1 user:a', { kind: 'and', of: [code, user] }, { kind: 'and', of: [code, user] }],
  ];
  it.each(cases)('%j', (text, sure, possible) => {
    expect(splitQuery(expressionOf(text))).toEqual({ sure, possible });
  });

  it('a range of time has its bounds', () => {
    expect(splitQuery(expressionOf('time = today')).sure).toEqual({
      kind: 'time',
      field: 'time',
      from: Date.UTC(2026, 10, 20, 16),
      to: Date.UTC(2026, 10, 21, 16),
    });
    expect(splitQuery(expressionOf('time > -1h')).sure).toEqual({
      kind: 'time',
      field: 'time',
      from: CONTEXT.now - 3_600_000 + 1,
    });
  });
});

it('what is left to ask of bodies leaves out what columns have said', () => {
  const word: BodyTest = { kind: 'anywhere', test: { kind: 'contains', text: 'x', fold: true } };
  expect(toQuery(expressionOf('code = 1 x')).bodies).toEqual(word);
  expect(toQuery(expressionOf('code = 1 or x')).bodies).toMatchObject({ kind: 'or' });
  expect(structuredClone(bodyTest(expressionOf('request.a[0] != 1')))).toEqual({
    kind: 'not',
    of: {
      kind: 'member',
      field: 'request',
      path: ['a', '0'],
      test: { kind: 'in', values: ['1'], fold: false },
    },
  });
});

it.each([
  ['Foo', { kind: 'text', text: 'Foo', matchCase: false }],
  ['text contains Foo', { kind: 'text', text: 'Foo', matchCase: true }],
  ['text ~* ^f', { kind: 'regex', text: '^f', matchCase: false }],
  ['text = Foo', null],
  ['request contains Foo', null],
  ['user = Foo', null],
])('%s is a search in originals, or none', (text, search) => {
  expect(asTextSearch(bodyTest(expressionOf(text)))).toEqual(search);
});

it('needs nothing but columns to say that every trace has an id', () => {
  expect(['id is empty', 'id is not empty', 'id = x'].map((text) => isOnColumns(expressionOf(text)))).toEqual(
    [true, true, false],
  );
});
