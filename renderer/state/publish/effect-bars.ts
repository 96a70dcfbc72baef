import type { CompareResult } from '../../../shared/model/replay-request.ts';

const HOUR_MS = 3_600_000;

export interface EffectBars {
  borders: number[];
  kept: number[];
  gained: number[];
  lost: number[];
}

/** Hours drawn together, so that there are no more bars than there is room for. */
export function effectBars(
  byHour: CompareResult['byHour'],
  { from, to }: { from: number; to: number },
  most: number,
): EffectBars {
  const start = Math.floor(from / HOUR_MS) * HOUR_MS;
  const hours = Math.max(1, Math.ceil((to - start) / HOUR_MS));
  const stepMs = Math.ceil(hours / most) * HOUR_MS;
  const count = Math.ceil((hours * HOUR_MS) / stepMs);
  const empty = (): number[] => Array.from({ length: count }, () => 0);
  const bars = { kept: empty(), gained: empty(), lost: empty() };
  for (const { at, ...counts } of byHour) {
    const bar = Math.min(count - 1, Math.max(0, Math.floor((at - start) / stepMs)));
    for (const name of ['kept', 'gained', 'lost'] as const)
      bars[name][bar] = (bars[name][bar] ?? 0) + counts[name];
  }
  return { borders: Array.from({ length: count + 1 }, (_, at) => start + at * stepMs), ...bars };
}
