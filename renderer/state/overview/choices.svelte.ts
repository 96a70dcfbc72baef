import type { OverviewThresholds } from '../../../shared/model/overview.ts';
import type { OverviewChoices } from '../../../shared/model/overview-choices.ts';
import { settings } from '../settings.svelte.ts';

/** What a person chose to see on the overview, remembered with the other settings. */
export const overviewChoices = {
  get current(): OverviewChoices {
    return settings.current.overview;
  },
  change(change: Partial<OverviewChoices>): void {
    void settings.write({ overview: { ...settings.current.overview, ...change } });
  },
  threshold(change: Partial<OverviewThresholds>): void {
    const { thresholds } = settings.current.overview;
    overviewChoices.change({ thresholds: { ...thresholds, ...change } });
  },
};
