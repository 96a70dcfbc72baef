import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compactJson, compactText } from './compact-json.ts';

const compact = (text: string): string => compactJson(Buffer.from(text)).toString();

test.each([
  ['{ "a" : 1.50 , "a":1e400 }', '{"a":1.50,"a":1e400}'],
  ['[\r\n\t12345678901234567890 ]', '[12345678901234567890]'],
  ['{"a b": " c\\" \\\\", "d": "\\u0020 e"}', '{"a b":" c\\" \\\\","d":"\\u0020 e"}'],
  ['{"键": "值 值"}', '{"键":"值 值"}'],
  ['"x y"', '"x y"'],
])('%j is %j on one line', (text, expected) => {
  expect(compact(text)).toBe(expected);
});

test('what is compact says the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(compact(text)).toBe(JSON.stringify(value));
    }),
  );
});

test.each([
  ['{ "a": 1 }', '{"a":1}'],
  [' [ 1 ]', '[1]'],
  ['{ not JSON }', '{ not JSON }'],
  ['plain text', 'plain text'],
  ['1 ', '1 '],
  ['["\uD800 a", 1]', '["\uD800 a", 1]'],
])('text %j is %j', (text, expected) => {
  expect(compactText(text)).toBe(expected);
});
