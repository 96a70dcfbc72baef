import type { AskedWindow } from '../../../shared/model/replay-request.ts';
import type { TimeWindow } from '../../../shared/model/replay.ts';
import { workspace } from '../workspace.svelte.ts';

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

/** An imported file that alone is looked at. */
export interface TestFile {
  id: number;
  path: string;
}

interface Choice {
  stretch: { preset: TestPreset } | TimeWindow;
  /** `of`: the workspace whose imports know it. */
  file: (TestFile & { of: string }) | null;
}

let choice = $state.raw<Choice>({ stretch: { preset: 'week' }, file: null });
let before = $state.raw<readonly Choice[]>([]);

function choose(next: Partial<Choice>): void {
  before = [...before, choice].slice(-MOST_BEFORE);
  choice = { ...choice, ...next };
}

const fileNow = (): TestFile | null =>
  choice.file !== null && choice.file.of === workspace.summary?.path ? choice.file : null;

/** Which part of the past drafts are held against; one for all of them. Lengths count back from the last trace, not from now. */
export const testWindow = {
  get preset(): TestPreset | null {
    return 'preset' in choice.stretch ? choice.stretch.preset : null;
  },
  /** Null: whatever the traces were read from. */
  get file(): TestFile | null {
    return fileNow();
  },
  /** Lengths count back from the last trace of all, which says nothing about a file. */
  get presets(): readonly TestPreset[] {
    return fileNow() === null ? TEST_PRESETS : ['all'];
  },
  get canGoBack(): boolean {
    return before.length > 0;
  },
  /** Given when the first and the last trace were; null where there is none. */
  asked(time: { from: number; to: number } | null): AskedWindow {
    const file = fileNow();
    return file === null ? testWindow.stretch(time) : { ...testWindow.stretch(time), file: file.id };
  },
  /** The stretch of time alone: what is published is held against all that was read. */
  stretch(time: { from: number; to: number } | null): AskedWindow {
    const { stretch } = choice;
    if (!('preset' in stretch)) return stretch;
    if (stretch.preset === 'all' || time === null) return { from: null, to: null };
    const to = time.to + 1;
    return { from: to - LENGTHS[stretch.preset], to };
  },
  choosePreset(preset: TestPreset): void {
    if (testWindow.preset !== preset) choose({ stretch: { preset } });
  },
  narrow({ from, to }: TimeWindow): void {
    if (to > from) choose({ stretch: { from, to } });
  },
  /** All of it, whatever its time. */
  chooseFile({ id, path }: TestFile): void {
    const of = workspace.summary?.path;
    if (of !== undefined) choose({ stretch: { preset: 'all' }, file: { id, path, of } });
  },
  letFileGo(): void {
    choose({ stretch: { preset: 'week' }, file: null });
  },
  /** To the window before the last change. */
  back(): void {
    const last = before.at(-1);
    if (last === undefined) return;
    before = before.slice(0, -1);
    choice = last;
  },
};
