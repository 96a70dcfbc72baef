import { expect, it } from 'vitest';
import { run } from '../../testing/sample-imports.ts';
import { runState } from './run-state.ts';

const cutOff = run(1, { isComplete: false, endedAt: null });

it.each([
  ['one that ended', run(1), true, false, 'complete'],
  ['one that was cancelled', run(1, { isComplete: false }), true, true, 'incomplete'],
  ['one that goes on', cutOff, true, true, 'running'],
  ['one that was cut off, when nothing is read', cutOff, true, false, 'incomplete'],
  ['an older one that was cut off, when something is read', cutOff, false, true, 'incomplete'],
] as const)('%s', (_what, of, isNewest, isReading, state) => {
  expect(runState(of, isNewest, isReading)).toBe(state);
});
