import { expect, it } from 'vitest';
import { traceIdIn } from './show-trace.ts';

it.each([
  ['5c1d7a90-e2f4-11ef-9a30-4b6ea1c0d3b7', true],
  ['  5C1D7A90-E2F4-11EF-9A30-4B6EA1C0D3B7\n', true],
  ['5c1d7a90e2f44b6ea1c0d3b7f8e94a21', true],
  ['decade', false],
  ['go to traces', false],
  ['5c1d7a90-e2f4-11ef-9a30-4b6ea1c0d3b7 and more', false],
  ['', false],
])('of %j it is known whether it is the id of a trace', (typed, isId) => {
  expect(traceIdIn(typed)).toBe(isId ? typed.trim() : null);
});
