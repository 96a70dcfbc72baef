import type { StepUnit } from './time-axis.ts';

/** Room beside and around the bars, on the screen as in a picture. */
export const SCALE_PX = 52;
export const AXIS_PX = 20;
/** For the unit of the scale, and the number above the highest bar. */
export const TOP_PX = 28;

export interface TimeBarsTexts {
  /** What the scale counts. */
  unit: string;
  count: (value: number) => string;
  mark: (at: number, unit: StepUnit) => string;
  span: (from: number, to: number) => string;
  said: (span: string, counts: readonly { label: string; count: number }[], hasGap: boolean) => string;
  hint: string;
  keys: string;
  none: string;
}
