import type { LiveTest } from '../../../../shared/model/live-test.ts';

const DAY_MS = 24 * 3_600_000;

type Windowed = Pick<LiveTest, 'window'>;

/** How much of the window was read, and how much never. */
export function readOf({ window }: Windowed): { readMs: number; neverMs: number } {
  if (window === null) return { readMs: 0, neverMs: 0 };
  const neverMs = window.unread.reduce((sum, { from, to }) => sum + to - from, 0);
  return { readMs: window.to - window.from - neverMs, neverMs };
}

/** Over the time that was read; null where that is too short to speak of days. */
export function perDay(count: number, test: Windowed): number | null {
  const { readMs } = readOf(test);
  return readMs < DAY_MS ? null : count / (readMs / DAY_MS);
}
