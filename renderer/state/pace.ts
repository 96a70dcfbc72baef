import type { TaskProgress } from '../../shared/model/task.ts';

export interface Sample extends TaskProgress {
  at: number;
}

export interface Pace {
  tracesPerSecond: number | null;
  donePerSecond: number;
  /** Null while it cannot be told. */
  leftMs: number | null;
}

/** Longer than a hiccup of the disk, shorter than the patience for a figure that is old. */
const WINDOW_MS = 8_000;
/** Before this, a rate is noise. */
const TELLS_AFTER_MS = 800;

/** The samples to keep with the new one: those of the window, and the last before it as its beginning. */
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const after = samples.findIndex(({ at }) => at > sample.at - WINDOW_MS);
  return [...(after < 0 ? samples.slice(-1) : samples.slice(Math.max(0, after - 1))), sample];
}

/** How fast it goes at present, or null while that cannot be told. */
export function paceOf(samples: readonly Sample[]): Pace | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.at - first.at < TELLS_AFTER_MS) return null;
  const seconds = (last.at - first.at) / 1000;
  const donePerSecond = (last.done - first.done) / seconds;
  const left = last.total - last.done;
  return {
    donePerSecond,
    tracesPerSecond:
      last.traces === undefined || first.traces === undefined ? null : (last.traces - first.traces) / seconds,
    leftMs: donePerSecond > 0 && left >= 0 ? (left / donePerSecond) * 1000 : null,
  };
}
