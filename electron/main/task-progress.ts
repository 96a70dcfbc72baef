import type { Task } from '../../shared/model/task.ts';

/** Of all that runs: from 0 to 1, unknown while one cannot say how far it is, null where nothing runs. */
export function progressOf(tasks: readonly Task[]): number | 'unknown' | null {
  const shares = tasks
    .filter(({ state }) => state === 'running')
    .map(({ progress }) =>
      progress === null || progress.total === 0 ? null : Math.min(1, progress.done / progress.total),
    );
  if (shares.length === 0) return null;
  const known = shares.filter((share) => share !== null);
  if (known.length < shares.length) return 'unknown';
  return known.reduce((sum, share) => sum + share, 0) / known.length;
}

/** Those that ran before and do not any more. What a person took back is nothing to tell them. */
export function endedSince(before: readonly Task[], now: readonly Task[]): Task[] {
  const ran = new Set(before.filter(({ state }) => state === 'running').map(({ id }) => id));
  return now.filter(({ id, state }) => ran.has(id) && (state === 'done' || state === 'failed'));
}
