import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const NAMES = ['serve', 'completion', 'help', '--workspace', '--port', '--json'];

test.each([
  ['sevre', 'serve'],
  ['sserve', 'serve'],
  ['serv', 'serve'],
  ['surve', 'serve'],
  ['hlep', 'help'],
  ['comp', 'completion'],
  ['complete', 'completion'],
  ['--prot', '--port'],
  ['--p', '--port'],
  ['--work', '--workspace'],
  ['--jsno', '--json'],
  ['-json', '--json'],
])('%s is nearest to %s', (given, meant) => expect(nearest(given, NAMES)).toBe(meant));

test('something is nearest even to nothing, and nothing where there is nothing', () => {
  expect(NAMES).toContain(nearest('', NAMES));
  expect(nearest('x', [])).toBe('');
});
