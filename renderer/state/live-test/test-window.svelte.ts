import type { AskedWindow } from '../../../shared/model/replay-request.ts';
import type { TimeWindow } from '../../../shared/model/replay.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const TEST_PRESETS = ['minutes', 'hour', 'day', 'week', 'month', 'quarter', 'all'] as const;
export type TestPreset = (typeof TEST_PRESETS)[number];

const LENGTHS: Record<Exclude<TestPreset, 'all'>, number> = {
  ...{ minutes: 15 * MINUTE, hour: HOUR, day: DAY },
  ...{ week: 7 * DAY, month: 30 * DAY, quarter: 90 * DAY },
};
const MOST_BEFORE = 50;

type Choice = { preset: TestPreset } | TimeWindow;

let choice = $state.raw<Choice>({ preset: 'week' });
let before = $state.raw<readonly Choice[]>([]);

function choose(next: Choice): void {
  before = [...before, choice].slice(-MOST_BEFORE);
  choice = next;
}

/** Which part of the past drafts are held against; one for all of them. Lengths count back from the last trace, not from now. */
export const testWindow = {
  get preset(): TestPreset | null {
    return 'preset' in choice ? choice.preset : null;
  },
  get canGoBack(): boolean {
    return before.length > 0;
  },
  /** Given when the first and the last trace were; null where there is none. */
  asked(time: { from: number; to: number } | null): AskedWindow {
    if (!('preset' in choice)) return choice;
    if (choice.preset === 'all' || time === null) return { from: null, to: null };
    const to = time.to + 1;
    return { from: to - LENGTHS[choice.preset], to };
  },
  choosePreset(preset: TestPreset): void {
    if (testWindow.preset !== preset) choose({ preset });
  },
  narrow({ from, to }: TimeWindow): void {
    if (to > from) choose({ from, to });
  },
  /** To the window before the last change. */
  back(): void {
    const last = before.at(-1);
    if (last === undefined) return;
    before = before.slice(0, -1);
    choice = last;
  },
};
