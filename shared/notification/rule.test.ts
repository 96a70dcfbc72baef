import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILTER_FIELDS, parseRule, printRule } from './rule.ts';

it('knows the six fields of a filter', () => {
  expect(FILTER_FIELDS.toSorted()).toEqual([
    'api_version',
    'code',
    'resource_id',
    'resource_name',
    'trace_rating',
    'trace_type',
  ]);
});

describe('a rule is read', () => {
  it.each([
    ['code = 200', 'code', '=', '200'],
    ['code=200', 'code', '=', '200'],
    ['code!=200', 'code', '!=', '200'],
    ['\t code \r\n!=\t 200 \n', 'code', '!=', '200'],
    ['code == 1', 'code', '=', '= 1'],
    ['code !== 1', 'code', '!=', '= 1'],
    ['code = != 1', 'code', '=', '!= 1'],
    ['code =!= 1', 'code', '=', '!= 1'],
    ['resource_name = a = b', 'resource_name', '=', 'a = b'],
    ['resource_name != a  b', 'resource_name', '!=', 'a  b'],
    ['resource_name = \u00a0a\u3000', 'resource_name', '=', '\u00a0a\u3000'],
    ['resource_name = 主机', 'resource_name', '=', '主机'],
    ['resource_name = \f', 'resource_name', '=', '\f'],
    // Whether the field takes the value is not the parser's question.
    ['trace_rating = severe', 'trace_rating', '=', 'severe'],
  ])('%j', (text, field, op, value) => {
    expect(parseRule(text)).toEqual({ field, op, value });
  });
});

describe('a rule is malformed', () => {
  it.each([
    '',
    ' ',
    'code',
    'code =',
    'code = \t\r\n',
    'code != ',
    'code !',
    'code ! = 1',
    '= 1',
    '!= 1',
    'Code = 1',
    'code\u00a0= 1',
    'code\f= 1',
    'name = 1',
    'user.name = a',
    'toString = 1',
    '__proto__ = 1',
    'code resource_id = 1',
    'code > 1',
    '"code" = 1',
    '200 = code',
  ])('%j', (text) => {
    expect(parseRule(text)).toBeNull();
  });
});

const OPS = ['=', '!='] as const;
const signs = fc.constantFrom(' ', '\t', '\r', '\n', '=', '!', 'a', 'B', '1', '\u00a0', '\f', '主', '😀');
const texts = fc.oneof(fc.string({ unit: signs, maxLength: 12 }), fc.string({ unit: 'binary' }));
const values = texts.filter((text) => /^[^ \t\r\n]/.test(text) && /[^ \t\r\n]$/.test(text));
const blanks = fc.string({ unit: fc.constantFrom(' ', '\t', '\r', '\n'), maxLength: 3 });

it('reads what it prints', () => {
  fc.assert(
    fc.property(fc.constantFrom(...FILTER_FIELDS), fc.constantFrom(...OPS), values, (field, op, value) => {
      const rule = { field, op, value };
      expect(parseRule(printRule(rule))).toEqual(rule);
    }),
  );
});

it('takes white space around each part for nothing', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...FILTER_FIELDS),
      fc.constantFrom(...OPS),
      values,
      fc.array(blanks, { minLength: 4, maxLength: 4 }),
      (field, op, value, [a = '', b = '', c = '', d = '']) => {
        expect(parseRule(`${a}${field}${b}${op}${c}${value}${d}`)).toEqual({ field, op, value });
      },
    ),
  );
});

it('prints any text it can read in a form that reads the same and prints the same', () => {
  const rules = fc
    .tuple(fc.constantFrom(...FILTER_FIELDS, 'name'), blanks, fc.constantFrom(...OPS, '=='), texts)
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(rules, (text) => {
      const rule = parseRule(text);
      if (rule === null) return;
      expect(parseRule(printRule(rule))).toEqual(rule);
    }),
  );
});

it('reads a megabyte in one go', () => {
  const spaces = ' '.repeat(500_000);
  expect(parseRule(`code = a${spaces}b${spaces}`)?.value).toHaveLength(500_002);
  expect(parseRule(`code ${spaces}a`)).toBeNull();
});
