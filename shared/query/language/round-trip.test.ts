import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeInput } from '../../ipc/decode.ts';
import { QUERY_DEPTH_LIMIT, type Query } from '../query.ts';
import { bodyTest } from './body-test.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { splitQuery } from './split.ts';
import { expressionsOfAnyText, texts } from './testing/arbitrary.ts';
import { CONTEXT } from './testing/query-context.ts';
import { expressionOf, withoutRanges } from './testing/reading.ts';

it('what is printed is read as the same', () => {
  fc.assert(
    fc.property(expressionsOfAnyText, (expression) => {
      const printed = printQuery(expression);
      expect(withoutRanges(expressionOf(printed))).toEqual(withoutRanges(expression));
      expect(printed).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }),
    { numRuns: 500 },
  );
});

it('a word with an open name of a path does not swallow what follows it', () => {
  const { expression } = parseQuery(`not "['a" and time is empty`, CONTEXT);
  const printed = printQuery(expression ?? { kind: 'all', from: 0, to: 0 });
  expect(printed).toBe(`not "['a" and time is empty`);
  expect(withoutRanges(expressionOf(printed))).toEqual(withoutRanges(expression ?? expressionOf('')));
});

const lines = fc.oneof(
  fc.array(texts, { maxLength: 12 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom('user', '=', 'and', 'or', 'not', '(', ')', 'a', 'in', 'is', 'time', '-2h', ',', '"'),
      {
        maxLength: 14,
      },
    )
    .map((words) => words.join(' ')),
);

it('any text is read to an expression or to problems, with colours in order for all that is no blank', () => {
  fc.assert(
    fc.property(lines, (text) => {
      const { expression, problems, tokens } = parseQuery(text, CONTEXT);
      expect(expression === null).toBe(problems.length > 0);
      let at = 0;
      for (const { from, to } of tokens) {
        expect(text.slice(at, from).trim()).toBe('');
        expect(to).toBeGreaterThan(from);
        at = to;
      }
      expect(text.slice(at).trim()).toBe('');
      for (const { from, to } of problems) {
        expect(from).toBeLessThan(to);
        expect(to).toBeLessThanOrEqual(text.length);
      }
      if (expression === null) return;
      const printed = printQuery(expression);
      expect(printQuery(expressionOf(printed))).toBe(printed);
      expect(withoutRanges(expressionOf(printed))).toEqual(withoutRanges(expression));
    }),
    { numRuns: 1_000 },
  );
});

describe('what somebody means harm with ends as a problem', () => {
  const big = 100_000;
  const cases: [what: string, text: string, code: string][] = [
    ['a long word', 'a'.repeat(big), 'text-too-long'],
    ['a long value', `user = ${'a'.repeat(10_001)}`, 'value-too-long'],
    ['many parentheses', '('.repeat(1_000) + 'a' + ')'.repeat(1_000), 'nested-too-deep'],
    ['as many as fit', '('.repeat(49_000), 'nested-too-deep'],
    ['many that close', ')'.repeat(49_000), 'paren-extra'],
    ['many that close nothing', ')'.repeat(49_000), 'too-many-clauses'],
    ['many nots', 'not '.repeat(1_000) + 'a', 'nested-too-deep'],
    ['many marks', '!'.repeat(1_000) + 'a', 'nested-too-deep'],
    ['many words', 'a '.repeat(20_000), 'too-many-clauses'],
    ['many ands', 'and '.repeat(12_000), 'operand-missing'],
    ['many ors', '||'.repeat(24_000), 'operand-missing'],
    ['many commas', ','.repeat(49_000), 'too-many-clauses'],
    [
      'many values',
      `user in (${[...Array(10_001).keys()].map((at) => String(at)).join()})`,
      'too-many-values',
    ],
    ['many unknown fields', 'servicetyp = x '.repeat(3_000), 'unknown-field'],
    ['a long path', `request${'.a'.repeat(20_000)} = x`, 'path-malformed'],
    ['blanks between half operators', `a not${' '.repeat(40_000)}x = 2`, 'unknown-field'],
    ['a pattern of parentheses', `user ~ ${'('.repeat(9_000)}`, 'pattern-unreadable'],
  ];
  it.each(cases)('%s', (_what, text, code) => {
    const { expression, problems } = parseQuery(text, CONTEXT);
    expect(expression).toBeNull();
    expect(problems.map((problem) => problem.code)).toContain(code);
  });
});

it('what is read is taken by the contract, and by a thread', () => {
  fc.assert(
    fc.property(expressionsOfAnyText, (expression) => {
      const { sure, possible } = splitQuery(expressionOf(printQuery(expression)));
      for (const query of [sure, possible])
        expect(decodeInput('traces.fields', { query, limit: 1 })).toEqual({ query, limit: 1 });
      expect(structuredClone(bodyTest(expression))).toEqual(bodyTest(expression));
    }),
  );
});

it('what is read is never too deep for the contract', () => {
  const deepest = `${'(a or b and '.repeat(40)}c${')'.repeat(40)}`;
  const { possible } = splitQuery(expressionOf(deepest.replaceAll(/\b([abc])\b/g, 'user != $1')));
  const depthOf = (query: Query): number => {
    if (query.kind === 'and' || query.kind === 'or') return 1 + Math.max(...query.of.map(depthOf));
    return query.kind === 'not' ? 1 + depthOf(query.of) : 1;
  };
  expect(depthOf(possible)).toBeGreaterThan(80);
  expect(depthOf(possible)).toBeLessThan(QUERY_DEPTH_LIMIT);
});
