import type { StepUnit } from './time-axis.ts';

export type ChartTone = 'normal' | 'warning' | 'incident' | 'other';

export interface ChartSeries {
  label: string;
  tone: ChartTone;
  /** One a bucket. */
  counts: readonly number[];
}

/** The sentences of a chart over time. Times are given in milliseconds and written in the chart's zone. */
export interface ChartTexts {
  /** The name of the zone. */
  zone: string;
  count: (value: number) => string;
  /** Beside a mark of the axis. */
  mark: (at: number, unit: StepUnit) => string;
  /** An end of the axis. */
  moment: (at: number) => string;
  /** Of one bucket or of several, the end not included. */
  span: (from: number, to: number) => string;
  said: (span: string, counts: readonly { label: string; count: number }[], hasGap: boolean) => string;
  /** Which keys there are. */
  keys: string;
  none: string;
  gap: string;
  place: string;
}
