import { WINDOW_PRESETS, type ViewWindow, type WindowPreset } from '../../../shared/model/trace-view.ts';
import type { Query } from '../../../shared/query/query.ts';

export const PRESETS = WINDOW_PRESETS;
export type Preset = WindowPreset;

const HOUR = 3_600_000;
const LENGTHS: Record<Exclude<Preset, 'all'>, number> = {
  hour: HOUR,
  day: 24 * HOUR,
  week: 7 * 24 * HOUR,
  month: 30 * 24 * HOUR,
  quarter: 90 * 24 * HOUR,
};

/** A stretch of time, `to` excluded. */
export interface Stretch {
  from: number;
  to: number;
}

const FIRST: ViewWindow = { preset: 'week' };

let extent = $state.raw<Stretch | null>(null);
let choice = $state.raw<ViewWindow>(FIRST);
let before = $state.raw<readonly ViewWindow[]>([]);

const stretch = $derived<Stretch | null>('preset' in choice ? stretchOf(choice.preset, extent) : choice);
const query = $derived.by<Query | null>(() => {
  if (!('preset' in choice)) return { kind: 'time', field: 'time', from: choice.from, to: choice.to };
  // Open at its end: what comes in later belongs to it.
  return choice.preset === 'all' || stretch === null
    ? null
    : { kind: 'time', field: 'time', from: stretch.from };
});

function stretchOf(preset: Preset, all: Stretch | null): Stretch | null {
  if (all === null || preset === 'all') return all;
  return { from: all.to - LENGTHS[preset], to: all.to };
}

function choose(next: ViewWindow): void {
  before = [...before, choice].slice(-50);
  choice = next;
}

/** Which part of the past is looked at. Lengths count back from the last trace, not from now. */
export const timeWindow = {
  /** From the first trace to the last; null where there is none, or it is not known. */
  get extent(): Stretch | null {
    return extent;
  },
  get stretch(): Stretch | null {
    return stretch;
  },
  /** Null where all of time is looked at. */
  get query(): Query | null {
    return query;
  },
  /** As a view keeps it. */
  get saved(): ViewWindow {
    return choice;
  },
  get preset(): Preset | null {
    return 'preset' in choice ? choice.preset : null;
  },
  get canGoBack(): boolean {
    return before.length > 0;
  },
  /** Told what time the traces span; a window of a length moves to the last of them. */
  settle(all: { from: number; to: number } | null): void {
    const next = all === null ? null : { from: all.from, to: all.to + 1 };
    if (next?.from !== extent?.from || next?.to !== extent?.to) extent = next;
  },
  choosePreset(preset: Preset): void {
    if (timeWindow.preset !== preset) choose({ preset });
  },
  narrow(from: number, to: number): void {
    if (to > from) choose({ from, to });
  },
  /** As it was kept; the way back leads to what is looked at now. */
  apply(next: ViewWindow): void {
    if (JSON.stringify(next) !== JSON.stringify(choice)) choose(next);
  },
  /** To the window before the last change. */
  back(): void {
    const last = before.at(-1);
    if (last === undefined) return;
    before = before.slice(0, -1);
    choice = last;
  },
  reset(): void {
    extent = null;
    choice = FIRST;
    before = [];
  },
};
