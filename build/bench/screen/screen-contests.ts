import type { Contest, RatioSpec, Turn } from '../contest.ts';
import { percentile } from '../figures.ts';
import type { FramesSeen } from './in-page.ts';
import { NOTIFICATIONS, OVERVIEW, type Screen, type TimedStep } from './screen.ts';

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
