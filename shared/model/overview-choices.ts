import type { BarStep, NovelSubject, OverviewGroup, OverviewThresholds } from './overview.ts';

/** What a person chose to see on the overview. */
export interface OverviewChoices {
  step: BarStep;
  /** Of the chart by group, and of failures. */
  group: OverviewGroup;
  failuresOf: OverviewGroup;
  novelOf: NovelSubject;
  thresholds: OverviewThresholds;
}

const HOUR_MS = 3_600_000;

export const DEFAULT_OVERVIEW: OverviewChoices = {
  step: 'hour',
  group: 'service',
  failuresOf: 'operation',
  novelOf: 'operator',
  thresholds: { silenceMs: 4 * HOUR_MS, burstFactor: 3, burstLeast: 20, rareAtMost: 2 },
};
