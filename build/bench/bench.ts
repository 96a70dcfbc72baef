import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { presentBrowser } from '../browser.ts';
import { buildStale } from '../built-parts.ts';
import { hold, ratioRow, type Hold, type RatioRow, type Result } from './contest.ts';
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

/** Generates, imports and asks, round by round. Leaves the trace files for the next run and removes all else. */
export async function bench(options: BenchOptions, signal: AbortSignal, tell: Tell): Promise<Report> {
  const input = await inputOf(options.traces, options, signal, tell);
  const folder = await runFolder();
  const held: Hold = async (contest) => {
    const rounds = options.rounds;
    tell(
      `${contest.name}: ${String(rounds)} rounds of ${contest.contestants.map(({ name }) => name).join('; ')}`,
    );
    return hold(contest, rounds, (round) => {
      tell(`${contest.name}: ${String(round)} of ${String(rounds)}`);
      signal.throwIfAborted();
    });
  };
  try {
    const { parts } = options;
    const stores = storesIn(folder);
    const results: Result[] = [];
    const filling = importContest(input, stores, folder, signal);
    if (parts.has('import')) results.push(...(await held(filling)));
    else if (OF_STORES.some((part) => parts.has(part))) await hold(filling, 1, () => signal.throwIfAborted());
    if (parts.has('questions')) results.push(...(await asked(options, stores, folder, held)));
    if (parts.has('replay')) results.push(...(await replayed(options, stores, held)));
    if (parts.has('screen')) results.push(...(await shown(stores, options, folder, held, tell)));
    if (parts.has('sync')) results.push(...(await syncing(folder, signal, held)));
    if (parts.has('growth')) {
      const tenfold = await inputOf(options.traces * 10, options, signal, tell);
      const grown = grownWorkspaces(folder);
      results.push(...(await held(growthContest(input, tenfold, grown, folder, signal))));
      results.push(...(await heldGrown(grown, options.seed, folder, held)));
    }
    return { input, rounds: options.rounds, results, rows: rowsOf(results) };
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

async function asked({ seed }: BenchOptions, stores: Stores, folder: string, held: Hold): Promise<Result[]> {
  const columnsFile = join(folder, 'columns.sqlite');
  numberColumns(stores.sqlite, columnsFile);
  const results = await held(openContest(columnsFile, stores.workspace));
  const duckdb = await openDuckDb(stores.duckdb);
  const ours = await openOurWorkspace(stores.workspace, folder);
  const search = openSearch === null ? null : await openSearch(stores.workspace);
  try {
    const questions = { duckdb, ours, search, filters: filtersOf(populationOf(seed)) };
    results.push(...(await held(await pageContest(questions))));
    results.push(...(await held(histogramContest(questions))));
    results.push(...(await held(textContest(questions))));
  } finally {
    await search?.close();
    await ours.close();
    duckdb.close();
  }
  return results;
}

async function replayed(plan: BenchOptions, stores: Stores, held: Hold): Promise<Result[]> {
  const population = populationOf(plan.seed);
  const drafts = draftsOf(population, plan.seed);
  const duckdb = await openDuckDb(stores.duckdb);
  const replay = openOurReplay === null ? null : openOurReplay(stores.workspace);
  try {
    const results = await held(replayContest(duckdb, replay, drafts));
    results.push(...(await held(loopContest(replay, plan, population, drafts))));
    if (replay !== null) results.push(...(await held(indexContest(replay))));
    return results;
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
): Promise<Result[]> {
  const browser = await presentBrowser();
  if (browser === undefined) {
    tell(
      'The trace screen is not measured: no Chromium-family browser is here. TRACEBELL_BROWSER names one.',
    );
    return [];
  }
  await buildStale(['renderer']);
  const screen = await Screen.open(browser, workspace, folder);
  try {
    const results: Result[] = [];
    const drafts = draftsOf(populationOf(seed), seed).map((draft) => JSON.stringify(notificationJson(draft)));
    for (const contest of screenContests(screen, drafts)) results.push(...(await held(contest)));
    return results;
  } finally {
    await screen.close();
  }
}

async function syncing(folder: string, signal: AbortSignal, held: Hold): Promise<Result[]> {
  const cloud = await startBenchCloud();
  try {
    const results = await held(syncContest(cloud, folder, signal));
    return [...results, ...(await held(firstPageContest(cloud, folder, signal)))];
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
