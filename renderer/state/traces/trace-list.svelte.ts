import { Failure } from '../../../shared/model/failure.ts';
import type { Calls } from '../../../shared/ipc/contract.ts';
import type { PageCursor, PageOrder, PageStart, TracePage, TraceRow } from '../../../shared/model/browse.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import type { Query } from '../../../shared/query/query.ts';
import { attempt } from '../notices.svelte.ts';
import type { AskedRule } from './colour-rules.svelte.ts';

export interface ListQuestion {
  query: Query;
  columns: readonly ColumnName[];
  order: PageOrder;
  /** Rows say which of these is the first that fits them. */
  rules?: readonly AskedRule[];
}

export type LoadPage = (input: Calls['traces.page']['input']) => Promise<TracePage>;

/** Where the list is to stand once a question is answered: a row that is kept in view. */
export interface Placed {
  /** Its index, or the one it would have. */
  index: number;
  /** The index it had in the list before; null where that is not known. */
  wasAt: number | null;
  /** The row that is kept; null where the list begins anew. */
  kept: PageCursor | null;
}

/** Asked when the question is put: the row to keep in view, if any. */
export type Keep = () => PageCursor | null;

const PAGE = 200;
/** Pages kept; what is furthest from the place that is looked at goes first. */
const PAGES_KEPT = 60;
const PAGES_AHEAD = 2;
const PAGES_BEHIND = 1;
/** What is gone through in a tenth of a second is asked for before it is seen, up to a limit. */
const FRAMES_AHEAD = 6;
const MOST_AHEAD = 10;
/** Pages that one call brings, and calls that wait at once: more would stand in the way of what is looked at next. */
const PAGES_A_CALL = 2;
const AT_ONCE = 2;
const AT_ONCE_SEEN = 4;
/** An answer is drawn before anything is asked for that is only seen later. */
const DRAWN_AFTER_MS = 120;

/**
 * All traces that a query finds, of which only those near the place that is looked at are here. What was there stays until the
 * answer to a new question has come, and the row that is kept stays where it is, also when traces come in or go.
 */
export class TraceList {
  readonly #load: LoadPage;
  #question: ListQuestion | null = null;
  #next: { question: ListQuestion; keep: Keep } | null = null;
  #isAsking = false;
  /** The same, told. */
  #isAwaited = $state(false);
  readonly #waiting: (() => void)[] = [];
  /** Counts questions and what makes pages on their way worthless. */
  #turn = 0;
  #look = { from: 0, to: 0, seen: 0, step: 1, ahead: PAGES_AHEAD };
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- Asking must not depend on it; `#version` tells.
  #pages = new Map<number, readonly TraceRow[]>();
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- As above.
  #asked = new Set<number>();
  #calls = 0;
  readonly #pauseMs: number;
  /** While an answer is drawn. */
  #drawing: ReturnType<typeof setTimeout> | undefined;
  #total = $state<number | null>(null);
  #version = $state(0);
  #changes = 0;
  #placed = $state.raw<Placed | null>(null);
  #shown = $state.raw<ListQuestion | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #seenIndex = $state(0);
  #known = 0;
  #costly = $state.raw<readonly AskedRule[]>([]);

  /** Without a pause, what is only seen later is asked for at once. */
  constructor(load: LoadPage, pauseMs = DRAWN_AFTER_MS) {
    this.#load = load;
    this.#pauseMs = pauseMs;
  }

  /** A question waits for its answer. */
  get isAwaited(): boolean {
    return this.#isAwaited;
  }

  /** Null until the first answer. */
  get total(): number | null {
    return this.#total;
  }

  /** The row to keep in view while the same traces are drawn anew; none where the list stands at its start. */
  get held(): PageCursor | null {
    const { seen } = this.#look;
    const row = seen > 0 ? this.at(seen) : undefined;
    return row === undefined ? null : { time: row.time, row: row.row };
  }

  /** The question that is answered here. */
  get shown(): ListQuestion | null {
    return this.#shown;
  }

  /** Why the last question has no answer, so that the one before is shown; null where it has, or waits for it. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Traces with this number or a higher one came in since the list was asked for. */
  get known(): number {
    return this.#known;
  }

  /** Rules that take too long, and so mark nothing. */
  get costly(): readonly AskedRule[] {
    return this.#costly;
  }

