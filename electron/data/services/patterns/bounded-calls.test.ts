import { expect, it } from 'vitest';
import { Failure } from '../../../../shared/model/failure.ts';
import type { DataCallName, Handlers } from '../../../../shared/ipc/contract.ts';
import type { Query } from '../../../../shared/query/query.ts';
import { boundedCalls, type BoundedCallsOptions } from './bounded-calls.ts';

const ALL: Query = { kind: 'all' };
const NONE: Query = { kind: 'or', of: [] };
const COLUMNS = { columns: { version: 1 } };
const DRAFTS: Query = { kind: 'draft', verdict: 'match', of: { name: { kind: 'empty' } } };
const REPORTED: Query = { kind: 'not', of: { kind: 'reported', verdict: 'match', test: { kind: 'empty' } } };

it.each([
  ['notifications report, in a query', { query: REPORTED }],
  ['notifications report, in a rule that colours rows', { query: ALL, rules: [ALL, REPORTED] }],
  ['drafts match, in a query', { query: { kind: 'and', of: [ALL, { kind: 'not', of: DRAFTS }] } }],
  ['drafts match, in a rule that colours rows', { query: ALL, rules: [DRAFTS] }],
])('what %s, is made before a call is handled, and others are handled meanwhile', async (_where, input) => {
  const { promise: made, resolve: make } = Promise.withResolvers<void>();
  const handled: unknown[] = [];
  const calls = boundedCalls(
    { 'traces.page': (asked: unknown) => handled.push(asked) } as unknown as Handlers<DataCallName>,
    { reported: { made: () => made }, drafts: { made: () => made } } as unknown as BoundedCallsOptions,
  );
  const waiting = calls('traces.page', input);
  await calls('traces.page', { query: ALL });
  expect(handled).toEqual([{ query: ALL }]);
  make();
  await waiting;
  expect(handled).toEqual([{ query: ALL }, input]);
});

it('a pattern is tried where it can be stopped, also one of a rule that colours rows', async () => {
  const endless: Query = {
    ...{ kind: 'field', field: 'user.name' },
    test: { kind: 'regex', pattern: '^(a+)+$', fold: false },
  };
  const handled: unknown[] = [];
  const held = (): unknown => COLUMNS;
  const calls = boundedCalls(
    { 'traces.page': (asked: unknown) => handled.push(asked) } as unknown as Handlers<DataCallName>,
    {
      ...{
        held,
        patterns: {
          bounded: (_: unknown, query: Query) => Promise.resolve(query === endless ? NONE : query),
        },
      },
    } as unknown as BoundedCallsOptions,
  );
  await calls('traces.page', { query: ALL, rules: [ALL, endless] });
  await calls('traces.page', { query: endless });
  expect(handled).toEqual([{ query: ALL, rules: [ALL, NONE] }, { query: NONE }]);
});

it('a rule whose pattern has no end marks nothing and is told of by its place; the list is answered all the same', async () => {
  const of = (pattern: string): Query => ({
    ...{ kind: 'field', field: 'user.name' },
    test: { kind: 'regex', pattern, fold: false },
  });
  const [quick, endless] = [of('^a$'), of('^(a+)+$')];
  const calls = boundedCalls(
    { 'traces.page': ({ rules }: { rules: Query[] }) => ({ rules }) } as unknown as Handlers<DataCallName>,
    {
      held: () => COLUMNS,
      patterns: {
        bounded: (_: unknown, query: Query) =>
          query === endless
            ? Promise.reject(new Failure('search-too-costly', { pattern: '^(a+)+$' }))
            : Promise.resolve(query === quick ? ALL : query),
      },
    } as unknown as BoundedCallsOptions,
  );
  expect(await calls('traces.page', { query: ALL, rules: [endless, quick] })).toEqual({
    ...{ rules: [NONE, ALL], costly: [0] },
  });
  // The list itself cannot do without.
  await expect(calls('traces.page', { query: endless, rules: [quick] })).rejects.toThrow();
});
