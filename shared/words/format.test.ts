import { expect, test } from 'vitest';
import { bytes, count, moment, plural } from './format.ts';

test.each([
  [0, '0 B'],
  [1, '1 B'],
  [1023, '1,020 B'],
  [1024, '1 KiB'],
  [1536, '1.5 KiB'],
  [16_384, '16 KiB'],
  [1024 ** 2, '1 MiB'],
  [1.25 * 1024 ** 3, '1.25 GiB'],
  [1024 ** 4, '1 TiB'],
  [5000 * 1024 ** 4, '5,000 TiB'],
])('%d bytes are written %s', (size, text) => {
  expect(bytes('en', size)).toBe(text);
});

test('numbers are grouped as the language does', () => {
  expect(count('en', 1234567)).toBe('1,234,567');
  expect(count('zh-CN', 1234567)).toBe('1,234,567');
});

test('a moment is written by each language in its own way, with date and time', () => {
  const at = new Date(2024, 4, 6, 17, 8).getTime();
  expect(moment('en', at)).toMatch(/May 6, 2024.*5:08/);
  expect(moment('zh-CN', at)).toMatch(/2024年5月6日.*17:08/);
});

test('one is one, and everything else is other', () => {
  expect([0, 1, 2, 1.5].map((value) => plural(value, 'row', 'rows'))).toEqual([
    'rows',
    'row',
    'rows',
    'rows',
  ]);
});
