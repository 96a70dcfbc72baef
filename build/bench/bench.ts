import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { presentBrowser } from '../browser.ts';
import { buildStale } from '../built-parts.ts';
import { AnswersDiffer, hold, ratioRow, type Hold, type RatioRow, type Result } from './contest.ts';
import { GROWTH_ROWS, growthContest, grownWorkspaces, heldGrown } from './growth.ts';
import { IMPORT_ROWS, importContest, storesIn, type Stores } from './import-contest.ts';
import type { BenchOptions, Part } from './options.ts';
import { draftsOf, notificationJson } from './notifications.ts';
import { openOurReplay } from './our-replay.ts';
import { openOurWorkspace } from './our-workspace.ts';
import { openSearch } from './ours.ts';
import { openDuckDb } from './peers/duckdb.ts';
import { numberColumns } from './peers/sqlite-columns.ts';
import { populationOf } from './population.ts';
import { histogramContest, openContest, pageContest, QUERY_ROWS, textContest } from './query-contests.ts';
import { filtersOf } from './questions.ts';
import { indexContest, loopContest, REPLAY_ROWS, replayContest } from './replay-contests.ts';
import type { Report } from './report.ts';
import { Screen } from './screen/screen.ts';
import { SCREEN_ROWS, screenContests } from './screen/screen-contests.ts';
import { firstPageContest, startBenchCloud, SYNC_ROWS, syncContest } from './sync-contest.ts';
import { runFolder, traceFolder, type TraceFolder } from './trace-folder.ts';

/** Says what is being done; the answer is the report alone. */
export type Tell = (line: string) => void;

/** These ask what the import filled. */
const OF_STORES: readonly Part[] = ['questions', 'replay', 'screen'];

/**
 * Generates, imports and asks, round by round. A part that fails is told of, and costs no figure of the others. Leaves the
 * trace files for the next run and removes all else.
 */
export async function bench(options: BenchOptions, signal: AbortSignal, tell: Tell): Promise<Report> {
  const input = await inputOf(options.traces, options, signal, tell);
  const folder = await runFolder();
  const { parts, rounds } = options;
  const results: Result[] = [];
  const failed: string[] = [];
  const held: Hold = async (contest) => {
    tell(
      `${contest.name}: ${String(rounds)} rounds of ${contest.contestants.map(({ name }) => name).join('; ')}`,
    );
    const result = await hold(contest, rounds, (round) => {
      tell(`${contest.name}: ${String(round)} of ${String(rounds)}`);
      signal.throwIfAborted();
    });
    results.push(...result);
  };
  const part = async (name: Part, work: () => Promise<void>): Promise<void> => {
    if (!parts.has(name)) return;
    try {
      await work();
    } catch (error) {
      if (signal.aborted) throw error;
      const reason = error instanceof AnswersDiffer ? error.message : inspect(error);
      failed.push(`${name}: ${reason}`);
      tell(`${name} failed: ${reason}`);
    }
  };
  try {
    const stores = storesIn(folder);
    const filling = importContest(input, stores, folder, signal);
    await part('import', () => held(filling));
    if (!parts.has('import') && OF_STORES.some((one) => parts.has(one)))
      await hold(filling, 1, () => signal.throwIfAborted());
    await part('questions', () => asked(options, stores, folder, held));
    await part('replay', () => replayed(options, stores, held));
    await part('screen', () => shown(stores, options, folder, held, tell));
    await part('sync', () => syncing(folder, signal, held));
    await part('growth', async () => {
      const tenfold = await inputOf(options.traces * 10, options, signal, tell);
      const grown = grownWorkspaces(folder);
      await held(growthContest(input, tenfold, grown, folder, signal));
      await heldGrown(grown, options.seed, folder, held);
    });
    return { input, rounds, results, rows: rowsOf(results), failed };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function inputOf(
  traces: number,
  { seed }: BenchOptions,
  signal: AbortSignal,
  tell: Tell,
): Promise<TraceFolder> {
  return traceFolder({ traces, seed }, signal, () =>
    tell(`Writing ${traces.toLocaleString('en-US')} traces`),
  );
}

async function asked({ seed }: BenchOptions, stores: Stores, folder: string, held: Hold): Promise<void> {
  const columnsFile = join(folder, 'columns.sqlite');
  numberColumns(stores.sqlite, columnsFile);
  await held(openContest(columnsFile, stores.workspace));
  const duckdb = await openDuckDb(stores.duckdb);
  const ours = await openOurWorkspace(stores.workspace, folder);
  const search = openSearch === null ? null : await openSearch(stores.workspace);
  try {
    const questions = { duckdb, ours, search, filters: filtersOf(populationOf(seed)) };
    await held(await pageContest(questions));
    await held(histogramContest(questions));
    await held(textContest(questions));
  } finally {
    await search?.close();
    await ours.close();
    duckdb.close();
  }
}

async function replayed(plan: BenchOptions, stores: Stores, held: Hold): Promise<void> {
  const population = populationOf(plan.seed);
  const drafts = draftsOf(population, plan.seed);
  const duckdb = await openDuckDb(stores.duckdb);
  const replay = openOurReplay === null ? null : openOurReplay(stores.workspace);
  try {
    await held(replayContest(duckdb, replay, drafts));
    await held(loopContest(replay, plan, population, drafts));
    if (replay !== null) await held(indexContest(replay));
  } finally {
    replay?.close();
    duckdb.close();
  }
}

/** In a browser, where there is one. */
async function shown(
  { workspace }: Stores,
  { seed }: BenchOptions,
  folder: string,
  held: Hold,
  tell: Tell,
): Promise<void> {
  const browser = await presentBrowser();
  if (browser === undefined) {
    tell(
      'The trace screen is not measured: no Chromium-family browser is here. TRACEBELL_BROWSER names one.',
    );
    return;
  }
  await buildStale(['renderer']);
  const screen = await Screen.open(browser, workspace, folder);
  try {
    const drafts = draftsOf(populationOf(seed), seed).map((draft) => JSON.stringify(notificationJson(draft)));
    for (const contest of screenContests(screen, drafts)) await held(contest);
  } finally {
    await screen.close();
  }
}

async function syncing(folder: string, signal: AbortSignal, held: Hold): Promise<void> {
  const cloud = await startBenchCloud();
  try {
    await held(syncContest(cloud, folder, signal));
    await held(firstPageContest(cloud, folder, signal));
  } finally {
    cloud.close();
  }
}

function rowsOf(results: readonly Result[]): RatioRow[] {
  return [
    ...IMPORT_ROWS,
    ...QUERY_ROWS,
    ...REPLAY_ROWS,
    ...SCREEN_ROWS,
    ...SYNC_ROWS,
    ...GROWTH_ROWS,
  ].flatMap((spec) => ratioRow(spec, results) ?? []);
}
