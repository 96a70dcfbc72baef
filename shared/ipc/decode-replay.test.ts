import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../model/failure.ts';
import { NESTING_LIMIT } from '../model/json.ts';
import type { CallName } from './contract.ts';
import { decodeInput } from './decode.ts';

const DRAFT = {
  notification: { operation_type: 'complete' },
  ...{ provider: 'huawei', projectId: null, assumptions: {}, respectStatus: false },
} as const;
const RUN = {
  asker: 'designer',
  draft: DRAFT,
  window: { from: null, to: null },
  samples: { limit: 0, columns: [] },
} as const;

/** Those that take a draft, each with one that is right. */
const CALLS: [CallName, (draft: unknown) => object][] = [
  ['replay.run', (draft) => ({ ...RUN, draft })],
  ['replay.explain', (draft) => ({ draft, trace: { row: 0 } })],
  [
    'replay.compare',
    (draft) => ({ ...{ asker: 'a', before: draft, after: DRAFT }, window: RUN.window, samples: RUN.samples }),
  ],
  ['replay.nearMisses', (draft) => ({ ...RUN, draft, groups: 0 })],
  ['notifications.check', (draft) => ({ draft })],
];

const refused = (name: CallName, input: unknown): void =>
  expect(() => decodeInput(name, input)).toThrow(expect.objectContaining({ code: 'input-invalid' }));

const parsed = (text: string): unknown => JSON.parse(text);
const lists = (depth: number): unknown => parsed('['.repeat(depth) + ']'.repeat(depth));
const objects = (depth: number): unknown => parsed('{"a":'.repeat(depth) + '1' + '}'.repeat(depth));

function selfContaining(times: number): unknown {
  const list: unknown[] = [];
  for (let at = 0; at < times; at += 1) list.push(list);
  return list;
}

const gap = (): unknown[] => {
  const list: unknown[] = ['code = 200'];
  list[2] = 'code = 404';
  return list;
};

