import type { Stretch } from '../../../shared/model/overview.ts';

/** How much of a stretch lies in others, which do not overlap. */
export function neverIn(never: readonly Stretch[], { from, to }: Stretch): number {
  return never.reduce((sum, gap) => sum + Math.max(0, Math.min(gap.to, to) - Math.max(gap.from, from)), 0);
}
