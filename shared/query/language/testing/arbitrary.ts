import fc from 'fast-check';
import { MARK_FIELDS } from '../../../model/mark.ts';
import { COLUMN_NAMES } from '../../../model/trace-columns.ts';
import type { Json } from '../../../model/json.ts';
import type { Trace } from '../../../model/trace.ts';
import type { FieldTest } from '../../query.ts';
import { newTrace } from './new-trace.ts';
import type { ClauseContent, ClauseTest, CompareSign, Expression, Subject } from '../expression.ts';
import { readMoment } from '../moment.ts';
import { faultOf } from '../pattern-fault.ts';
import { CONTEXT } from './query-context.ts';

const PIECES = [
  'a',
  'B',
  'ς',
  'Σ',
  ' ',
  '"',
  "'",
  '\\',
  'n',
  'u0041',
  '(',
  ')',
  '[',
  ']',
  ',',
  '=',
  '!',
  '<',
];
const MORE = [
  '~',
  '*',
  ':',
  '.',
  '/',
  '@',
  '-',
  '&&',
  '|',
  'and',
  'in',
  'user',
  '主机',
  ...'（），：！＝＞～《“”’',
  '\u202e',
  '\ud800',
  '\n',
  '😀',
];

/** Texts of what the language itself is made of, and of what breaks lines. */
export const texts = fc
  .array(fc.constantFrom(...PIECES, ...MORE), { minLength: 1, maxLength: 5 })
  .map((pieces) => pieces.join(''));

/** Few different ones, so that traces and clauses meet. */
const meeting = fc.constantFrom('a', 'A', 'ab', 'b', 'x', 'true', '1');

const members: fc.Arbitrary<Subject> = fc.record({
  kind: fc.constant('member' as const),
  field: fc.constantFrom('request' as const, 'response' as const, 'extra' as const),
  path: fc.array(fc.oneof(fc.constantFrom('a', 'b', '0', 'a.b', ''), texts), { maxLength: 3 }),
});
const others: fc.Arbitrary<Subject> = fc.oneof(
  fc.constantFrom(...COLUMN_NAMES).map((field) => ({ kind: 'column' as const, field })),
  fc
    .constantFrom('trace_id' as const, 'message' as const, 'user.invoked_by' as const)
    .map((field) => ({ kind: 'member' as const, field, path: [] })),
  // Of a bookmark little can be asked.
  fc.constantFrom(...MARK_FIELDS.slice(1)).map((field) => ({ kind: 'mark' as const, field })),
  members,
);

const fieldTests = (values: fc.Arbitrary<string>): fc.Arbitrary<FieldTest> => {
  const fold = fc.boolean();
  return fc.oneof(
    fc.record({
      kind: fc.constant('in' as const),
      values: fc.uniqueArray(values, { minLength: 1, maxLength: 3 }),
      fold,
    }),
    fc.record({ kind: fc.constantFrom('contains' as const, 'starts-with' as const), text: values, fold }),
    fc.record({ kind: fc.constant('regex' as const), pattern: values.map(asPattern), fold }),
  );
};

function asPattern(text: string): string {
  return faultOf(text) === null ? text : text.replace(/[^\w ]/g, '.');
}

const EMPTY = fc.constant<FieldTest>({ kind: 'empty' });

const times = fc.constantFrom(
  '-2h',
  'today',
  'yesterday',
  '2026-11',
  '2026-11-20',
  '2026-11-20T10:00:05.120Z',
);

const comparisons = fc
  .tuple(fc.constantFrom<CompareSign>('=', '>', '>=', '<', '<='), times)
  .map(([sign, written]): ClauseTest => {
    const moment = readMoment(written, CONTEXT);
    if (moment === undefined) throw new Error(written);
    return { kind: 'compare', sign, moment };
  });

function contents(values: fc.Arbitrary<string>): fc.Arbitrary<ClauseContent> {
  const negated = fc.boolean();
  const time = fc.constantFrom('time' as const, 'record_time' as const);
  return fc.oneof(
    fc.record({ subject: others, test: fc.oneof(fieldTests(values), EMPTY), negated }),
    fc.record({
      subject: fc.constant<Subject>({ kind: 'anywhere' }),
      test: fieldTests(values),
      negated,
    }),
    fc
      .record({
        subject: time.map((field): Subject => ({ kind: 'time', field })),
        test: fc.oneof(comparisons, EMPTY),
        negated,
      })
      .map((one) =>
        one.test.kind === 'compare' && one.test.sign !== '=' ? { ...one, negated: false } : one,
      ),
  );
}

const NOWHERE = { from: 0, to: 0 };

function expressions(values: fc.Arbitrary<string>): fc.Arbitrary<Expression> {
  const clause = contents(values).map((one): Expression => ({ kind: 'clause', ...one, ...NOWHERE }));
  return fc.letrec<{ tree: Expression }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      clause,
      tie('tree').map((of): Expression => ({ kind: 'not', of, ...NOWHERE })),
      fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
        )
        .map(([kind, of]): Expression => ({
          kind,
          of: of.flatMap((one) => (one.kind === kind ? one.of : [one])),
          ...NOWHERE,
        })),
    ),
  })).tree;
}

export const contentsOfAnyText = contents(texts);
export const contentsThatMeet = contents(meeting);
export const expressionsOfAnyText = expressions(texts);
export const expressionsThatMeet = expressions(meeting);

const bodies: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(meeting, fc.constantFrom(null, true, 1, '{"a":{"b":"x"}}')),
    fc.array(tie('json'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'a.b', 'x'), tie('json'), { maxKeys: 2 }),
  ),
})).json;

const absentOr = <Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(values);

export const traces: fc.Arbitrary<Trace> = fc
  .record({
    'user.name': absentOr(meeting),
    service_type: absentOr(meeting),
    severity: absentOr(meeting),
    read_only: absentOr(fc.boolean()),
    message: absentOr(meeting),
    'user.invoked_by': fc.array(meeting, { maxLength: 2 }),
    request: bodies,
    response: bodies,
    record_time: absentOr(fc.constantFrom(CONTEXT.now, Date.UTC(2026, 10, 20, 2))),
    time: fc.constantFrom(CONTEXT.now, CONTEXT.now - 3_600_000, Date.UTC(2026, 10, 20, 2)),
  })
  .map((fields) => ({ ...newTrace(), ...fields }));
