import type { TraceColumns } from '../columns/trace-columns.ts';
import type { Stretch } from '../../../shared/model/overview.ts';

/** Rows that are stepped over together where no silence can lie between them. */
const STEP = 256;

/** Stretches of a window, longer than a threshold, in which no trace lies. The rows are in order of time. */
export function silences(
  { times }: TraceColumns,
  rows: Uint32Array,
  window: Stretch,
  longerThanMs: number,
): Stretch[] {
  const found: Stretch[] = [];
  const timeAt = (at: number): number => times[rows[at] ?? -1] ?? window.to;
  const note = (from: number, to: number): void => {
    if (to - from > longerThanMs) found.push({ from, to });
  };
  note(window.from, timeAt(0));
  for (let first = 0; first < rows.length; first += STEP) {
    const end = Math.min(first + STEP, rows.length);
    if (timeAt(end) - timeAt(first) <= longerThanMs) continue;
    // After a trace, silence begins a millisecond later.
    for (let at = first; at < end; at += 1) note(timeAt(at) + 1, timeAt(at + 1));
  }
  return found;
}
