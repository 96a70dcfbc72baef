import { expect, test } from 'vitest';
import { readAssumed } from './assumed.ts';
import { Misused, type UsageProblem } from './misused.ts';

function problemOf(given: readonly string[]): UsageProblem | undefined {
  try {
    readAssumed(given);
    return undefined;
  } catch (error) {
    if (error instanceof Misused) return error.problem;
    throw error;
  }
}

test('what is assumed is a value for each name', () => {
  expect(readAssumed([])).toEqual({});
  expect(readAssumed(['absent-not-equal=match', 'data-traces-excluded=no'])).toEqual({
    'absent-not-equal': 'match',
    'data-traces-excluded': 'no',
  });
});

test.each<[string[], object]>([
  [['absent-not-equal'], { code: 'assumption-form', details: { given: 'absent-not-equal' } }],
  [['absent-not-eqaul=match'], { code: 'assumption-unknown', details: { nearest: 'absent-not-equal' } }],
  [['=match'], { code: 'assumption-unknown' }],
  [['constructor=yes'], { code: 'assumption-unknown' }],
  [['values-case-exact=yes'], { code: 'assumption-fixed', details: { name: 'values-case-exact' } }],
  [
    ['absent-not-equal=yes'],
    { code: 'assumption-value', details: { given: 'yes', choices: ['unknown', 'match', 'no-match'] } },
  ],
  [['absent-not-equal=match=x'], { code: 'assumption-value', details: { given: 'match=x' } }],
  [
    ['absent-not-equal=match', 'absent-not-equal=no-match'],
    { code: 'assumption-twice', details: { name: 'absent-not-equal' } },
  ],
])('%j is not understood', (given, problem) => expect(problemOf(given)).toMatchObject(problem));
