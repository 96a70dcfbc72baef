import type { Contest, RatioSpec, Turn } from '../contest.ts';
import { percentile } from '../figures.ts';
import { EDITS_A_ROUND } from './edits.ts';
import type { FramesSeen } from './in-page.ts';
import { NOTIFICATIONS, OVERVIEW, type Screen, type TimedStep } from './screen.ts';

/** What is held after the first of them is held after all. Both leave the text as it was. */
const EDITS = { few: 7 * EDITS_A_ROUND, many: 72 * EDITS_A_ROUND };

const OURS = 'tracebell';
const EMPTY = 'an empty list';

/** From what a person does until all that it asks for is painted, by the clock of the page. */
const AT_ONCE = { side: 'at most', gate: 150, goal: 60 } as const;

export const SCREEN_ROWS: readonly RatioSpec[] = [
  row('trace screen opened', 'opening the screen', 'ms', { side: 'at most', gate: 1000, goal: 500 }),
  row('filter changed, p95', 'changing the filter', 'ms at p95', AT_ONCE),
  row('chart dragged over, p95', 'dragging over the chart', 'ms at p95', AT_ONCE),
  {
    ...row('scrolling against an empty list', 'scrolling', 'ms a frame', {
      ...{ side: 'at most', gate: 1.2, goal: 1 },
    }),
    peer: EMPTY,
  },
  row('blank rows while scrolling', 'scrolling', 'blank rows', { side: 'at most', gate: 0, goal: 0 }),
  row('memory of the page', 'memory', 'MiB of memory', { side: 'at most', gate: 300, goal: 150 }),
  row('memory of its scripts', 'memory', 'MiB of scripts', { side: 'at most', gate: 300, goal: 50 }),
  row('overview opened', 'opening the overview', 'ms', { side: 'at most', gate: 1000, goal: 500 }),
  row('draft typed, key to painted, p95', 'typing a draft', 'ms at p95', {
    ...{ side: 'at most', gate: 100, goal: 50 },
  }),
  row('page after 1,000 edits against 100', 'typing a draft', 'times as much', {
    ...{ side: 'at most', gate: 1.1, goal: 1 },
  }),
  row('100 drafts opened with their counts', 'opening the notifications', 'ms', {
    ...{ side: 'at most', gate: null, goal: 1000 },
  }),
];

function row(what: string, contest: string, unit: RatioSpec['unit'], bar: RatioSpec['bar']): RatioSpec {
  return { what, contest, ours: OURS, peer: null, unit, bar };
}

/**
 * In this order: each finds the page as the one before has left it, and what it has come to hold is measured after all that is done
 * to one page. `drafts` are the texts of notifications, which only the last has.
 */
export function screenContests(screen: Screen, drafts: readonly string[]): Contest[] {
  const alone = (name: string, run: () => Promise<Turn['figures']>): Contest =>
    contest(name, { [OURS]: run });
  return [
    alone('opening the screen', async () => ({ ms: await screen.open() })),
    alone('changing the filter', async () => figuresOf(await screen.changes())),
    alone('dragging over the chart', async () => figuresOf(await screen.drags())),
    contest('scrolling', {
      [OURS]: async () => framesOf(await screen.scroll()),
      [EMPTY]: async () => framesOf(await screen.scrollEmpty()),
    }),
    alone('memory', async () => {
      const memory = await screen.memory();
      const figures = { 'MiB of scripts': await screen.heap() };
      return memory === null ? figures : { ...figures, 'MiB of memory': memory };
    }),
    alone('opening the overview', async () => ({ ms: await screen.open(OVERVIEW) })),
    alone('typing a draft', async () => {
      await screen.openDesigner();
      const steps = await screen.types(EDITS.few);
      const before = await screen.heap(true);
      await screen.typesOn(EDITS.many - EDITS.few);
      return { ...figuresOf(steps), 'times as much': (await screen.heap(true)) / before };
    }),
    alone('opening the notifications', async () => {
      await screen.holdDrafts(drafts);
      return { ms: await screen.open(NOTIFICATIONS) };
    }),
  ];
}

function contest(name: string, runs: Readonly<Record<string, () => Promise<Turn['figures']>>>): Contest {
  return {
    name,
    contestants: Object.entries(runs).map(([who, run]) => ({
      name: who,
      run: async () => ({ answer: null, figures: await run() }),
    })),
    // The page itself is asked whether list and chart agree, after each step.
    difference: () => null,
    warmUp: false,
  };
}

function figuresOf(steps: readonly TimedStep[]): Turn['figures'] {
  const times = steps.map(({ ms }) => ms);
  return { ms: percentile(times, 0.5), 'ms at p95': percentile(times, 0.95) };
}

function framesOf({ frames, blankRows }: FramesSeen): Turn['figures'] {
  return {
    'ms a frame': frames.reduce((sum, ms) => sum + ms, 0) / frames.length,
    'blank rows': blankRows,
  };
}
