import type { TaskProgress } from '../../shared/model/task.ts';
import type { Words } from '../../shared/words/words.ts';
import { complain } from './output.ts';

const TELL_EVERY_MS = 2000;

/** A word now and then of reading that takes its time; none beside a document for a program. */
export function progressTo({ cli }: Words, json: boolean): (progress: TaskProgress) => void {
  if (json) return () => undefined;
  const startedAt = performance.now();
  let toldAt = startedAt;
  return ({ done, total, traces = 0 }) => {
    const now = performance.now();
    // What is read to the end needs no word: the report comes next.
    if (now - toldAt < TELL_EVERY_MS || done >= total) return;
    toldAt = now;
    const percent = Math.floor((done / Math.max(1, total)) * 100);
    const perSecond = Math.round((traces / (now - startedAt)) * 1000);
    complain(cli.imported.progress({ percent, traces, perSecond }));
  };
}
