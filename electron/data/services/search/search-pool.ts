import { availableParallelism } from 'node:os';
import { Failure, failureFromWire } from '../../../../shared/model/failure.ts';
import type { TextSearch } from '../../../../shared/model/search.ts';
import type { Bitset } from '../../../core/columns/bitset.ts';
import { withDisk } from '../../cache/disk-failure.ts';
import type { Reader } from '../../cache/handle.ts';
import { segmentEntries } from '../../cache/segments.ts';
import { rowSpans } from './row-spans.ts';
import { ScanRun } from './scan-run.ts';
import type { FromSearchThread, RowSpan } from './search-message.ts';
import { SearchWorker } from './search-worker.ts';

export interface SearchPoolOptions {
  /** Of the workspace. */
  path: string;
  reader: Reader;
  /** The file that the threads run. */
  entry: URL;
  threads?: number;
  /** How long a pattern may take for one block. */
  budgetMs?: number;
}

const MOST_THREADS = 4;
/** A thread is one span ahead, so that it does not wait for the next while its answer is on the way. */
const SPANS_AHEAD = 2;
const BUDGET_MS = 5000;
/** In how many parts a budget is watched: a machine that slept in between loses one of them, not all. */
const LOOKS = 5;
/** How long a thread may take to let go of a pattern that nobody waits for any more. */
const LET_GO_WITHIN_MS = 200;

/** Threads with a handle each on one workspace. They start with the first search, and stay. */
export class SearchPool {
  private readonly options: SearchPoolOptions;
  private readonly pulse: Int32Array;
  private readonly count: number;
  private workers: SearchWorker[] = [];
  private running: ScanRun | null = null;
  private lastNumber = 0;
  private spans: readonly RowSpan[] = [];
  private spansUpTo = -1;
  private facts = new Uint8Array(new SharedArrayBuffer(0));
  private watching: NodeJS.Timeout | undefined;
  /** Threads that were ended, until they are. */
  private readonly ending = new Set<Promise<void>>();
  private readonly lettingGo = new Set<NodeJS.Timeout>();
  private isClosed = false;

  constructor(options: SearchPoolOptions) {
    this.options = options;
    this.count = options.threads ?? Math.min(availableParallelism(), MOST_THREADS);
    this.pulse = new Int32Array(new SharedArrayBuffer(4 * (1 + this.count)));
  }

  /** Begins a scan of the rows; one that is under way ends as cancelled. To be followed by `stop`. */
  start(search: TextSearch | null, candidates: Bitset): ScanRun {
    if (this.isClosed) throw new Error('The pool is closed.');
    this.running?.cancel();
    this.stop(this.running);
    this.prepare(candidates.length);
    this.lastNumber += 1;
    const rows = candidates.shared();
    const scan = {
      number: this.lastNumber,
      search,
      candidates: { length: rows.length, words: rows.words },
      facts: this.facts,
    };
    const run = new ScanRun(scan, rows, this.spans);
    this.running = run;
    Atomics.store(this.pulse, 0, scan.number);
    while (this.workers.length < this.count) this.workers.push(this.startWorker(this.workers.length));
    if (search?.kind === 'regex') this.watch(run, search.text);
    // One each, then the second: the first answer is that of the last rows.
    for (let round = 0; round < SPANS_AHEAD; round += 1) for (const worker of this.workers) this.feed(worker);
    return run;
  }

  /** Nobody waits for it any more. */
  stop(run: ScanRun | null): void {
    if (run === null || this.running !== run) return;
    this.running = null;
    Atomics.store(this.pulse, 0, 0);
    clearTimeout(this.watching);
    if (run.scan.search?.kind !== 'regex') return;
    const late = this.workers.filter(({ waiting }) => waiting > 0);
    if (late.length === 0) return;
    const timer = setTimeout(() => {
      this.lettingGo.delete(timer);
      for (const worker of late) this.endLate(worker, run);
    }, LET_GO_WITHIN_MS);
    this.lettingGo.add(timer);
  }

  /** Every handle is closed afterwards. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.running?.cancel();
    this.stop(this.running);
    for (const timer of this.lettingGo) clearTimeout(timer);
    await Promise.all([...this.ending, ...this.workers.map((worker) => worker.end())]);
  }

  private startWorker(thread: number): SearchWorker {
    const { path, entry } = this.options;
    return new SearchWorker(entry, { path, pulse: this.pulse, thread }, this.answered);
  }

  /** What depends on how many rows there are. Rows are only added, and what is known of blocks stays true. */
  private prepare(rows: number): void {
    if (this.spansUpTo === rows) return;
    this.spans = rowSpans(withDisk(this.options.path, () => segmentEntries(this.options.reader)));
    this.spansUpTo = rows;
    if (this.facts.length >= rows) return;
    const facts = new Uint8Array(new SharedArrayBuffer(rows));
    facts.set(this.facts);
    this.facts = facts;
  }

  private feed(worker: SearchWorker): void {
    const run = this.running;
    if (run === null || run.isOver || worker.waiting >= SPANS_AHEAD) return;
    const isNew = worker.scan !== run.scan.number;
    // It has to let go of the scan before; its answers bring it here again.
    if (isNew && worker.waiting > 0) return;
    const next = run.take();
    if (next === undefined) return;
    if (isNew) worker.begin(run.scan);
    worker.give(next.index, next.span);
  }

  private readonly answered = (worker: SearchWorker, message: FromSearchThread): void => {
    const run = this.running;
    if (run !== null && message.scan === run.scan.number) {
      if (message.type === 'failed') run.fail(failureFromWire(message.failure));
      else run.answer(message.index, message);
    }
    for (let round = 0; round < SPANS_AHEAD; round += 1) this.feed(worker);
  };

  private watch(run: ScanRun, pattern: string): void {
    const look = (): void => {
      for (const worker of this.workers) {
        if (worker.stillness() < LOOKS || worker.scan !== run.scan.number) continue;
        this.replace(worker);
        run.fail(new Failure('search-too-costly', { pattern }));
      }
      if (!run.isOver) this.watching = setTimeout(look, everyMs);
    };
    const everyMs = (this.options.budgetMs ?? BUDGET_MS) / LOOKS;
    this.watching = setTimeout(look, everyMs);
  }

  private endLate(worker: SearchWorker, run: ScanRun): void {
    if (worker.scan === run.scan.number && worker.waiting > 0) this.replace(worker);
  }

  private replace(worker: SearchWorker): void {
    const at = this.workers.indexOf(worker);
    if (at < 0) return;
    const ending = worker.end().finally(() => this.ending.delete(ending));
    this.ending.add(ending);
    const fresh = this.startWorker(worker.thread);
    this.workers[at] = fresh;
    for (let round = 0; round < SPANS_AHEAD; round += 1) this.feed(fresh);
  }
}
