import { Failure } from '../../../../shared/model/failure.ts';
import type { SpanFound } from './scan-span.ts';
import type { RowSpan, Scan } from './search-message.ts';
import type { Bitset } from '../../../core/columns/bitset.ts';

/** One scan: hands out its spans, and puts what came of them in their order again. */
export class ScanRun {
  readonly scan: Scan;
  private readonly candidates: Bitset;
  private readonly spans: readonly RowSpan[];
  private nextSpan = 0;
  private given = 0;
  private told = 0;
  private readonly answers = new Map<number, SpanFound>();
  private error: Error | null = null;
  private wake: (() => void) | null = null;

  constructor(scan: Scan, candidates: Bitset, spans: readonly RowSpan[]) {
    this.scan = scan;
    this.candidates = candidates;
    this.spans = spans;
  }

  get isOver(): boolean {
    return this.error !== null;
  }

  /** The next span with a row to be searched. */
  take(): { index: number; span: RowSpan } | undefined {
    while (this.nextSpan < this.spans.length) {
      const span = this.spans[this.nextSpan] as RowSpan;
      this.nextSpan += 1;
      const row = this.candidates.next(span.from);
      if (row < 0 || row >= span.to) continue;
      this.given += 1;
      return { index: this.given - 1, span };
    }
    return undefined;
  }

  answer(index: number, found: SpanFound): void {
    this.answers.set(index, found);
    if (index === this.told) this.stir();
  }

  /** The first reason counts. */
  fail(error: Error): void {
    this.error ??= error;
    this.stir();
  }

  cancel(): void {
    this.fail(new Failure('cancelled', {}));
  }

  /** What is there by now of the spans that come next; null when all was told. Throws where the scan failed. */
  async next(): Promise<SpanFound | null> {
    for (;;) {
      if (this.error !== null) throw this.error;
      if (this.answers.has(this.told)) return this.together();
      if (this.told === this.given && this.nextSpan >= this.spans.length) return null;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  private together(): SpanFound {
    const all: SpanFound = { rows: [], scanned: 0 };
    for (
      let answer = this.answers.get(this.told);
      answer !== undefined;
      answer = this.answers.get(this.told)
    ) {
      for (const row of answer.rows) all.rows.push(row);
      all.scanned += answer.scanned;
      this.answers.delete(this.told);
      this.told += 1;
    }
    return all;
  }

  private stir(): void {
    this.wake?.();
    this.wake = null;
  }
}
