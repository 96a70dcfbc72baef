import { expect, it } from 'vitest';
import { parseQuery } from '../../../shared/query/language/parse.ts';
import { colouredParts } from './coloured-parts.ts';

const partsOf = (text: string): ReturnType<typeof colouredParts> =>
  colouredParts(text, parseQuery(text, { now: 0, offsetAt: () => 0 }));

it.each([
  '',
  'service = VPC',
  '  user in (a, "b c") and not (rating = ',
  'a ~ "(" or 操作 = x',
  ')))((( and and',
  '\u202e = \ud800 "',
])('gives every character once, in order: %j', (text) => {
  const parts = partsOf(text);
  expect(parts.map((part) => part.text).join('')).toBe(text);
  expect(parts.every(({ text: piece }) => piece !== '')).toBe(true);
});

it('has the kind of each piece, and none between', () => {
  expect(partsOf('user = lena').map(({ text, kind }) => [text, kind])).toEqual([
    ['user', 'field'],
    [' ', null],
    ['=', 'operator'],
    [' ', null],
    ['lena', 'value'],
  ]);
});

it('marks what a problem is about, and nothing else', () => {
  const wrong = partsOf('usr = a and code = b').filter(({ isWrong }) => isWrong);
  expect(wrong.map(({ text }) => text)).toEqual(['usr']);
});
