import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../model/json.ts';
import { FILTER_FIELDS, parseRule, printRule } from '../rule.ts';
import { parseFilter, printFilter } from './filter-text.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc
    .array(fc.constantFrom('AND', 'OR', ' ', '"', '=', '!=', 'code', '\n', '5', '\\'), { minLength: 1 })
    .map((parts) => parts.join('')),
);
const rule = fc
  .record({
    field: fc.constantFrom(...FILTER_FIELDS),
    op: fc.constantFrom('=' as const, '!=' as const),
    value: text,
  })
  .map(printRule);
/** Also what is no rule: it is kept. */
const element = fc.oneof(rule, text, fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>);

/** What a rule says, however it is spaced. */
function meant(each: Json): Json {
  const parsed = typeof each === 'string' ? parseRule(each) : null;
  return parsed === null ? (JSON.parse(JSON.stringify(each)) as Json) : printRule(parsed);
}

test('what is printed is read as the same rules, joined by the same word', () => {
  fc.assert(
    fc.property(
      fc.array(element, { maxLength: 6 }),
      fc.constantFrom('AND' as const, 'OR' as const),
      (rules, condition) => {
        expect(parseFilter(printFilter(condition, rules))).toEqual({
          condition: rules.length > 1 ? condition : null,
          rules: rules.map(meant),
        });
      },
    ),
  );
});

test('any line is read, or its fault lies within it', () => {
  fc.assert(
    fc.property(text, (line) => {
      const read = parseFilter(line);
      if (!('fault' in read)) return;
      expect(read.at).toBeGreaterThanOrEqual(0);
      expect(read.at).toBeLessThanOrEqual(line.length);
    }),
  );
});

test.each([
  [
    'code=200  AND   trace_rating != normal',
    { condition: 'AND', rules: ['code = 200', 'trace_rating != normal'] },
  ],
  [
    'resource_name = "a AND b" OR code = 1',
    { condition: 'OR', rules: ['resource_name = a AND b', 'code = 1'] },
  ],
  ['resource_id = \u00a0 ', { condition: null, rules: ['resource_id = \u00a0'] }],
  ['resource_name = ANDROID', { condition: null, rules: ['resource_name = ANDROID'] }],
  ['', { condition: null, rules: [] }],
  ['code', { at: 0, fault: 'no-rule' }],
  ['code = ', { at: 7, fault: 'no-value' }],
  ['code = 1 AND', { at: 12, fault: 'no-rule' }],
  ['code = 1 AND code = 2 OR code = 3', { at: 22, fault: 'mixed' }],
  ['user = lena', { at: 0, fault: 'no-rule' }],
  ['code = "1', { at: 7, fault: 'no-text' }],
])('the line %j', (line, wanted) => {
  expect(parseFilter(line)).toEqual(wanted);
});
