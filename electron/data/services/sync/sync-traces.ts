import { Failure, failureToWire, type FailureWire } from '../../../../shared/model/failure.ts';
import type { ProvenHour } from '../../cache/coverage.ts';
import type { AnswerPage } from '../ingest/read-page.ts';
import { pageContent, type PageContent } from './page-content.ts';
import { RecentIds } from './recent-ids.ts';
import { Slices, type Ask, type PageFacts, type Slice, type Walk } from './slices.ts';
import { SETTLED_MS, type SyncLine } from './wanted.ts';

export interface PageRequest {
  line: number;
  /** Record times; the first is asked for, the second is not. */
  from: number;
  to: number;
  /** The marker of the page before. */
  next: string | null;
  limit: number;
}

export interface PageAnswer {
  /** What was asked. */
  address: string;
  body: Uint8Array;
}

/** Where pages come from. Throws a `Failure` where no answer could be had, whatever was tried. */
export interface PageSource {
  page(request: PageRequest, signal: AbortSignal): Promise<PageAnswer>;
  /** Whether nothing else would be answered either: keys that are wrong, a project that is not there. */
  isHopeless(failure: Failure): boolean;
}

/** Keeps what came, in one go and in the order it came. */
export type KeepAnswers = (pages: AnswerPage[], proven: ProvenHour[]) => Promise<void>;

export interface SyncOptions {
  lines: readonly SyncLine[];
  region: string | null;
  wanted: readonly Slice[];
  atOnce: number;
  signal: AbortSignal;
  now(): number;
  /** After each page. */
  onpage(counts: { pages: number; records: number; left: readonly Slice[] }): void;
}

/** What was not read to its end, and why. */
export interface SyncFailure extends Slice {
  failure: FailureWire;
}

export interface SyncResult {
  pages: number;
  walked: Slice[];
  failures: SyncFailure[];
}

export const PAGE_LIMIT = 200;
/** What waits to be kept: while it is more, nothing further is asked for. */
const MOST_WAITING_BYTES = 16 * 1024 * 1024;
/** Of one slice. */
const MOST_TRIES = 3;
const REASONS = { doubtful: 'sync-outside-window', stuck: 'sync-marker-stuck' } as const;

/**
 * Reads all slices that are wanted, several at once, and gives what comes to `keep` as fast as that takes it. A slice that
 * fails is told of, and the others go on. Throws what `keep` throws, and where the person no longer wants it.
 */
export async function syncTraces(
  source: PageSource,
  keep: KeepAnswers,
  options: SyncOptions,
): Promise<SyncResult> {
  const sync = new Sync(source, keep, options);
  return sync.run();
}

class Sync {
  private readonly source: PageSource;
  private readonly keep: KeepAnswers;
  private readonly options: SyncOptions;
  private readonly slices: Slices;
  private readonly stop = new AbortController();
  private readonly result: SyncResult = { pages: 0, walked: [], failures: [] };
  private readonly tries = new Map<Walk, number>();
  private readonly recent = new RecentIds();
  private records = 0;
  private onWay = 0;
  private pages: AnswerPage[] = [];
  private proven: ProvenHour[] = [];
  private waitingBytes = 0;
  private isKeeping = false;
  private fault: { error: unknown } | null = null;
  private wake: (() => void) | null = null;

  constructor(source: PageSource, keep: KeepAnswers, options: SyncOptions) {
    this.source = source;
    this.keep = keep;
    this.options = options;
    this.slices = new Slices(options.wanted, PAGE_LIMIT);
  }

