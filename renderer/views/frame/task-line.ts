import type { Task } from '../../../shared/model/task.ts';
import { failureWords, type Words } from '../../../shared/words/words.ts';
import type { Pace } from '../../state/pace.ts';

interface Amount {
  done: number;
  total: number;
}

/** From 0 to 1; null while the amount of work is not known. */
export function shareOf(amount: Amount | null): number | null {
  if (amount === null || amount.total === 0) return null;
  return Math.min(1, amount.done / amount.total);
}

/** All of them together; null while one cannot say how far it is. */
export function wholeShare(amounts: readonly (Amount | null)[]): number | null {
  const shares = amounts.map(shareOf);
  const known = shares.filter((share) => share !== null);
  if (known.length === 0 || known.length < shares.length) return null;
  return known.reduce((sum, share) => sum + share, 0) / known.length;
}

/** How far it is and how long it takes, as few words as a status bar has room for. */
export function progressInShort(words: Words, task: Task, pace: Pace | null): string {
  const share = shareOf(task.progress);
  if (share === null) return words.tasks.states.running;
  const left = pace?.leftMs ?? null;
  return [words.tasks.percent(share), ...(left === null ? [] : [words.pace.left(left)])].join(' · ');
}

/** How it goes, or how it ended. */
export function taskLine(words: Words, task: Task, pace: Pace | null): string {
  if (task.state === 'running') return progressLine(words, task, pace);
  const took = task.endedAt === null ? [] : [words.tasks.took(task.endedAt - task.startedAt)];
  return [words.tasks.states[task.state], ...endOf(words, task), ...took].join(' · ');
}

function progressLine(words: Words, task: Task, pace: Pace | null): string {
  const rates =
    pace === null
      ? []
      : [
          ...(pace.tracesPerSecond === null ? [] : [words.pace.traces(pace.tracesPerSecond)]),
          // Others do not count in bytes.
          ...(task.kind === 'import' ? [words.pace.bytes(pace.donePerSecond)] : []),
        ];
  return [progressInShort(words, task, pace), ...rates].join(' · ');
}

function endOf(words: Words, { kind, failure, outcome }: Task): string[] {
  if (failure !== null) return [failureWords(words, failure).title];
  if (outcome === null) return [];
  if ('missing' in outcome && outcome.missing.length > 0)
    return [words.imports.cameTo(outcome.totals), words.sync.parts(outcome.missing.length)];
  if ('run' in outcome) {
    const kept = 'ratingKept' in outcome ? outcome.ratingKept : undefined;
    return [
      words.imports.cameTo(outcome.totals),
      ...(kept === undefined ? [] : [words.imports.ratingKept(kept)]),
    ];
  }
  if ('recovered' in outcome) return [words.recovery.lost(outcome.recovered)];
  if ('rows' in outcome) return [words.tasks.outcomes.export(outcome.rows, outcome.cutCells, outcome.bytes)];
  return kind === 'copy' || kind === 'compact' ? [words.tasks.outcomes[kind](outcome.bytes)] : [];
}
