import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../testing/failure-of.ts';
import { CALL_NAMES, rowOf, type CallName } from './calls.ts';
import { LONGEST_BODY_BYTES, permitted, type CloudRequest } from './guard.ts';

const requestFor = (call: CallName, changed: Partial<CloudRequest> = {}): CloudRequest => {
  const { service, method, path } = rowOf(call);
  const filled = path
    .split('/')
    .slice(1)
    .map((part) => (part.startsWith('{') ? 'x0' : part));
  const names: Partial<Record<CallName, CloudRequest['query']>> = {
    'trackers.delete': [['tracker_name', 'mine']],
    'notifications.delete': [['notification_id', 'n1,n2']],
  };
  return { service, method, path: filled, query: names[call] ?? [], body: null, ...changed };
};
const refusal = (request: CloudRequest, isReadOnly = false): unknown =>
  failureOf(() => permitted(request, isReadOnly)).details;

test.each(CALL_NAMES)('%s may leave', (call) => {
  expect(permitted(requestFor(call), false)).toBe(call);
});

test('a read-only profile lets through what reads by GET and three reading POSTs, nothing else', () => {
  const passing = CALL_NAMES.filter((call) => {
    try {
      return permitted(requestFor(call), true) === call;
    } catch {
      return false;
    }
  });
  expect(passing.filter((call) => rowOf(call).method !== 'GET')).toEqual([
    'buckets.check',
    'tokens.create',
    'keys.list',
  ]);
  expect(passing).toEqual(
    CALL_NAMES.filter((call) => rowOf(call).method === 'GET' || passing.includes(call)),
  );
  expect(refusal(requestFor('trackers.modify'), true)).toEqual({
    call: 'trackers.modify',
    reason: 'read-only',
  });
});

describe('deleting trackers', () => {
  const name = (...values: string[]): Partial<CloudRequest> => ({
    query: values.map((value) => ['tracker_name', value]),
  });

  test.each<[string, Partial<CloudRequest>]>([
    ['no name', { query: [] }],
    ['an empty name', name('')],
    ['a name of blanks', name(' \t ')],
    ['two names', name('one', 'two')],
    ['a name and an empty one', name('one', '')],
    ['the name under another name', { query: [['Tracker_name', 'one']] }],
    ['a type alone', { query: [['tracker_type', 'data']] }],
    [
      'a name and something unknown',
      {
        query: [
          ['tracker_name', 'one'],
          ['all', 'true'],
        ],
      },
    ],
  ])('with %s is refused', (_case, changed) => {
    expect(refusal(requestFor('trackers.delete', changed))).toMatchObject({ reason: 'tracker-name-empty' });
  });

  test.each(['system', ' System ', 'SYSTEM'])('with the name %s is refused', (value) => {
    expect(refusal(requestFor('trackers.delete', name(value)))).toMatchObject({ reason: 'tracker-system' });
  });

  test('by any path that might be read as theirs is refused', () => {
    const words = fc.constantFrom(
      'v3',
      'v1.0',
      'p',
      'trackers',
      'tracker',
      'Trackers',
      '',
      '.',
      '..',
      'trackers/',
      '%2e',
      'x;y',
    );
    const query = fc.array(
      fc.tuple(
        fc.constantFrom('tracker_type', 'x', 'tracker_name'),
        fc.constantFrom('', ' ', 'data', 'system'),
      ),
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), query, (path, pairs) => {
        const isNamed = pairs.filter(([key]) => key === 'tracker_name').length === 1;
        fc.pre(!(isNamed && pairs.some(([key, value]) => key === 'tracker_name' && value === 'data')));
        const request = { service: 'cts', method: 'DELETE', path, query: pairs, body: null } as const;
        expect(refusal(request)).toHaveProperty('reason');
      }),
    );
  });
});

test('several notifications are deleted by their ids, never without', () => {
  for (const query of [
    [],
    [['notification_id', '']],
    [['notification_name', 'x']],
  ] as CloudRequest['query'][])
    expect(refusal(requestFor('notifications.delete', { query }))).toMatchObject({
      reason: 'identifier-malformed',
    });
});

test.each(['', '.', '..', 'a/b', 'a\\b', '%2e', 'a?b', 'a#b', 'a\nb', '\ud800'])(
  'no part of a path is %j, which could be read as another path',
  (part) => {
    const path = ['v3', part, 'traces'];
    expect(refusal(requestFor('traces.list', { path }))).toMatchObject({ reason: 'identifier-malformed' });
  },
);

test.each<[string, Partial<CloudRequest>]>([
  ['another service', { service: 'iam' }],
  ['another method', { method: 'DELETE' }],
  ['a longer path', { path: ['v3', 'p', 'traces', 'x'] }],
  ['another version', { path: ['v1.0', 'p', 'traces'] }],
])('what is no call of the table does not leave: %s', (_case, changed) => {
  expect(refusal(requestFor('traces.list', changed))).toMatchObject({ reason: 'unknown-call' });
});

test('a body longer than the service takes does not leave', () => {
  const body = Buffer.alloc(LONGEST_BODY_BYTES + 1);
  expect(refusal(requestFor('notifications.create', { body }))).toMatchObject({ reason: 'too-large' });
});