  async run(): Promise<SyncResult> {
    const { signal } = this.options;
    const cancel = (): void => {
      this.stop.abort();
      this.stir();
    };
    if (signal.aborted) this.stop.abort();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      await this.go();
    } finally {
      signal.removeEventListener('abort', cancel);
    }
    if (this.fault !== null) throw this.fault.error;
    if (signal.aborted) throw new Failure('cancelled', {});
    return this.result;
  }

  private async go(): Promise<void> {
    for (;;) {
      const isOver = this.fault !== null || this.stop.signal.aborted;
      if (!isOver) this.askMore();
      const isStill = this.onWay === 0 && !this.isKeeping;
      if (isStill && (isOver || (this.slices.isDone && this.pages.length + this.proven.length === 0))) return;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  private stir(): void {
    this.wake?.();
    this.wake = null;
  }

  private askMore(): void {
    while (this.onWay < this.options.atOnce && this.waitingBytes < MOST_WAITING_BYTES) {
      const ask = this.slices.take(this.options.now());
      if (ask === null) return;
      this.onWay += 1;
      void this.ask(ask).finally(() => {
        this.onWay -= 1;
        this.stir();
      });
    }
  }

  private async ask(ask: Ask): Promise<void> {
    const { line, from, to, next } = ask;
    try {
      const answer = await this.source.page({ line, from, to, next, limit: PAGE_LIMIT }, this.stop.signal);
      if (!this.stop.signal.aborted) this.take(ask, answer);
    } catch (error) {
      if (this.stop.signal.aborted) return;
      if (error instanceof Failure) this.giveUp(ask, error);
      else this.fail(error);
    }
  }

  private take(ask: Ask, answer: PageAnswer): void {
    const content = pageContent(answer.body);
    if (content === null) return this.retry(ask);
    this.result.pages += 1;
    // What a second look finds again is no source of its own.
    const repeats = content.traces.findIndex(
      ({ id, print }) => ask.walk.known.get(id) !== print && ask.seen?.get(id) !== print,
    );
    this.records += repeats < 0 ? 0 : content.traces.length - repeats;
    if (repeats >= 0) this.add(ask.line, answer, content.list, repeats);
    this.follow(ask, content);
    const { pages } = this.result;
    this.options.onpage({ pages, records: this.records, left: this.slices.left });
    void this.drain();
  }

  private follow(ask: Ask, content: PageFacts): void {
    const isNews = content.traces.some(({ id }) => id === '' || !this.recent.has(id));
    const isDoubtful = this.isDoubtful(ask, content);
    for (const progress of this.slices.answered(ask, content, { isDoubtful, isNews })) {
      if (progress.kind === 'walked') this.prove(progress.slice, progress.askedAt);
      else this.report(progress.slice, new Failure(REASONS[progress.kind], {}));
    }
  }

  /** What came before may come again, wherever it belongs. */
  private isDoubtful({ from, to }: Ask, { traces }: PageFacts): boolean {
    const isOutside = traces.some(
      ({ id, at }) => at !== null && (at < from || at >= to) && !this.recent.has(id),
    );
    this.recent.add(traces.map(({ id }) => id));
    return isOutside;
  }

  /** An answer that is none, such as one that was cut off, may be whole the next time. */
  private retry(ask: Ask): void {
    if (this.mayTryAgain(ask)) this.slices.again(ask);
    else this.giveUp(ask, new Failure('sync-answer-unknown', {}));
  }

  private mayTryAgain({ walk }: Ask): boolean {
    const tries = (this.tries.get(walk) ?? 1) + 1;
    this.tries.set(walk, tries);
    return tries <= MOST_TRIES;
  }

  private add(line: number, { address, body }: PageAnswer, list: PageContent['list'], repeats: number): void {
    const { project_id = null, tracker_name = null } = this.options.lines[line] ?? {};
    const facts = { region: this.options.region, project_id, tracker_name };
    // Elements that are no records have no place among them.
    this.pages.push({ address, body, list, repeats: list === null ? 0 : repeats, facts });
    this.waitingBytes += body.byteLength;
  }

  private prove(slice: Slice, askedAt: number): void {
    this.result.walked.push(slice);
    const of = this.options.lines[slice.line];
    const to = Math.min(slice.to, askedAt - SETTLED_MS);
    if (of !== undefined && slice.from < to)
      this.proven.push({ provider: 'huawei', ...of, from: slice.from, to });
  }

  private giveUp(ask: Ask, failure: Failure): void {
    const { code, details } = failureToWire(failure);
    if (code === 'cloud-refused' && details.kind === 'bad-request' && this.slices.refused(ask)) return;
    const isHopeless = this.source.isHopeless(failure);
    // Whoever has answered before may only have been out of sorts.
    if (isHopeless && this.result.pages > 0 && this.mayTryAgain(ask)) return this.slices.again(ask);
    this.report(this.slices.failed(ask), failure);
    if (!isHopeless) return;
    for (const slice of this.slices.left) this.report(slice, failure);
    this.stop.abort();
  }

  private report(slice: Slice, failure: Failure): void {
    this.result.failures.push({ ...slice, failure: failureToWire(failure) });
  }

  private fail(error: unknown): void {
    this.fault ??= { error };
    this.stop.abort();
  }

  /** One writing at a time, of all that has come until then. What proves a slice never goes before its pages. */
  private async drain(): Promise<void> {
    if (this.isKeeping) return;
    this.isKeeping = true;
    try {
      while (this.pages.length + this.proven.length > 0) {
        const { pages, proven } = this;
        this.pages = [];
        this.proven = [];
        // Told before: their bytes are handed on.
        const keptBytes = pages.reduce((sum, { body }) => sum + body.byteLength, 0);
        await this.keep(pages, proven);
        this.waitingBytes -= keptBytes;
        this.stir();
      }
    } catch (error) {
      this.fail(error);
    } finally {
      this.isKeeping = false;
      this.stir();
    }
  }
}
