import { expect, it } from 'vitest';
import { isIncomplete } from './overview.ts';

it.each([
  ['a hundredth of a week', 6_048_000, 604_800_000, false],
  ['more than that', 6_048_001, 604_800_000, true],
  ['all of a minute', 60_000, 60_000, true],
  ['all of the moment of a single trace', 1, 1, false],
])('what was never read is told: %s', (_, neverMs, spanMs, told) => {
  expect(isIncomplete({ neverMs, spanMs })).toBe(told);
});
