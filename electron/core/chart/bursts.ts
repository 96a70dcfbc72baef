import type { Burst } from '../../../shared/model/overview.ts';

/** How many bars on each side tell what is usual. */
const NEIGHBOURS = 12;
/** Of fewer bars nobody can say what is usual. */
const FEWEST_NEIGHBOURS = 4;

export interface BurstLimits {
  factor: number;
  least: number;
}

/** Bars far above the median of those around them. Where all around is silent, one trace counts as usual. */
export function bursts(
  counts: readonly number[],
  borders: readonly number[],
  { factor, least }: BurstLimits,
): Burst[] {
  const found: Burst[] = [];
  for (const [at, count] of counts.entries()) {
    if (count < least) continue;
    const around = [
      ...counts.slice(Math.max(0, at - NEIGHBOURS), at),
      ...counts.slice(at + 1, at + 1 + NEIGHBOURS),
    ];
    if (around.length < FEWEST_NEIGHBOURS) continue;
    const usual = median(around);
    if (count >= factor * Math.max(1, usual))
      found.push({ from: borders[at] ?? 0, to: borders[at + 1] ?? 0, count, usual });
  }
  return found;
}

function median(values: readonly number[]): number {
  const rising = values.toSorted((a, b) => a - b);
  const middle = rising.length >>> 1;
  const upper = rising[middle] ?? 0;
  return rising.length % 2 === 1 ? upper : ((rising[middle - 1] ?? 0) + upper) / 2;
}
