import { expect, it } from 'vitest';
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
