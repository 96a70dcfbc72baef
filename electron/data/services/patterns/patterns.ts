import { Failure } from '../../../../shared/model/failure.ts';
import type { Query } from '../../../../shared/query/query.ts';
import type { TraceColumns } from '../../../core/columns/trace-columns.ts';
import { patternsIn, withValues, type FieldPattern } from './bounded-query.ts';
import { PatternWorker } from './pattern-worker.ts';

export interface PatternsOptions {
  /** The file that the thread runs. */
  entry: URL;
  /** How long one pattern may take for the values of one column. */
  budgetMs?: number;
}

interface Known {
  pattern: FieldPattern;
  values: string[];
  /** Values of the column that were tried. */
  upTo: number;
  failure: Failure | null;
}

const BUDGET_MS = 3000;
/** Patterns whose values are kept: a list, its chart and its values ask the same one after the other. */
const KEPT = 16;
/** The thread holds the values of the columns that patterns were tried on; whoever stops doing so gets the memory back. */
const IDLE_MS = 60_000;
/** Starting a thread while the first screen is drawn would hold it up. */
const DRAWN_AFTER_MS = 1_500;

/**
 * Tries the patterns of queries where it can be stopped: on the distinct values of a column, in a thread that is ended when
 * one takes too long. What is asked of rows afterwards is whether they have one of the values.
 */
export class Patterns {
  private readonly options: PatternsOptions;
  private columns: TraceColumns | null = null;
  private readonly known = new Map<string, Known>();
  private worker: PatternWorker | null = null;
  /** One at a time: the thread does one thing at a time anyway. */
  private last: Promise<void> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;
  private preparing: NodeJS.Timeout | undefined;

  constructor(options: PatternsOptions) {
    this.options = options;
  }

  /** Starts the thread once the first screen is drawn, so that the first pattern does not wait for it. */
  prepare(drawnAfterMs = DRAWN_AFTER_MS): void {
    clearTimeout(this.preparing);
    this.preparing = setTimeout(() => (this.worker ??= this.started()), drawnAfterMs).unref();
  }

  /** The same question without patterns. Throws `search-too-costly` for a pattern that does not come to an end. */
  async bounded(columns: TraceColumns, query: Query): Promise<Query> {
    const found = new Map<string, readonly string[]>();
    for (const pattern of patternsIn(query)) found.set(keyOf(pattern), await this.fitting(columns, pattern));
    return withValues(query, (pattern) => found.get(keyOf(pattern)) ?? []);
  }

  /** The values of a column that fit a pattern. */
  async fitting(columns: TraceColumns, pattern: FieldPattern): Promise<readonly string[]> {
    if (this.columns !== columns) await this.begin(columns);
    const known = this.entryOf(pattern);
    const { values } = columns.column(pattern.field);
    while (known.failure === null && known.upTo < values.length) {
      await (this.last = this.last.then(() => this.extend(known, values)));
    }
    if (known.failure !== null) throw known.failure;
    return known.values;
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    clearTimeout(this.preparing);
    this.known.clear();
    this.columns = null;
    const { worker } = this;
    this.worker = null;
    await worker?.end();
  }

  private async begin(columns: TraceColumns): Promise<void> {
    const ended = this.columns === null ? Promise.resolve() : this.close();
    this.columns = columns;
    await ended;
  }

  /** Never throws what is expected: whoever waits behind it is not to fail with it. */
  private async extend(known: Known, values: readonly string[]): Promise<void> {
    const { upTo } = known;
    if (known.failure !== null || upTo >= values.length) return;
    clearTimeout(this.idle);
    const worker = (this.worker ??= this.started());
    const total = values.length;
    try {
      const places = await worker.fitting(known.pattern, values, upTo);
      for (const at of places) known.values.push(values[at] ?? '');
      known.upTo = total;
      this.idle = setTimeout(() => void this.rest(), IDLE_MS).unref();
    } catch (error) {
      // By now another may stand in its place.
      if (this.worker === worker) this.worker = null;
      if (!(error instanceof Failure)) throw error;
      known.failure = error;
    }
  }

  /** A thread that knows no values yet takes the place of the one that does. */
  private async rest(): Promise<void> {
    const { worker } = this;
    this.worker = this.started();
    await worker?.end();
  }

  private started(): PatternWorker {
    const { entry, budgetMs = BUDGET_MS } = this.options;
    return new PatternWorker(entry, budgetMs);
  }

  private entryOf(pattern: FieldPattern): Known {
    const key = keyOf(pattern);
    const known = this.known.get(key) ?? { pattern, values: [], upTo: 0, failure: null };
    this.known.delete(key);
    this.known.set(key, known);
    const [oldest] = this.known.keys();
    if (this.known.size > KEPT && oldest !== undefined) this.known.delete(oldest);
    return known;
  }
}

function keyOf({ field, pattern, fold }: FieldPattern): string {
  return JSON.stringify([field, pattern, fold]);
}
