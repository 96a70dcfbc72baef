import type { ImportRun } from '../../../shared/model/imports.ts';

export type RunState = 'running' | 'complete' | 'incomplete';

/** A run that was cut off has no end either: it goes on only if it is the newest and something is being read. */
export function runState(
  { endedAt, isComplete }: ImportRun,
  isNewest: boolean,
  isReading: boolean,
): RunState {
  if (isComplete) return 'complete';
  return endedAt === null && isNewest && isReading ? 'running' : 'incomplete';
}