describe.each(CALLS)('%s', (name, withDraft) => {
  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'no notification at all'],
    ['a list', [1, 'a', null, true, {}]],
    ['an empty object', {}],
    ['members that every object seems to have', parsed('{"__proto__": {"status": 1}, "constructor": "x"}')],
    ['lists as deep as they may be', lists(NESTING_LIMIT)],
    ['objects as deep as they may be', objects(NESTING_LIMIT)],
    ['an object without a prototype', Object.assign(Object.create(null) as object, { status: 'enabled' })],
    ['a hundred thousand entries', { operations: Array.from({ length: 100_000 }, () => ({ a: 1 })) }],
    ['a megabyte of text', { notification_name: 'x'.repeat(1_000_000) }],
    ['half a character', { notification_name: '\ud800' }],
  ])('takes %s for a notification that somebody is writing', (_what, notification) => {
    const input = withDraft({ ...DRAFT, notification });
    expect(decodeInput(name, input)).toEqual(input);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['not a number', NaN],
    ['not a number, within', { filter: { rule: [NaN] } }],
    ['infinity', [Infinity]],
    ['a member that is undefined', { status: undefined }],
    ['an element that is undefined', [undefined]],
    ['a list with a gap', { filter: { rule: gap() } }],
    ['a list that is nothing but a gap', new Array(4_000_000_000)],
    ['a function', { status: () => 'enabled' }],
    ['a symbol', [Symbol('a')]],
    ['a large number', { a: 1n }],
    ['a date', { at: new Date(0) }],
    ['a map', new Map([['status', 'enabled']])],
    ['bytes', new Uint8Array(3)],
    ['a boxed text', { status: new String('enabled') }],
    ['an object of a class', new (class Notification {})()],
    ['lists nested too deep', lists(NESTING_LIMIT + 2)],
    ['lists nested ten thousand deep', lists(10_000)],
    ['objects nested ten thousand deep', objects(10_000)],
    ['a list that holds itself', selfContaining(1)],
    ['a list that holds itself twice', selfContaining(2)],
    ['a list that holds itself ten thousand times', selfContaining(10_000)],
    ['more text than any use', { a: 'x'.repeat(20_000_001) }],
  ])('refuses %s as a notification', (_what, notification) => {
    refused(name, withDraft({ ...DRAFT, notification }));
  });

  it.each<[string, unknown]>([
    ['no draft', undefined],
    ['a list for a draft', [DRAFT]],
    ['an unknown member', { ...DRAFT, pins: [] }],
    ['an unknown provider', { ...DRAFT, provider: 'gcp' }],
    ['an inherited provider', { ...DRAFT, provider: 'toString' }],
    ['no provider', { ...DRAFT, provider: null }],
    ['a project that is no text', { ...DRAFT, projectId: 7 }],
    ['a project beyond any use', { ...DRAFT, projectId: 'p'.repeat(1001) }],
    ['a status that is no flag', { ...DRAFT, respectStatus: 'yes' }],
    ['no assumptions', { ...DRAFT, assumptions: null }],
    ['a list of assumptions', { ...DRAFT, assumptions: [] }],
    ['an unknown assumption', { ...DRAFT, assumptions: { 'absent-equal': 'match' } }],
    ['an assumption of an unknown value', { ...DRAFT, assumptions: { 'absent-not-equal': 'yes' } }],
    ['an assumption that cannot be switched', { ...DRAFT, assumptions: { 'groups-are-labels': 'no' } }],
    ['an assumption that is undefined', { ...DRAFT, assumptions: { 'absent-not-equal': undefined } }],
    ['an assumption in a list', { ...DRAFT, assumptions: { 'absent-not-equal': ['match'] } }],
    ['an assumption called __proto__', { ...DRAFT, assumptions: parsed('{"__proto__": "yes"}') }],
    ['an assumption called constructor', { ...DRAFT, assumptions: { constructor: 'yes' } }],
  ])('refuses %s', (_what, draft) => {
    refused(name, withDraft(draft));
  });

  it('refuses or takes whatever it is given, and throws nothing else', () => {
    const anything = fc.anything({
      ...{ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true },
      ...{ withObjectString: true, withSparseArray: true, withTypedArray: true },
    });
    const draft = fc.record(
      {
        notification: anything,
        provider: fc.oneof(fc.constant('ibm'), anything),
        projectId: fc.oneof(fc.string(), anything),
        assumptions: fc.oneof(fc.constant({}), anything),
        respectStatus: fc.oneof(fc.boolean(), anything),
      },
      { requiredKeys: ['notification'] },
    );
    fc.assert(
      fc.property(draft, (one) => {
        try {
          const decoded = decodeInput(name, withDraft(one));
          // What passes is JSON.
          expect(JSON.parse(JSON.stringify(decoded))).toEqual(JSON.parse(JSON.stringify(withDraft(one))));
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('a request', () => {
  it.each<[CallName, string, object]>([
    ['replay.run', 'without an asker', { ...RUN, asker: '' }],
    ['replay.run', 'of an asker beyond any use', { ...RUN, asker: 'x'.repeat(101) }],
    ['replay.run', 'with half a window', { ...RUN, window: { from: 0 } }],
    ['replay.run', 'with half a millisecond', { ...RUN, window: { from: 0.5, to: null } }],
    ['replay.run', 'from no instant', { ...RUN, window: { from: NaN, to: null } }],
    ['replay.run', 'to the end of time', { ...RUN, window: { from: null, to: Infinity } }],
    ['replay.run', 'for less than no rows', { ...RUN, samples: { limit: -1, columns: [] } }],
    ['replay.run', 'for more rows than any use', { ...RUN, samples: { limit: 1001, columns: [] } }],
    ['replay.run', 'for what is no column', { ...RUN, samples: { limit: 1, columns: ['request'] } }],
    ['replay.run', 'for what every object has', { ...RUN, samples: { limit: 1, columns: ['constructor'] } }],
    ['replay.stop', 'without an asker', {}],
    ['replay.explain', 'of no trace', { draft: DRAFT, trace: {} }],
    ['replay.explain', 'of a row and an id', { draft: DRAFT, trace: { row: 1, traceId: 'x' } }],
    ['replay.explain', 'of half a row', { draft: DRAFT, trace: { row: 0.5 } }],
    ['replay.explain', 'of a row before the first', { draft: DRAFT, trace: { row: -1 } }],
    ['replay.explain', 'of an id beyond any use', { draft: DRAFT, trace: { traceId: 'x'.repeat(1001) } }],
    ['replay.nearMisses', 'for more groups than any use', { ...RUN, groups: 1001 }],
    ['replay.nearMisses', 'for no number of groups', { ...RUN }],
    ['replay.compare', 'with one draft', { ...RUN, before: DRAFT }],
  ])('%s %s is refused', (name, _what, input) => {
    refused(name, input);
  });
});
