import type { Task } from '../../shared/model/task.ts';

/**
 * Whether the end of a sync that began by itself is the same as that of the one before, or nothing came of it: nobody asked for
 * it, so that nobody waits to hear. `others` are all tasks known before, the newest first.
 */
export function saysNothingNew(task: Task, others: readonly Task[]): boolean {
  if (task.isScheduled !== true || task.state === 'running') return false;
  const before = others.find(
    ({ id, kind, path, state }) =>
      id !== task.id && kind === 'sync' && path === task.path && state !== 'running',
  );
  const wrong = wrongOf(task);
  if (wrong !== '') return before !== undefined && wrongOf(before) === wrong;
  const { outcome } = task;
  return outcome === null || !('totals' in outcome) || outcome.totals.added + outcome.totals.conflicts === 0;
}

/** What went wrong, so that the same is known for it; empty where nothing did. */
function wrongOf({ failure, outcome }: Task): string {
  if (failure !== null) return failure.code;
  if (outcome === null || !('missing' in outcome)) return '';
  return outcome.missing
    .map(({ tracker_name: tracker = '', failure: { code } }) => `${tracker} ${code}`)
    .join();
}