  /** The first row in view, where it is here. */
  get seen(): TraceRow | undefined {
    return this.at(this.#seenIndex);
  }

  /** New with each answer to a question that was to keep a row in view. */
  get placed(): Placed | null {
    return this.#placed;
  }

  /** Undefined while it is on its way. */
  at(index: number): TraceRow | undefined {
    void this.#version;
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** The index of a row that is here, or -1. */
  indexOf(row: number): number {
    void this.#version;
    for (const [page, rows] of this.#pages) {
      const place = rows.findIndex((one) => one.row === row);
      if (place >= 0) return page * PAGE + place;
    }
    return -1;
  }

  /** The row before or after another one; undefined where either is not here. For whoever asks once: it tells of no change. */
  beside(row: number, step: 1 | -1): TraceRow | undefined {
    for (const [page, rows] of this.#pages) {
      const place = rows.findIndex((one) => one.row === row);
      if (place < 0) continue;
      const index = page * PAGE + place + step;
      return this.#pages.get(Math.floor(index / PAGE))?.[((index % PAGE) + PAGE) % PAGE];
    }
    return undefined;
  }

  /** Once every question so far is answered. */
  settled(): Promise<void> {
    if (!this.#isAsking && this.#question !== null) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  ask(question: ListQuestion, keep: Keep): void {
    this.#next = { question, keep };
    this.#isAwaited = true;
    if (!this.#isAsking) void this.#answer();
  }

  clear(): void {
    this.#turn += 1;
    this.#next = null;
    this.#question = null;
    this.#pages.clear();
    this.#asked.clear();
    this.#total = null;
    this.#shown = null;
    this.#failure = null;
    this.#placed = null;
    this.#costly = [];
    this.#tell();
  }

  /** Says what is looked at, and which row is the first that is seen. */
  show(from: number, to: number, seen: number): void {
    const step = seen === this.#look.seen ? this.#look.step : seen > this.#look.seen ? 1 : -1;
    const rows = Math.abs(seen - this.#look.seen) * FRAMES_AHEAD;
    // A leap is no travel: nobody knows where it goes on.
    const ahead = PAGES_AHEAD + (rows > MOST_AHEAD * PAGE ? 0 : Math.ceil(rows / PAGE));
    this.#look = { from, to, seen, step, ahead };
    this.#seenIndex = seen;
    this.#fill();
  }

  /** Also where it is not here yet; null where the list has no such index any more. */
  async rowAt(index: number): Promise<PageCursor | null> {
    const here = this.at(index);
    if (here !== undefined || this.#question === null) return here ?? null;
    const { rows } = await this.#rows(this.#question, { index }, 1, []);
    return rows[0] ?? null;
  }

  /** The index that a row has in this list, or would have. */
  async placeOf(cursor: PageCursor): Promise<number | null> {
    return this.#question === null ? null : this.#placeIn(this.#question, cursor);
  }

  /** The first row that is not before a time in the order of the list, or the last; null where there is none. */
  async nearTime(time: number): Promise<{ row: TraceRow; index: number } | null> {
    if (this.#question === null) return null;
    const { rows, first, total } = await this.#rows(this.#question, { time }, 1, []);
    if (rows[0] !== undefined) return { row: rows[0], index: first };
    const last = await this.#rows(this.#question, { index: Math.max(0, total - 1) }, 1, []);
    return last.rows[0] === undefined ? null : { row: last.rows[0], index: last.first };
  }

  /** The next row after, or before, a row that a query finds as well. */
  async next(also: Query, from: PageCursor | null, step: 1 | -1): Promise<TraceRow | null> {
    if (this.#question === null) return null;
    const query: Query = { kind: 'and', of: [this.#question.query, also] };
    const start: PageStart =
      from === null ? { start: true } : step === 1 ? { after: from } : { before: from };
    const { rows } = await this.#rows({ ...this.#question, query }, start, 1, []);
    return rows[0] ?? null;
  }

  /** How many traces there are by now that the list does not have. */
  async arrived(): Promise<number> {
    if (this.#question === null || this.#total === null) return 0;
    const turn = this.#turn;
    const { total } = await this.#rows(this.#question, { start: true }, 1, []);
    return turn === this.#turn ? total - this.#total : 0;
  }

  async #answer(): Promise<void> {
    this.#isAsking = true;
    // Several changes of one moment are one question, and whoever asks does not come to depend on what is read here.
    await Promise.resolve();
    while (this.#next !== null) {
      const { question, keep } = this.#next;
      this.#next = null;
      const turn = (this.#turn += 1);
      this.#asked.clear();
      await attempt(async () => {
        try {
          await this.#replace(question, keep(), turn);
          if (!this.#isOld(turn)) this.#failure = null;
        } catch (error) {
          if (error instanceof Failure && !this.#isOld(turn)) this.#failure = error;
          throw error;
        }
      });
    }
    this.#isAsking = false;
    this.#isAwaited = false;
    if (this.#pauseMs > 0) this.#pause();
    this.#fill();
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #pause(): void {
    clearTimeout(this.#drawing);
    this.#drawing = setTimeout(() => {
      this.#drawing = undefined;
      this.#fill();
    }, this.#pauseMs);
  }

  async #replace(question: ListQuestion, keep: PageCursor | null, turn: number): Promise<void> {
    const index = keep === null ? 0 : await this.#placeIn(question, keep);
    if (this.#isOld(turn)) return;
    const wasAt = keep === null ? null : this.indexOf(keep.row);
    const before = wasAt === null || wasAt < 0 ? 0 : Math.max(0, wasAt - this.#look.from);
    const start = Math.max(0, index - Math.max(before, this.#look.to - this.#look.from));
    const first = Math.floor(start / PAGE);
    const last = Math.max(first, Math.floor((index + this.#look.to - this.#look.from) / PAGE));
    const { rows, total, known, costly } = await this.#rows(
      question,
      first === 0 ? { start: true } : { index: first * PAGE },
      (last - first + 1) * PAGE,
      question.columns,
    );
    if (this.#isOld(turn)) return;
    this.#pages.clear();
    for (let page = first; page <= last; page += 1)
      this.#pages.set(page, rows.slice((page - first) * PAGE, (page - first + 1) * PAGE));
    this.#question = question;
    this.#shown = question;
    this.#total = total;
    this.#known = known;
    this.#costly = (question.rules ?? []).filter((_, at) => costly?.includes(at));
    this.#placed = { index, wasAt: wasAt === null || wasAt < 0 ? null : wasAt, kept: keep };
    this.#tell();
  }

  /** Whether nobody waits for it any more. */
  #isOld(turn: number): boolean {
    return this.#next !== null || turn !== this.#turn;
  }

  async #placeIn(question: ListQuestion, { time, row }: PageCursor): Promise<number> {
    const { rows, first } = await this.#rows(question, { before: { time, row } }, 1, []);
    return first + rows.length;
  }

  #rows(
    { query, order, rules = [] }: ListQuestion,
    from: PageStart,
    limit: number,
    columns: readonly ColumnName[],
  ): Promise<TracePage> {
    const page = { from, limit, order };
    // Rows without columns are asked for their place alone.
    if (columns.length === 0 || rules.length === 0) return this.#load({ query, page, columns: [...columns] });
    return this.#load({ query, page, columns: [...columns], rules: rules.map((rule) => rule.query) });
  }

  #fill(): void {
    // Pages of the question before are of no use once the next is on its way.
    if (this.#isAsking || this.#question === null) return;
    const { seen, ahead } = this.#wanted();
    this.#fetchOf(seen, AT_ONCE_SEEN, this.#question);
    if (this.#drawing === undefined) this.#fetchOf(ahead, AT_ONCE, this.#question);
  }

  #fetchOf(pages: readonly number[], atOnce: number, question: ListQuestion): void {
    const missing = pages.filter((page) => !this.#asked.has(page) && !this.#pages.has(page));
    while (missing.length > 0 && this.#calls < atOnce) {
      const run = [missing.shift() ?? 0];
      const step = (missing[0] ?? 0) < (run[0] ?? 0) ? -1 : 1;
      while (run.length < PAGES_A_CALL && missing[0] === (run.at(-1) ?? 0) + step)
        run.push(missing.shift() ?? 0);
      void this.#fetch(Math.min(...run), run.length, question);
    }
  }

  /** What is seen, and what comes next: first in the direction of travel. */
  #wanted(): { seen: number[]; ahead: number[] } {
    const { from, to, step, ahead } = this.#look;
    const end = Math.ceil((this.#total ?? 0) / PAGE);
    const first = Math.floor(from / PAGE);
    const last = Math.max(first, Math.floor((to - 1) / PAGE));
    const isThere = (page: number): boolean => page >= 0 && page < end;
    const next = Array.from({ length: ahead }, (_, at) => (step === 1 ? last + 1 + at : first - 1 - at));
    const behind = Array.from({ length: PAGES_BEHIND }, (_, at) =>
      step === 1 ? first - 1 - at : last + 1 + at,
    );
    return {
      seen: Array.from({ length: last - first + 1 }, (_, at) => first + at).filter(isThere),
      ahead: [...next, ...behind].filter(isThere),
    };
  }

  async #fetch(first: number, count: number, question: ListQuestion): Promise<void> {
    const turn = this.#turn;
    this.#calls += 1;
    for (let page = first; page < first + count; page += 1) this.#asked.add(page);
    await attempt(async () => {
      const { rows, total } = await this.#rows(
        question,
        { index: first * PAGE },
        count * PAGE,
        question.columns,
      );
      if (turn !== this.#turn) return;
      if (total === this.#total) this.#take(first, rows);
      else this.#askAgain(question);
    });
    this.#calls -= 1;
    if (turn === this.#turn) for (let page = first; page < first + count; page += 1) this.#asked.delete(page);
    this.#fill();
  }

  /** Traces came or went: pages that were read before no longer fit those that are read now. */
  #askAgain(question: ListQuestion): void {
    const kept = this.at(this.#look.seen);
    this.ask(question, () => (kept === undefined ? null : { time: kept.time, row: kept.row }));
  }

  /** Told without being read: whoever changes the pages within an effect would run for ever. */
  #tell(): void {
    this.#changes += 1;
    this.#version = this.#changes;
  }

  #take(first: number, rows: readonly TraceRow[]): void {
    for (let at = 0; at * PAGE < rows.length; at += 1)
      this.#pages.set(first + at, rows.slice(at * PAGE, (at + 1) * PAGE));
    while (this.#pages.size > PAGES_KEPT) {
      const here = this.#look.seen / PAGE;
      const furthest = [...this.#pages.keys()].reduce((far, one) =>
        Math.abs(one - here) > Math.abs(far - here) ? one : far,
      );
      this.#pages.delete(furthest);
    }
    this.#tell();
  }
}
