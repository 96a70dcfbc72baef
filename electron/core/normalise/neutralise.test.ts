import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neutralised, unneutralised } from './neutralise.ts';
import { hostileText } from './testing/hostile-text.ts';

test.each([
  ['=1+1'],
  ['+1'],
  ['-1'],
  ['-'],
  ['@SUM(A1)'],
  ['\t=1'],
  ['\tplain'],
  ['\rplain'],
  ['\nplain'],
  ['  =1'],
  ['  \tplain'],
  ['"=1'],
  ["'=1"],
  [' "\' -1'],
  ['\u00A0=1'],
  ['\u3000=1'],
  ['\uFEFF=1'],
  ['\u200B=1'],
  ['\u0000=1'],
  ['＝1'],
  ['＋1'],
  ['－1'],
  ['＠a'],
])('%j is neutralised', (text) => {
  expect(neutralised(text)).toBe(`'${text}`);
});

test.each([
  [''],
  ['a=1'],
  ['1-2'],
  ['10.0.0.1'],
  ['user@example.com'],
  ['{"a":"=1"}'],
  ['["=1"]'],
  ['/=1'],
  ["it's"],
  ['"quoted"'],
  ['审计-1'],
  ['(=1)'],
  [' a'],
  ['a\n=1'],
  ['…'],
])('%j stays as it is', (text) => {
  expect(neutralised(text)).toBe(text);
});

test('no text comes out dangerous, and taking the apostrophe away again gives back what came in', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const safe = neutralised(text);
      expect(safe).not.toMatch(/^[\s"]*[=+\-@＝＋－＠\t\r\n]/);
      expect(unneutralised(safe)).toBe(text);
    }),
    { numRuns: 3000 },
  );
});
