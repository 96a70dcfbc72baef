import { expect, it } from 'vitest';
import type { EntryVerdict } from '../../../../shared/model/replay.ts';
import { sidesOf, tellingFirst } from './clause-texts.ts';

const entry = (path: string, more: Partial<EntryVerdict> = {}): EntryVerdict => ({
  ...{ path, verdict: 'no-match', expected: null, actual: null, reason: 'service-differs' },
  ...more,
});

it('marks the characters in which the name of an operation differs', () => {
  const part = entry('operations[0]', {
    expected: { service_type: 'VPC', resource_type: 'vpc', trace_names: ['deleteVpc'] },
    actual: { service_type: 'VPC', resource_type: 'vpc', trace_name: '😀deletevpc' },
    reason: 'name-not-listed',
    difference: { at: 7, expected: 'V', actual: 'v' },
  });
  expect(sidesOf(part)).toEqual({
    expected: { before: '😀delete', differs: 'V', after: 'pc' },
    actual: { before: '😀delete', differs: 'v', after: 'pc' },
  });
});

it('tells both sides where nothing nearly agrees, and nothing of what is absent', () => {
  const expected = { service_type: 'VPC', resource_type: 'vpc', trace_names: ['a', 'b'] };
  expect(sidesOf(entry('x', { expected, actual: null }))).toEqual({
    expected: { before: 'VPC · vpc · a, b', differs: '', after: '' },
    actual: null,
  });
});

it('puts first what agrees, then what is open, then what nearly agrees', () => {
  const difference = { at: 0, expected: 'a', actual: 'A' };
  const list = [
    entry('far'),
    entry('near', { difference }),
    entry('open', { verdict: 'unknown', reason: 'unreadable' }),
    entry('agrees', { verdict: 'match', reason: 'entry-agrees' }),
  ];
  expect(tellingFirst(list).map(({ path }) => path)).toEqual(['agrees', 'open', 'near', 'far']);
});
