import type { LiveTest } from '../../../../shared/model/live-test.ts';
import * as model from '../../../../shared/model/per-day.ts';

type Windowed = Pick<LiveTest, 'window'>;

/** How much of the window was read, and how much never. */
export function readOf({ window }: Windowed): { readMs: number; neverMs: number } {
  if (window === null) return { readMs: 0, neverMs: 0 };
  const neverMs = window.unread.reduce((sum, { from, to }) => sum + to - from, 0);
  return { readMs: window.to - window.from - neverMs, neverMs };
}

export const perDay = (count: number, test: Windowed): number | null =>
  model.perDay(count, readOf(test).readMs);
