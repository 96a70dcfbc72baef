import { expect, test } from 'vitest';
import { visible } from './visible.ts';

test.each([
  ['plain', 'plain'],
  ['a\nb\u001b[31m', 'a\\u000ab\\u001b[31m'],
  ['\u202e', '\\u202e'],
  ['', ''],
  ['x'.repeat(500), 'x'.repeat(500)],
  ['\u{1f600}'.repeat(300), '\u{1f600}'.repeat(300)],
  [`${'x'.repeat(31)}\ud83d`, `${'x'.repeat(31)}\\ud83d`],
])('%j', (text, shown) => expect(visible(text)).toBe(shown));
