import { expect, it } from 'vitest';
import { traceFile } from './generate.ts';
import { draftsOf, notificationJson, type Draft, type Rule } from './notifications.ts';
import { parsedTraces, predicateOf, replayInLoop } from './peers/replay-loop.ts';
import { populationOf } from './population.ts';

const population = populationOf(1);
const drafts = draftsOf(population, 1);
const named = ({ operations }: Draft): number =>
  operations?.reduce((sum, { names }) => sum + names.length, 0) ?? 0;
const rules = drafts.flatMap(({ filter }) => (filter?.on === true ? filter.rules : []));

it('drafts the same hundred for the same seed, and others for another', () => {
  expect(draftsOf(populationOf(1), 1)).toEqual(drafts);
  expect(draftsOf(population, 2)).not.toEqual(drafts);
  expect(drafts).toHaveLength(100);
});

it('names each of them otherwise, as the service allows', () => {
  expect(new Set(drafts.map(({ name }) => name)).size).toBe(100);
  for (const { name } of drafts) expect(name).toMatch(/^\w{1,64}$/);
});

it('has twenty of all operations, and eighty of one to a thousand', () => {
  const customized = drafts.filter(({ operations }) => operations !== null);
  expect(customized).toHaveLength(80);
  const counts = customized.map(named);
  expect([Math.min(...counts), Math.max(...counts)]).toEqual([1, 1000]);
  expect(new Set(counts).size).toBeGreaterThan(10);
});

it.each<[string, (draft: Draft) => boolean]>([
  ['everybody', ({ users }) => users.length === 0],
  ['users in many lists', ({ users }) => users.flat().length === 50 && users.length === 10],
  ['users and all operations', ({ users, operations }) => users.length > 0 && operations === null],
  [
    'services in lower case',
    ({ operations }) => operations?.some(({ service }) => service === 'ecs') === true,
  ],
  ['no filter', ({ filter }) => filter === null],
  ['a filter switched off', ({ filter }) => filter?.on === false],
  ['all of several rules', ({ filter }) => filter?.condition === 'AND' && filter.rules.length > 1],
  ['any of several rules', ({ filter }) => filter?.condition === 'OR' && filter.rules.length > 1],
  ['a rule that cannot be read', ({ filter }) => filter?.rules.includes(null) === true],
])('has some with %s', (_, test) => {
  expect(drafts.filter(test).length).toBeGreaterThan(0);
});

it.each(['api_version', 'code', 'trace_rating', 'trace_type', 'resource_id', 'resource_name'] as const)(
  'has rules of both kinds on %s',
  (field) => {
    const operators = rules.filter((rule): rule is Rule => rule?.field === field).map(({ op }) => op);
    expect(new Set(operators)).toEqual(new Set(['=', '!=']));
  },
);

it('matches from none to most of the traces, and leaves some undecided', () => {
  const traces = [0, 1].flatMap((file) =>
    parsedTraces(traceFile({ traces: 10_000, seed: 1 }, population, file).text),
  );
  const tallies = replayInLoop(traces, drafts.map(predicateOf));
  const between = (from: number, to: number): number =>
    tallies.filter(({ matched }) => matched >= from * traces.length && matched < to * traces.length).length;
  expect(between(0, 1e-9)).toBeGreaterThan(5);
  expect(between(1e-9, 0.01)).toBeGreaterThan(10);
  expect(between(0.01, 0.1)).toBeGreaterThan(5);
  expect(between(0.1, 0.6)).toBeGreaterThan(5);
  expect(between(0.6, 1)).toBeGreaterThan(5);
  expect(tallies.filter(({ unknown }) => unknown > 0).length).toBeGreaterThan(10);
});

it('writes a draft as the service reads it', () => {
  const rule: Rule = { field: 'code', op: '!=', value: '200' };
  const draft: Draft = {
    name: 'n',
    operations: [{ service: 'ecs', resourceType: 'server', names: ['createServer'] }],
    users: [['ops.001'], ['dev.002']],
    filter: { on: true, condition: 'OR', rules: [rule, null] },
  };
  expect(notificationJson(draft)).toEqual({
    notification_name: 'n',
    operation_type: 'customized',
    operations: [{ service_type: 'ecs', resource_type: 'server', trace_names: ['createServer'] }],
    notify_user_list: [
      { user_group: 'group_0', user_list: ['ops.001'] },
      { user_group: 'group_1', user_list: ['dev.002'] },
    ],
    status: 'enabled',
    topic_id: expect.stringMatching(/^urn:smn:/) as string,
    filter: { is_support_filter: true, condition: 'OR', rule: ['code != 200', 'code is 403'] },
  });
  expect(notificationJson({ ...draft, operations: null, users: [], filter: null })).toEqual({
    notification_name: 'n',
    operation_type: 'complete',
    status: 'enabled',
    topic_id: expect.any(String) as string,
  });
});
