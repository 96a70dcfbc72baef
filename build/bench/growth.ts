import { join } from 'node:path';
import { differenceOfCounts } from './answers.ts';
import { AnswersDiffer, type Contest, type Contestant, type Hold, type RatioSpec } from './contest.ts';
import { ourImport } from './import-contest.ts';
import { draftsOf, type Draft } from './notifications.ts';
import { openOurReplay, type OurReplay } from './our-replay.ts';
import { openOurWorkspace, type OpenWorkspace } from './our-workspace.ts';
import { populationOf } from './population.ts';
import { pageQuestions, pagesTurn } from './query-contests.ts';
import { filtersOf, type Filter } from './questions.ts';
import { oneByOneTurn, onePassTurn } from './replay-contests.ts';
import type { TraceFolder } from './trace-folder.ts';

// The peer is Tracebell itself with a tenth of the traces.
const SIZES = ['once', 'tenfold'] as const;
type Size = (typeof SIZES)[number];
type OfBoth<Value> = Readonly<Record<Size, Value>>;

const nameOf = (what: string, size: Size): string => `tracebell ${what}, ${size}`;
const NS_A_MS = 1e6;
const WARM_TURNS = 40;

function row(what: string, contest: string, unit: RatioSpec['unit'], bar: RatioSpec['bar']): RatioSpec {
  const [ours, peer] = [nameOf(contest, 'tenfold'), nameOf(contest, 'once')];
  return {
    what: `${what} of ten times as many traces`,
    contest: `growth of ${contest}`,
    ours,
    peer,
    unit,
    bar,
  };
}

export const GROWTH_ROWS: readonly RatioSpec[] = [
  row('import', 'import', 'traces/s', { side: 'at least', gate: 0.9, goal: 1 }),
  row('page of 200, p95,', 'page', 'ms', { side: 'at most', gate: 1.5, goal: 1 }),
  row('replay one by one', 'replay', 'ns a trace', { side: 'at most', gate: 1.15, goal: 1 }),
  row('replay in one pass', 'replay in one pass', 'ns a trace', { side: 'at most', gate: 1.15, goal: 1 }),
];

export function grownWorkspaces(folder: string): OfBoth<string> {
  const place = (size: Size): string => join(folder, 'growth', size, 'bench.tracebell');
  return { once: place('once'), tenfold: place('tenfold') };
}

export function growthContest(
  once: TraceFolder,
  tenfold: TraceFolder,
  workspaces: OfBoth<string>,
  folder: string,
  signal: AbortSignal,
): Contest {
  const inputs = { once, tenfold };
  return contestOfBoth('import', false, (size) => async () => {
    const input = inputs[size];
    const turn = await ourImport(input, workspaces[size], folder, signal).run();
    const difference = differenceOfCounts({ read: input.traces, added: input.traces }, turn.answer);
    if (difference !== null) throw new AnswersDiffer(`${nameOf('import', size)}: ${difference}`);
    return turn;
  });
}

/** Asks the workspaces that the imports left. */
export async function heldGrown(
  workspaces: OfBoth<string>,
  seed: number,
  folder: string,
  held: Hold,
): Promise<void> {
  const population = populationOf(seed);
  await heldPages(workspaces, filtersOf(population), folder, held);
  if (openOurReplay === null) return;
  const replays = { once: openOurReplay(workspaces.once), tenfold: openOurReplay(workspaces.tenfold) };
  try {
    const drafts = draftsOf(population, seed);
    await held(replayGrowth(replays, drafts));
    await held(passGrowth(replays, drafts));
  } finally {
    for (const size of SIZES) replays[size].close();
  }
}

async function heldPages(
  workspaces: OfBoth<string>,
  filters: readonly Filter[],
  folder: string,
  held: Hold,
): Promise<void> {
  const open = {
    once: await openOurWorkspace(workspaces.once, folder),
    tenfold: await openOurWorkspace(workspaces.tenfold, folder),
  };
  try {
    const questions = {
      once: await questionsOf(open.once, filters),
      tenfold: await questionsOf(open.tenfold, filters),
    };
    // A turn takes some ten milliseconds: in the first twenty or so much of it is code that is still being compiled, whichever size is asked.
    for (let turn = 0; turn < WARM_TURNS; turn += 1)
      for (const size of SIZES) await pagesTurn(questions[size], open[size].page);
    await held(contestOfBoth('page', true, (size) => () => pagesTurn(questions[size], open[size].page)));
  } finally {
    for (const size of SIZES) await open[size].close();
  }
}

function questionsOf(
  { page, histogram }: OpenWorkspace,
  filters: readonly Filter[],
): ReturnType<typeof pageQuestions> {
  return pageQuestions(filters, page, async (filter) =>
    [...(await histogram(filter)).values()].reduce((sum, count) => sum + count, 0),
  );
}

/** What a trace costs one notification, on the average of all of them. */
function replayGrowth(replays: OfBoth<OurReplay>, drafts: readonly Draft[]): Contest {
  return contestOfBoth('replay', true, (size) => async () => {
    const { answer, figures } = await oneByOneTurn(replays[size], drafts);
    const ms = figures['ms in all'] ?? Number.NaN;
    return { answer, figures: { 'ns a trace': (ms * NS_A_MS) / drafts.length / replays[size].rows } };
  });
}

/** What a trace costs all of them together. */
function passGrowth(replays: OfBoth<OurReplay>, drafts: readonly Draft[]): Contest {
  return contestOfBoth('replay in one pass', true, (size) => () => {
    const { answer, figures } = onePassTurn(replays[size], drafts);
    const ms = figures['ms in all'] ?? Number.NaN;
    return Promise.resolve({ answer, figures: { 'ns a trace': (ms * NS_A_MS) / replays[size].rows } });
  });
}

/** Nothing is compared: the two are asked of other traces. */
function contestOfBoth(what: string, warmUp: boolean, runOf: (size: Size) => Contestant['run']): Contest {
  const contestants = SIZES.map((size) => ({ name: nameOf(what, size), run: runOf(size) }));
  return { name: `growth of ${what}`, contestants, difference: () => null, warmUp };
}
