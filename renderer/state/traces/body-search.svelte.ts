import { Failure, failureFromWire } from '../../../shared/model/failure.ts';
import type { SearchProgress, TextSearch } from '../../../shared/model/search.ts';
import type { LeafSearch } from '../../../shared/query/leaf-search.ts';
import type { BodyLeaf } from '../../../shared/query/language/body-test.ts';
import type { Expression } from '../../../shared/query/language/expression.ts';
import { queryWithSearches, splitQuery } from '../../../shared/query/language/split.ts';
import { asTextSearch } from '../../../shared/query/language/text-search.ts';
import { ALL_TRACES, type Query } from '../../../shared/query/query.ts';
import { call } from '../../ipc/client.ts';
import { coverage } from '../coverage.svelte.ts';
import { attempt, notices } from '../notices.svelte.ts';

/** A word is typed letter by letter, and originals are not to be read for each of them. */
const TYPED_MS = 300;
/** Rows are shown as they are found, but not redrawn for each. */
const SHOWN_EVERY_MS = 250;
const MOST = 1_000_000;
/** Every window of a host is told of every search, and they name them alike: what another finds is not for this one. */
const PAGE = crypto.getRandomValues(new Uint32Array(2)).join('-');

interface Job {
  id: string;
  search: TextSearch | LeafSearch;
}

interface Progress {
  scanned: number;
  total: number;
}

/** What was last asked to be followed. */
interface Asked {
  expression: Expression;
  within: Query | null;
  turn: number;
}

/** Why it is not known what fits. */
export interface Unknown {
  failure: Failure;
  /** Something was found before, which is shown; otherwise what may fit is. */
  hasFound: boolean;
}

let lastId = 0;
let key = '';
let waiting: readonly Job[] = [];
/** Traces that the workspace had when the search began; null as long as it has not. */
let among: number | null = null;
let candidates: Query = ALL_TRACES;
/** What columns say may fit. */
let possible: Query = ALL_TRACES;
let hasFound = false;
let asked: Asked | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let shownAt = 0;
let pending: Query | null = null;

/** The filter with what is found, once something is known of it. */
let query = $state.raw<Query | null>(null);
let progress = $state.raw<Progress | null>(null);
/** The first search that ended before its last trace. */
let cut: Progress | null = null;
let isUnderWay = $state(false);
let unknown = $state.raw<Unknown | null>(null);
let step = $state(0);
let steps = 0;

/** Looks for what no column holds, in the originals: one search after the other. */
export const bodySearch = {
  /** Null before the first step of the search. */
  get query(): Query | null {
    return query;
  },
  /** More may be found. */
  get isUnderWay(): boolean {
    return isUnderWay;
  },
  /** Null once all is looked through; of all traces, until it is known where to look. */
  get progress(): Progress | null {
    return progress;
  },
  /** Null unless a search failed: then no figure of what is found holds. */
  get unknown(): Unknown | null {
    return unknown;
  },
  /** Traces that came in since the search began, so that it did not look at them; fewer than none where some went. */
  get unsearched(): number {
    return key === '' || among === null ? 0 : (coverage.summary?.traces ?? among) - among;
  },
  /** Counts what was found: the same question has another answer. */
  get step(): number {
    return step;
  },
  /**
   * Follows the filter. What it asks of columns, and the window, say where to look. `turn`: traces that came in after a search are in
   * nothing it found, so with another turn it begins anew.
   */
  follow(expression: Expression, within: Query | null, turn: number): void {
    asked = { expression, within, turn };
    const split = splitQuery(expression).possible;
    const where: Query = within === null ? split : { kind: 'and', of: [split, within] };
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- It is gone when this is.
    const leaves = new Map<string, Job>();
    const found = queryWithSearches(expression, (leaf) => idOf(leaf, leaves));
    const jobs = [...leaves.values()];
    // Not by the ids: they are new each time.
    const question = queryWithSearches(expression, (leaf) => JSON.stringify(leaf));
    const next = jobs.length === 0 ? '' : JSON.stringify([question, where, turn]);
    if (next === key) return;
    key = next;
    among = null;
    clearTimeout(timer);
    if (waiting.length > 0) void attempt(async () => void (await call('traces.stopSearch')));
    waiting = [];
    if (next === '') {
      forget();
      return;
    }
    // From the first letter on: the count that stands there is of what was asked before.
    progress = { scanned: 0, total: coverage.summary?.traces ?? 0 };
    timer = setTimeout(() => {
      possible = split;
      begin(jobs, where, found);
    }, TYPED_MS);
  },
  progressed({ id, scanned, total, isOver, rows, failure }: SearchProgress): void {
    if (waiting[0]?.id !== id) return;
    progress = { scanned, total };
    hasFound ||= rows.length > 0;
    if (failure !== null) fail(failureFromWire(failure));
    if (isOver) {
      if (scanned < total) cut ??= progress;
      next();
    }
    if (rows.length > 0 || isOver || pending !== null) tell(isOver);
  },
  /** The same once more. */
  again(): void {
    if (asked === null || key === '') return;
    key = '';
    bodySearch.follow(asked.expression, asked.within, asked.turn);
  },
  /** The data process is another one: it knows nothing of what was found, and what was under way may be what ended the last. */
  lose(failure: Failure): void {
    if (key === '') return;
    if (!isUnderWay) bodySearch.again();
    else {
      hasFound = false;
      waiting = [];
      fail(failure);
      isUnderWay = false;
      progress = null;
      tell(true);
    }
  },
  reset(): void {
    clearTimeout(timer);
    key = '';
    asked = null;
    waiting = [];
    forget();
  },
};

function idOf(leaf: BodyLeaf, leaves: Map<string, Job>): string {
  const name = JSON.stringify(leaf);
  const known = leaves.get(name);
  if (known !== undefined) return known.id;
  const job = {
    id: `filter-${PAGE}-${(lastId += 1)}`,
    search: asTextSearch(leaf) ?? { kind: 'leaf' as const, leaf },
  };
  leaves.set(name, job);
  return job.id;
}

function forget(): void {
  pending = null;
  query = null;
  progress = null;
  isUnderWay = false;
  unknown = null;
}

function begin(jobs: readonly Job[], where: Query, found: Query): void {
  waiting = jobs;
  among = coverage.summary?.traces ?? null;
  candidates = where;
  pending = found;
  cut = null;
  hasFound = false;
  unknown = null;
  isUnderWay = true;
  start();
}

function start(): void {
  const [job] = waiting;
  if (job === undefined) return;
  void attempt(async () => {
    try {
      await call('traces.search', { id: job.id, query: candidates, search: job.search, limit: MOST });
    } catch (error) {
      if (waiting[0] !== job || !(error instanceof Failure)) throw error;
      fail(error);
      next();
      tell(true);
    }
  });
}

/** The first reason counts. It stays where the figures would stand, so that taking back a notice does not make them true. */
function fail(failure: Failure): void {
  if (failure.code !== 'cancelled') notices.add(failure);
  unknown ??= { failure, hasFound };
}

function next(): void {
  waiting = waiting.slice(1);
  isUnderWay = waiting.length > 0;
  if (isUnderWay) start();
  else progress = cut;
}

function tell(isLast: boolean): void {
  const now = performance.now();
  if (!isLast && now - shownAt < SHOWN_EVERY_MS) return;
  shownAt = now;
  if (pending !== null) query = pending;
  pending = null;
  // Nothing found is no answer any more: what may fit is shown, and said to be that.
  if (isLast && unknown !== null && !isUnderWay) {
    unknown = { ...unknown, hasFound };
    if (!hasFound) query = possible;
  }
  steps += 1;
  step = steps;
}
