import type { Histogram, HistogramRequest, PageCursor, PageOrder } from '../../../shared/model/browse.ts';
import { ALL_TRACES, asks, type Query } from '../../../shared/query/query.ts';
import { call } from '../../ipc/client.ts';
import { coverage } from '../coverage.svelte.ts';
import { attempt } from '../notices.svelte.ts';
import { workspace } from '../workspace.svelte.ts';
import { bodySearch } from './body-search.svelte.ts';
import { barsIn, chartWidth } from './chart-room.ts';
import { colourRules } from './colour-rules.svelte.ts';
import { displayZone } from './display-zone.svelte.ts';
import { facets, FACET_FIELDS, type FacetField } from './facets.svelte.ts';
import { filter } from './filter.svelte.ts';
import { Latest } from './latest.svelte.ts';
import { listColumns } from './list-columns.svelte.ts';
import { marks } from './marks.svelte.ts';
import { members } from './members.svelte.ts';
import { pairs } from './pairs.svelte.ts';
import { selection } from './selection.svelte.ts';
import { timeWindow } from './time-window.svelte.ts';
import { steps } from './steps.svelte.ts';
import { TraceList } from './trace-list.svelte.ts';

export const traceList = new TraceList((input) => call('traces.page', input));

interface ChartQuestion {
  query: Query;
  buckets: Omit<HistogramRequest, 'by' | 'seriesLimit'>;
}

const chart = new Latest<ChartQuestion, Histogram>(({ query, buckets }) =>
  call('traces.histogram', {
    query,
    request: { ...buckets, by: 'trace_rating', seriesLimit: 8 },
  }),
);

let order = $state<PageOrder>('newest');
let arrived = $state(0);
/** Counts what was taken in on purpose: the same questions are put again. */
let round = $state(0);
let rounds = 0;
let openPath: string | null = null;
/** The row at which the list begins when it is first shown. */
let beginning: PageCursor | null = null;

/** What was asked before the screen was drawn, which then asks the same once more. */
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- Asking must not depend on it.
const askedAhead = new Map<string, string>();

function isAskedAhead(what: string, question: unknown): boolean {
  const asked = askedAhead.get(what);
  askedAhead.delete(what);
  return asked === JSON.stringify(question);
}

let lastFilter: Query = ALL_TRACES;
/** While texts are looked for, what was asked before stands until something is known. */
const filterQuery = $derived.by(() => {
  if (!filter.hasBodies) lastFilter = filter.query;
  else lastFilter = bodySearch.query ?? lastFilter;
  return lastFilter;
});
const query = $derived<Query>(joined([filterQuery, timeWindow.query]));

const hasMarks = $derived(
  [query, ...colourRules.asked.map((rule) => rule.query)].some((one) => asks(one, 'marked')),
);

function chartQuestion(room: number): ChartQuestion | null {
  const { stretch } = timeWindow;
  if (stretch === null) return null;
  return { query, buckets: { from: stretch.from, to: stretch.to, most: room, zone: displayZone.name } };
}

function joined(parts: readonly (Query | null)[]): Query {
  const of = parts.filter((part) => part !== null && part.kind !== 'all');
  return of.length === 0 ? ALL_TRACES : of.length === 1 ? (of[0] ?? ALL_TRACES) : { kind: 'and', of };
}

/** What the screen asks, and what it was answered. */
export const browse = {
  get query(): Query {
    return query;
  },
  get order(): PageOrder {
    return order;
  },
  get round(): number {
    return round + bodySearch.step + (hasMarks ? marks.turn : 0);
  },
  /** Counts how often traces that came in were taken in. */
  get taken(): number {
    return round;
  },
  /** Traces that came in and are not in the list. */
  get arrived(): number {
    return arrived;
  },
  get isChartAwaited(): boolean {
    return chart.isAwaited;
  },
  /** It is of a question before the last, which failed. */
  get isChartOld(): boolean {
    return chart.isUnanswered;
  },
  get histogram(): Histogram | null {
    return chart.answer?.value ?? null;
  },
  turnOrder(): void {
    order = order === 'newest' ? 'oldest' : 'newest';
  },
  putInOrder(next: PageOrder): void {
    order = next;
  },
  /** Where the list stands when it is first shown; at its start with null. */
  beginAt(row: PageCursor | null): void {
    beginning = row;
  },
  isBeginning: (row: PageCursor): boolean => row === beginning,
  /** The trace that stays in view is the selected one, or the first one seen where the list is only drawn anew. */
  askList(): void {
    if (timeWindow.extent === null) return;
    const question = { query, columns: listColumns.asked, order, rules: colourRules.asked };
    if (isAskedAhead('list', [browse.round, question])) return;
    traceList.ask(question, () => {
      const { shown } = traceList;
      if (shown === null && beginning !== null) return beginning;
      const isSame = shown?.query === question.query && shown.order === question.order;
      return selection.cursor ?? (isSame ? traceList.held : null);
    });
  },
  askFacet(field: FacetField): void {
    if (timeWindow.extent === null || isAskedAhead(field, [browse.round, query])) return;
    facets.ask(field, query);
  },
  /** What a screen that is not drawn yet will ask first: drawing it takes as long as the answers do. */
  askAhead(): void {
    const time = coverage.summary?.time ?? null;
    if (time === null || timeWindow.extent !== null) return;
    timeWindow.settle(time);
    browse.askList();
    const { round } = browse;
    const question = { query, columns: listColumns.asked, order, rules: colourRules.asked };
    askedAhead.set('list', JSON.stringify([round, question]));
    for (const field of facets.isShown ? FACET_FIELDS.filter((one) => facets.isOpen(one)) : []) {
      browse.askFacet(field);
      askedAhead.set(field, JSON.stringify([round, query]));
    }
    const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const room = barsIn(chartWidth(innerWidth, remPx, facets.isShown));
    browse.askChart(room);
    askedAhead.set('chart', JSON.stringify([round, chartQuestion(room)]));
  },
  askChart(room: number): void {
    const question = chartQuestion(room);
    if (question === null) chart.clear();
    else if (!isAskedAhead('chart', [browse.round, question])) chart.ask(question);
  },
  /** The data changed underneath: what is shown stays, and what came in is counted. */
  async noticeChange(): Promise<void> {
    // Later than whoever noticed it, who is not to depend on what is read here.
    await Promise.resolve();
    const { summary } = coverage;
    if (summary === null) return;
    if (timeWindow.extent === null || (traceList.total === 0 && !filter.hasBodies)) browse.takeIn();
    else await attempt(countArrived);
  },
  /** Shows what came in. */
  takeIn(): void {
    timeWindow.settle(coverage.summary?.time ?? null);
    arrived = 0;
    rounds += 1;
    round = rounds;
  },
  /** Another workspace has other traces: nothing of the last one is to be seen. */
  meet(): void {
    const path = workspace.summary?.path ?? null;
    if (path === openPath) return;
    openPath = path;
    beginning = null;
    traceList.clear();
    chart.clear();
    facets.clear();
    filter.reset();
    steps.reset();
    bodySearch.reset();
    marks.clear();
    lastFilter = ALL_TRACES;
    selection.clear();
    pairs.clear();
    members.clear();
    timeWindow.reset();
    askedAhead.clear();
    arrived = 0;
  },
};

async function countArrived(): Promise<void> {
  // What a search finds has none of them: they are offered to be looked through.
  const more = filter.hasBodies ? bodySearch.unsearched : await traceList.arrived();
  // What went leaves places that nothing fills.
  if (more < 0) browse.takeIn();
  else arrived = more;
}
