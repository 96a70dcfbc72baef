import type { ViewWindow } from '../../../shared/model/trace-view.ts';
import type { SwitchedQuery } from '../../../shared/query/language/switch-off.ts';
import { filter } from './filter.svelte.ts';
import { timeWindow } from './time-window.svelte.ts';

interface Asked {
  filter: SwitchedQuery;
  window: ViewWindow;
}

const STEPS_KEPT = 50;

let before = $state.raw<readonly Asked[]>([]);

const asked = (): Asked => ({ filter: filter.saved, window: timeWindow.saved });

/** Changes of what is asked for that were made at one stroke, filter and time together, each taken back by one key. */
export const steps = {
  get canGoBack(): boolean {
    return before.length > 0;
  },
  take(change: () => void): void {
    const here = asked();
    change();
    if (JSON.stringify(asked()) !== JSON.stringify(here)) before = [...before, here].slice(-STEPS_KEPT);
  },
  back(): void {
    const last = before.at(-1);
    if (last === undefined) return;
    before = before.slice(0, -1);
    filter.apply(last.filter);
    timeWindow.apply(last.window);
  },
  reset(): void {
    before = [];
  },
};
