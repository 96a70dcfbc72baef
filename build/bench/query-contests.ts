import { percentile } from './figures.ts';
import type { Contest, Contestant, RatioSpec, Turn } from './contest.ts';
import { readyColumns, type OpenWorkspace } from './our-workspace.ts';
import type { TextSearch } from './ours.ts';
import { countOfDuckDb, histogramOfDuckDb, pageOfDuckDb, tracesWithInDuckDb } from './peers/ask-duckdb.ts';
import type { DuckDb } from './peers/duckdb.ts';
import { readColumns } from './peers/sqlite-columns.ts';
import { differenceOfCounts, differenceOfHistograms, differenceOfPages } from './answers.ts';
import { PAGE_ROWS, TEXT_HIT, TEXT_MISS, type Filter, type Page, type Place } from './questions.ts';

const OURS = 'tracebell';
const DUCKDB = 'DuckDB, 2 threads';
const ROWS = 'SQLite, row by row';
const UNPACK = 'unpacking the bodies';
const LIKE = 'DuckDB LIKE, 2 threads';

export const QUERY_ROWS: readonly RatioSpec[] = [
  row('columns ready at open', 'open', ROWS, 1 / 30, 1 / 100),
  row('page of 200, p95', 'page', DUCKDB, 1 / 10, 1 / 50),
  row('histogram hour x rating', 'histogram', DUCKDB, 1 / 5, 1 / 10),
  row('free text, a miss, against unpacking', 'text', UNPACK, 1.5, null),
  row('free text, a miss, against LIKE', 'text', LIKE, null, 1),
];

function row(
  what: string,
  contest: string,
  peer: string,
  gate: number | null,
  goal: number | null,
): RatioSpec {
  return { what, contest, ours: OURS, peer, unit: 'ms', bar: { side: 'at most', gate, goal } };
}

export interface Asked {
  duckdb: DuckDb;
  ours: OpenWorkspace;
  /** Null until there is one. */
  search: TextSearch | null;
  filters: readonly Filter[];
}

export function openContest(columnsFile: string, workspaceFile: string): Contest {
  const contestants: Contestant[] = [
    { name: ROWS, run: () => timed(() => Promise.resolve(readColumns(columnsFile))) },
    { name: OURS, run: () => timed(() => Promise.resolve(readyColumns(workspaceFile))) },
  ];
  return { name: 'open', contestants, difference: differenceOfCounts, warmUp: true };
}

export interface PageQuestion {
  filter: Filter;
  place: Place;
}

type AskPage = (filter: Filter, place: Place) => Promise<Page>;

export async function pageContest({ duckdb, ours, filters }: Asked): Promise<Contest> {
  const ofDuckDb: AskPage = (filter, place) => pageOfDuckDb(duckdb, filter, place);
  const questions = await pageQuestions(filters, ofDuckDb, (filter) => countOfDuckDb(duckdb, filter));
  const contestants: Contestant[] = [
    { name: DUCKDB, run: () => pagesTurn(questions, ofDuckDb) },
    { name: OURS, run: () => pagesTurn(questions, (filter, place) => ours.page(filter, place)) },
  ];
  return { name: 'page', contestants, difference: differenceOfPages, warmUp: true };
}

/** Every filter, at its first page, the next and two places further down. */
export async function pageQuestions(
  filters: readonly Filter[],
  page: AskPage,
  countOf: (filter: Filter) => Promise<number>,
): Promise<PageQuestion[]> {
  const questions: PageQuestion[] = [];
  for (const filter of filters) {
    const first = await page(filter, { at: 'first' });
    const count = await countOf(filter);
    const last = first.at(-1);
    questions.push({ filter, place: { at: 'first' } });
    if (last === undefined || count <= PAGE_ROWS) continue;
    questions.push({ filter, place: { at: 'next', after: last } });
    questions.push({ filter, place: { at: 'row', row: Math.floor(count / 2) } });
    questions.push({ filter, place: { at: 'row', row: count - PAGE_ROWS } });
  }
  return questions;
}

/** The time is that of the slowest but one in twenty. */
export async function pagesTurn(questions: readonly PageQuestion[], page: AskPage): Promise<Turn> {
  const answer: Page[] = [];
  const times: number[] = [];
  for (const { filter, place } of questions) {
    const startedAt = performance.now();
    answer.push(await page(filter, place));
    times.push(performance.now() - startedAt);
  }
  return { answer, figures: { ms: percentile(times, 0.95) } };
}

/** The time of all filters together. */
export function histogramContest({ duckdb, ours, filters }: Asked): Contest {
  type Histogram = ReadonlyMap<string, number>;
  const all = (histogram: (filter: Filter) => Promise<Histogram>) => () =>
    timed(async () => {
      const answer: Histogram[] = [];
      for (const filter of filters) answer.push(await histogram(filter));
      return answer;
    });
  const contestants: Contestant[] = [
    { name: DUCKDB, run: all((filter) => histogramOfDuckDb(duckdb, filter)) },
    { name: OURS, run: all((filter) => ours.histogram(filter)) },
  ];
  return { name: 'histogram', contestants, difference: differenceOfHistograms, warmUp: true };
}

/** Times a miss; that the search finds anything is seen by a text that is there, outside the time. */
export function textContest({ duckdb, search }: Asked): Contest {
  const searched = (tracesWith: (text: string) => Promise<number>) => async (): Promise<Turn> => {
    const { answer: misses, figures } = await timed(() => tracesWith(TEXT_MISS));
    return { answer: [misses, await tracesWith(TEXT_HIT)], figures };
  };
  const contestants: Contestant[] = [
    { name: LIKE, run: searched((text) => tracesWithInDuckDb(duckdb, text)) },
  ];
  if (search !== null) {
    contestants.push({ name: OURS, run: searched((text) => search.tracesWith(text)) });
    contestants.push({ name: UNPACK, run: () => timed(() => search.unpackBodies()) });
  }
  return { name: 'text', contestants, difference: differenceOfCounts, warmUp: true };
}

async function timed(work: () => Promise<unknown>): Promise<Turn> {
  const startedAt = performance.now();
  const answer = await work();
  return { answer, figures: { ms: performance.now() - startedAt } };
}
