import type { TimeRange } from './time-buckets.ts';
import type { ChartTone } from './stacked-time-chart.ts';

export interface BarSeries {
  label: string;
  tone: ChartTone;
  /** One a bar. */
  counts: readonly number[];
}

export interface TimeBarsData {
  /** Where bars begin and end, one more than there are bars. They need not be equally long. */
  borders: readonly number[];
  /** The lowest in a bar first. */
  series: readonly BarSeries[];
  /** Times never read. */
  gaps: readonly TimeRange[];
  /** What bars are held against, one a bar: drawn as a line over them. */
  line?: readonly number[] | null;
}

export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlacedBars {
  /** One list a series: only bars that are there. */
  boxes: Box[][];
  ticks: { y: number; value: number }[];
  gaps: { x: number; width: number }[];
  /** The highest bar, whose number is written above it; null where there is none. */
  peak: { x: number; y: number; value: number } | null;
  /** Steps from bar to bar; none where there is no line. */
  line: { x: number; width: number; y: number }[];
}

/** One incident among a thousand is seen. */
const LEAST_PX = 2;
/** Thinner bars have no room for a gap between them. */
const GAP_FROM_PX = 4;

/** Every bar has the same room, however long its time is: a day of 25 hours is a day. */
export function placeBars(data: TimeBarsData, area: Area): PlacedBars {
  const totals = totalsOf(data);
  const line = data.line ?? [];
  const top = niceTop(Math.max(1, ...totals, ...line));
  const slot = area.width / Math.max(1, totals.length);
  const bottom = area.top + area.height;
  const gap = slot >= GAP_FROM_PX ? 1 : 0;
  const heights = totals.map(() => 0);
  const boxes = data.series.map(({ counts }) =>
    counts.flatMap((count, at): Box[] => {
      if (count === 0) return [];
      const base = heights[at] ?? 0;
      const height = Math.max(LEAST_PX, (count / top) * area.height);
      heights[at] = base + height;
      const x = Math.round(area.left + at * slot);
      const width = Math.max(1, Math.round(area.left + (at + 1) * slot) - x - gap);
      const y = Math.max(area.top, Math.round(bottom - base - height));
      return [{ x, y, width, height: Math.max(1, Math.round(bottom - base) - y) }];
    }),
  );
  const highest = totals.indexOf(Math.max(...totals));
  const peakValue = totals[highest] ?? 0;
  return {
    boxes,
    ticks: ticksTo(top).map((value) => ({ value, y: bottom - (value / top) * area.height })),
    gaps: data.gaps
      .map(({ from, to }) => ({ x: placeOf(data.borders, area, from), end: placeOf(data.borders, area, to) }))
      .map(({ x, end }) => ({ x, width: Math.max(1, end - x) })),
    peak:
      peakValue === 0
        ? null
        : { x: area.left + (highest + 0.5) * slot, y: bottom - (heights[highest] ?? 0), value: peakValue },
    line: line.map((value, at) => ({
      ...{ x: area.left + at * slot, width: slot },
      y: bottom - (value / top) * area.height,
    })),
  };
}

export function totalsOf({ series, borders }: TimeBarsData): number[] {
  return borders.slice(1).map((_, at) => series.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0));
}

/** Where a moment stands, not beyond the ends. */
export function placeOf(borders: readonly number[], area: Area, time: number): number {
  const bars = Math.max(1, borders.length - 1);
  const at = barAt(borders, time);
  const [from, to] = [borders[at] ?? 0, borders[at + 1] ?? 1];
  const share = Math.min(Math.max((time - from) / (to - from), 0), 1);
  return area.left + ((at + share) / bars) * area.width;
}

/** The bar that a moment lies in; the first or the last where it lies beyond them. */
export function barAt(borders: readonly number[], time: number): number {
  let low = 0;
  let high = Math.max(0, borders.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((borders[middle] ?? 0) <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A round number that is not below. */
function niceTop(value: number): number {
  const step = stepFor(value);
  return Math.ceil(value / step) * step;
}

function ticksTo(top: number): number[] {
  const step = stepFor(top);
  return Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step);
}

/** Whole and round, so that about four fit. */
function stepFor(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value / 4)));
  return (
    [1, 2, 2.5, 5, 10].map((times) => times * power).find((step) => value / step <= 4 && step % 1 === 0) ??
    power * 10
  );
}
