import type { BarUnit, RatingCounts, RatingKind } from '../../../shared/model/overview.ts';
import type { Words } from '../../../shared/words/words.ts';
import { offsetAt, zoneTime } from '../../state/traces/zone-time.ts';

/** A stretch as people write it: to the minute, and the date once where it is one day. */
export function spanText(words: Words, from: number, to: number, zone: string): string {
  const [start, end] = [zoneTime(from, zone).slice(0, 16), zoneTime(to, zone).slice(0, 16)];
  return words.overviewCharts.between(start, start.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end);
}

export function barTexts(words: Words, unit: BarUnit, zone: string) {
  const { overviewCharts: text } = words;
  return {
    unit: text.ratings.per[unit],
    count: text.count,
    mark: (at: number, step: 'minute' | 'day' | 'month' | 'year') => text.mark(at + offsetAt(at, zone), step),
    span: (from: number, to: number) => `${spanText(words, from, to, zone)} ${zone}`,
    said: text.ratings.said,
    hint: text.ratings.hint,
    keys: text.ratings.keys,
    none: text.ratings.none,
  };
}

/** In the order of what asks to be looked at. */
export const LEGEND_KINDS: readonly RatingKind[] = ['incident', 'warning', 'normal', 'other'];

/** As a saved picture tells what its colours are. */
export function legendOf({ overviewCharts: text }: Words, counts: RatingCounts) {
  return LEGEND_KINDS.filter((tone) => counts[tone] > 0).map((tone) => ({
    ...{ tone, label: text.kinds[tone], count: text.count(counts[tone]) },
  }));
}

/** The name of a member of a group; the most telling part last. */
export function memberName(words: Words, values: readonly (string | null)[]): string {
  return values.map((value) => value ?? words.traceList.empty).join(' · ');
}
