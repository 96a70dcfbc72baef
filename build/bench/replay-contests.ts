import type { Json } from '../../shared/model/json.ts';
import type { Tally } from '../../shared/model/replay.ts';
import { differenceOfTallies } from './answers.ts';
import type { Contest, Contestant, EachQuestion, RatioSpec, Turn } from './contest.ts';
import { median, percentile } from './figures.ts';
import { traceFile, TRACES_A_FILE, type Plan } from './generate.ts';
import { notificationJson, type Draft } from './notifications.ts';
import type { OurReplay } from './our-replay.ts';
import { DUCKDB_THREADS, type DuckDb } from './peers/duckdb.ts';
import { replayInDuckDb } from './peers/replay-duckdb.ts';
import { parsedTraces, predicateOf, replayInLoop } from './peers/replay-loop.ts';
import type { Population } from './population.ts';

const REPLAY = 'replay';
const LOOP = 'replay against a loop';
const INDEX = 'index of the replay';
const ONE_BY_ONE = 'tracebell, one by one';
const ONE_PASS = 'tracebell, all in one pass';
const DUCKDB_1 = 'DuckDB, 1 thread';
const DUCKDB_2 = 'DuckDB, 2 threads';
const PREDICATES = 'predicates with sets';
/** Enough to see what a trace takes; a million would take half a minute a round. */
const LOOPED_FILES = 4;

const atMost = (gate: number, goal: number | null): RatioSpec['bar'] => ({ side: 'at most', gate, goal });
const AGAINST_DUCKDB = { contest: REPLAY, ours: ONE_BY_ONE, peer: DUCKDB_2, unit: 'ms' } as const;

export const REPLAY_ROWS: readonly RatioSpec[] = [
  { ...AGAINST_DUCKDB, what: 'replay, median, 1 thread', peer: DUCKDB_1, bar: atMost(1 / 20, 1 / 40) },
  { ...AGAINST_DUCKDB, what: 'replay, median, 2 threads', bar: atMost(1 / 10, 1 / 25) },
  { ...AGAINST_DUCKDB, what: 'replay, p95, 2 threads', unit: 'ms at p95', bar: atMost(1 / 10, 1 / 20) },
  { ...AGAINST_DUCKDB, what: 'replay, worst', bar: atMost(1, 1 / 2), worst: true },
  {
    ...AGAINST_DUCKDB,
    what: 'replay, all in one pass',
    ours: ONE_PASS,
    unit: 'ms in all',
    bar: atMost(1 / 30, 1 / 60),
  },
  {
    what: 'replay, all against predicates',
    contest: LOOP,
    ours: ONE_PASS,
    peer: PREDICATES,
    unit: 'traces/s',
    bar: { side: 'at least', gate: 200, goal: null },
  },
  { what: INDEX, contest: INDEX, ours: 'tracebell', peer: null, unit: 'bytes a trace', bar: atMost(24, 14) },
];

/** Compiles, runs and counts each notification; and ours all of them at once. */
export function replayContest(duckdb: DuckDb, replay: OurReplay | null, drafts: readonly Draft[]): Contest {
  const contestants: Contestant[] = [
    { name: DUCKDB_1, run: () => duckDbTurn(duckdb, drafts, 1) },
    { name: DUCKDB_2, run: () => duckDbTurn(duckdb, drafts, DUCKDB_THREADS) },
  ];
  if (replay !== null) {
    contestants.push({ name: ONE_BY_ONE, run: () => oneByOneTurn(replay, drafts) });
    contestants.push({ name: ONE_PASS, run: () => Promise.resolve(onePassTurn(replay, drafts)) });
  }
  return { name: REPLAY, contestants, difference: differenceOfTallies, warmUp: true };
}

/** The peer sees some of the traces: what counts is how many a second. */
export function loopContest(
  replay: OurReplay | null,
  plan: Plan,
  population: Population,
  drafts: readonly Draft[],
): Contest {
  const files = Math.min(LOOPED_FILES, Math.ceil(plan.traces / TRACES_A_FILE));
  const traces = Array.from({ length: files }, (_, file) =>
    parsedTraces(traceFile(plan, population, file).text),
  ).flat();
  const perSecond = (count: number, work: () => unknown): Turn => {
    const startedAt = performance.now();
    const answer = work();
    return { answer, figures: { 'traces/s': (count * 1000) / (performance.now() - startedAt) } };
  };
  const looped = (): Turn => perSecond(traces.length, () => replayInLoop(traces, drafts.map(predicateOf)));
  const contestants: Contestant[] = [{ name: PREDICATES, run: () => Promise.resolve(looped()) }];
  if (replay !== null) {
    contestants.push({
      name: ONE_PASS,
      run() {
        const notifications = drafts.map(notificationJson);
        return Promise.resolve(perSecond(replay.rows, () => replay.countAll(notifications)));
      },
    });
  }
  // Of other traces each; the contest with DuckDB holds the answers of all rows against each other.
  return { name: LOOP, contestants, difference: () => null, warmUp: true };
}

/** What the index takes in memory. */
export function indexContest(replay: OurReplay): Contest {
  const { perTrace, dictionaries } = replay.indexBytes();
  const figures = { 'bytes a trace': perTrace, 'MiB of dictionaries': dictionaries / 1024 / 1024 };
  const ours: Contestant = { name: 'tracebell', run: () => Promise.resolve({ answer: null, figures }) };
  return { name: INDEX, contestants: [ours], difference: () => null, warmUp: false };
}

export function oneByOneTurn(replay: OurReplay, drafts: readonly Draft[]): Promise<Turn> {
  // Written anew each turn: what is remembered of an object that was seen before helps nobody who types.
  return turnOfEach(drafts, notificationJson, (notification) => replay.count(notification));
}

export function onePassTurn(replay: OurReplay, drafts: readonly Draft[]): Turn {
  const notifications = drafts.map(notificationJson);
  const startedAt = performance.now();
  const answer = replay.countAll(notifications);
  return { answer, figures: { 'ms in all': performance.now() - startedAt } };
}

async function duckDbTurn(duckdb: DuckDb, drafts: readonly Draft[], threads: number): Promise<Turn> {
  await duckdb.run(`SET threads = ${String(threads)}`);
  try {
    return await turnOfEach(
      drafts,
      (draft) => draft,
      (draft) => replayInDuckDb(duckdb, draft),
    );
  } finally {
    await duckdb.run(`SET threads = ${String(DUCKDB_THREADS)}`);
  }
}

async function turnOfEach<Asked extends Draft | Json>(
  drafts: readonly Draft[],
  ask: (draft: Draft) => Asked,
  count: (asked: Asked) => Tally | Promise<Tally>,
): Promise<Turn> {
  const answer: Tally[] = [];
  const each: Record<string, number> = {};
  for (const draft of drafts) {
    const asked = ask(draft);
    const startedAt = performance.now();
    answer.push(await count(asked));
    each[draft.name] = performance.now() - startedAt;
  }
  return { answer, figures: figuresOf(each), each };
}

function figuresOf(each: EachQuestion): Turn['figures'] {
  const times = Object.values(each);
  const sum = times.reduce((total, time) => total + time, 0);
  return { ms: median(times), 'ms at p95': percentile(times, 0.95), 'ms in all': sum };
}
