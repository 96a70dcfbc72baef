import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonFaultAt } from './json-fault.ts';

it.each([
  ['', 0],
  [' \n', 2],
  ['{', 1],
  ['{"a"', 4],
  ['{"a":', 5],
  ['{"a": 1', 7],
  ['{"a": 1,}', 8],
  ['{a: 1}', 1],
  ["{'a': 1}", 1],
  ['[1, 2,]', 6],
  ['[1 2]', 3],
  ['[1}', 2],
  ['{"a": 1]', 7],
  ['{"a" 1}', 5],
  ['"a', 2],
  ['"a\nb"', 2],
  ['"\\x"', 1],
  ['"\\u12G4"', 1],
  ['tru', 0],
  ['nulll', 4],
  ['01', 1],
  ['1.', 1],
  ['-', 0],
  ['+1', 0],
  ['NaN', 0],
  ['{} {}', 3],
  ['\u00a0{}', 0],
  ['// said\n{}', 0],
])('%j stops being JSON at %i', (text, at) => {
  expect(jsonFaultAt(text)).toBe(at);
});

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

it('finds no fault in JSON, and one in all else', () => {
  const signs = fc.constantFrom(...'{}[]",:\\ \n01.-+eEu', 'true', 'null', '"a"', '\u0001', '\u2028', '😀');
  const nearly = fc
    .tuple(fc.json(), fc.nat(), fc.nat(4), fc.string({ unit: signs, maxLength: 2 }))
    .map(([text, at, length, put]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + put + text.slice(start + length);
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), nearly, fc.string({ unit: signs })), (text) => {
      expect(jsonFaultAt(text) === null).toBe(isJson(text));
    }),
    { numRuns: 2000 },
  );
});

it('does not mind how deep a text is nested', () => {
  expect(jsonFaultAt('['.repeat(1_000_000))).toBe(1_000_000);
});
