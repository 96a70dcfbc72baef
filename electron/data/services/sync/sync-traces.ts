import { Failure, failureToWire, type FailureWire } from '../../../../shared/model/failure.ts';
import type { ProvenHour } from '../../cache/coverage.ts';
import type { AnswerPage } from '../ingest/read-page.ts';
import { pageContent, type PageContent } from './page-content.ts';
import { Slices, type Ask, type Slice, type Walk } from './slices.ts';
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

/** Where pages come from. Throws a `Failure` where no answer could be had, whatever was tried. */
export interface PageSource {
  page(request: PageRequest, signal: AbortSignal): Promise<{ address: string; body: Uint8Array }>;
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
const MOST_WAITING_BYTES = 32 * 1024 * 1024;
/** Of answers in one slice that are none. */
const MOST_TRIES = 3;

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
    this.slices = new Slices(options.wanted);
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

  private take(ask: Ask, answer: { address: string; body: Uint8Array }): void {
    const content = pageContent(answer.body);
    if (content === null) return this.retry(ask);
    this.result.pages += 1;
    this.records += content.records;
    if (content.records > 0) this.add(ask.line, answer);
    this.follow(ask, content);
    const { pages } = this.result;
    this.options.onpage({ pages, records: this.records, left: this.slices.left });
    void this.drain();
  }

  private follow(ask: Ask, content: PageContent): void {
    const { oldest, newest } = content;
    // Proof rests on the window being one of record times, and on the service keeping to it.
    if ((oldest !== null && oldest < ask.from) || (newest !== null && newest >= ask.to))
      return this.giveUp(ask, new Failure('sync-outside-window', {}));
    const progress = this.slices.answered(ask, content);
    if (progress.kind === 'walked') this.prove(progress.slice, progress.askedAt);
    else if (progress.kind === 'stuck') this.report(progress.slice, new Failure('sync-marker-stuck', {}));
  }

  /** An answer that is none, such as one that was cut off, may be whole the next time. */
  private retry(ask: Ask): void {
    const tries = (this.tries.get(ask.walk) ?? 1) + 1;
    this.tries.set(ask.walk, tries);
    if (tries > MOST_TRIES) this.giveUp(ask, new Failure('sync-answer-unknown', {}));
    else this.slices.again(ask);
  }

  private add(line: number, { address, body }: { address: string; body: Uint8Array }): void {
    const { project_id = null, tracker_name = null } = this.options.lines[line] ?? {};
    this.pages.push({ address, body, facts: { region: this.options.region, project_id, tracker_name } });
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
    this.report(this.slices.failed(ask), failure);
    if (!this.source.isHopeless(failure)) return;
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
        await this.keep(pages, proven);
        this.waitingBytes -= pages.reduce((sum, { body }) => sum + body.byteLength, 0);
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
