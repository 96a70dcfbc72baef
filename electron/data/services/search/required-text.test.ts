import { expect, test } from 'vitest';
import { requiredText } from './required-text.ts';

const CASES: [pattern: string, text: string][] = [
  ['deleteServer', 'deleteServer'],
  ['^delete.*Volume$', 'delete'],
  ['10\\.0\\.245', '10.0.245'],
  ['abc?', 'ab'],
  ['abc*d', 'ab'],
  ['abc+d', 'abc'],
  ['abc{0,3}de', 'ab'],
  [`abc{${'0'.repeat(60)},3}de`, 'ab'],
  ['a|b', ''],
  ['a(b|c)defg', 'defg'],
  ['(?!abc)d', 'd'],
  ['[abc]d', 'd'],
  ['[\\]a]bc', 'bc'],
  ['[(]bc', 'bc'],
  ['(\\)x)bc', 'bc'],
  ['\\u0041b', 'b'],
  ['\\u{1F600}b', 'b'],
  ['\\x41b', 'b'],
  ['\\p{Lu}b', 'b'],
  ['(?<n>x)\\k<n>b', 'b'],
  ['(x)\\1b', 'b'],
  ['\\dabc\\b', 'abc'],
  ['😀?b', 'b'],
  ['', ''],
];

test.each(CASES)('%s needs %j', (pattern, text) => {
  new RegExp(pattern, 'u');
  expect(requiredText(pattern, true)).toBe(text);
});

test('without regard to case, letters that stand for others outside ASCII are not required', () => {
  expect(requiredText('deleteServer', false)).toBe('delete');
  expect(requiredText('überall', false)).toBe('berall');
  expect(requiredText('删除', false)).toBe('删除');
  expect(new RegExp('s', 'iu').test('\u017f')).toBe(true);
});
