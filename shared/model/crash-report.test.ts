import { expect, test } from 'vitest';
import { kindOf, placesIn } from './crash-report.ts';

test('places are kept without values, and without where the program lies', () => {
  const stack = [
    'RangeError: user lena@example.com deleted key 4711',
    'of two lines',
    '    at readTimes (file:///home/lena/secret project/dist/electron/data.js:12:7)',
    '    at async Object.handler (C:\\Users\\lena\\tracebell\\main.js:3:1)',
    '    at /opt/lena/tracebell/job-thread.js:9:2',
    '    at node:internal/main:5:1',
    '    at new Promise (<anonymous>)',
  ].join('\n');
  expect(placesIn(stack)).toEqual([
    'at readTimes (data.js:12:7)',
    'at async Object.handler (main.js:3:1)',
    'at job-thread.js:9:2',
    'at node:internal/main:5:1',
    'at new Promise (<anonymous>)',
  ]);
});

test('a text without places has none, and a long one is cut', () => {
  expect(placesIn('secret\nmore secrets')).toEqual([]);
  expect(placesIn('    at x\n'.repeat(500))).toHaveLength(30);
});

test('the kind is a name and never a sentence', () => {
  expect(kindOf(new RangeError('of a secret'))).toBe('RangeError');
  expect(kindOf(Object.assign(new Error('x'), { name: 'a secret sentence' }))).toBe('Error');
  expect(kindOf('a secret')).toBe('string');
});
