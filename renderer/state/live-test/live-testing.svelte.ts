import type { TraceRow } from '../../../shared/model/browse.ts';
import type { ListedVerdict, LiveTest, LiveTestRequest } from '../../../shared/model/live-test.ts';
import type { AskedWindow, ExplainedRow, ReplayedDraft } from '../../../shared/model/replay-request.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import type { Pin } from '../../../shared/model/verdict.ts';
import { call } from '../../ipc/client.ts';
import { listColumns } from '../traces/list-columns.svelte.ts';
import { Latest, type Asking } from '../traces/latest.svelte.ts';
import { PAGE, TestPages, type Tested } from './test-pages.svelte.ts';

/** What short lists show of a trace. */
export const TEST_COLUMNS: ColumnName[] = [
  ...(['trace_rating', 'service_type', 'resource_type', 'trace_name'] as const),
  ...(['resource_name', 'resource_id', 'user.name', 'user.user_name'] as const),
];

export interface TestQuestion {
  draft: ReplayedDraft;
  live: ReplayedDraft | null;
  window: AskedWindow;
  bars: number;
  zone: string;
  pins: Pin[];
}

interface Chosen {
  row: TraceRow;
  /** The fields that its values are of. */
  asked: readonly ColumnName[];
  of: LiveTest | null;
  index: number;
}

/** A draft held against the traces at every key, and the trace of it that is looked at. */
export class LiveTesting {
  readonly #test = new Latest<LiveTestRequest, LiveTest | null>((request) => call('liveTest.run', request));
  readonly #why = new Latest<{ row: number; draft: ReplayedDraft }, ExplainedRow | null>(explained);
  readonly #pages = { match: new TestPages('match'), unknown: new TestPages('unknown') };
  #chosen = $state.raw<Chosen | null>(null);
  /** Not state: choosing a trace asks nothing of the test. */
  #row: number | null = null;

  /** Null until the first answer; the last one stays until the next is there. */
  get tested(): Tested | null {
    const { answer } = this.#test;
    return answer === null || answer.value === null
      ? null
      : { question: answer.question, value: answer.value };
  }
  /** What is shown is of something that was changed since. */
  get isStale(): boolean {
    return this.#test.isAwaited;
  }
  /** What was asked last could not be counted: what is shown is of something before, and stays so. */
  get isUnanswered(): boolean {
    return this.#test.isUnanswered;
  }
  get chosen(): TraceRow | null {
    return this.#chosen?.row ?? null;
  }
  /** The fields of the chosen trace that are known. */
  get chosenFields(): readonly ColumnName[] {
    return this.#chosen?.asked ?? [];
  }
  /** The fields that the lists have. */
  get asked(): readonly ColumnName[] {
    return this.tested?.question.samples.columns ?? [];
  }
  /** Why the chosen trace is reported or not; that of the one before until it is there. */
  get why(): ExplainedRow | null {
    return this.#why.answer?.value ?? null;
  }
  get isWhyStale(): boolean {
    return this.#why.isAwaited;
  }
  /** Whether what was asked last was answered: the figures, and why the chosen trace is reported or not. */
  get asking(): Asking {
    return this.#test;
  }
  get askingWhy(): Asking {
    return this.#why;
  }

  ask(question: TestQuestion): void {
    const samples = { limit: PAGE, columns: [...listColumns.asked] };
    this.#test.ask({ asker: 'live-test', samples, selected: this.#row, ...question });
  }

  explain(draft: ReplayedDraft): void {
    const row = this.chosen?.row;
    if (row !== undefined) this.#why.ask({ row, draft });
  }

  at(verdict: ListedVerdict, index: number): TraceRow | undefined {
    const { tested } = this;
    return tested === null ? undefined : this.#pages[verdict].at(tested, index);
  }

  show(verdict: ListedVerdict, from: number, to: number): void {
    if (this.tested !== null) this.#pages[verdict].show(this.tested, from, to);
  }

  /** The rows from one place of a list to another, both included; null where something newer was asked meanwhile. */
  async between(verdict: ListedVerdict, from: number, to: number): Promise<number[] | null> {
    const { tested } = this;
    return tested === null ? null : this.#pages[verdict].between(tested, from, to);
  }

  /** The place of the chosen trace in a list, -1 where it is not in it. It moves with the trace while the draft changes. */
  placeIn(verdict: ListedVerdict): number {
    const test = this.tested?.value ?? null;
    if (this.#chosen === null || test === null) return -1;
    if (this.#chosen.of === test) return this.#chosen.index;
    return test.selected?.verdict === verdict ? (test.selected.index ?? -1) : -1;
  }

  /** With -1 it is in none of the lists. */
  choose(row: TraceRow, index: number, asked = this.asked): void {
    this.#chosen = { row, asked, of: this.tested?.value ?? null, index };
    this.#row = row.row;
  }

  letGo(): void {
    this.#chosen = null;
    this.#row = null;
  }
}

async function explained({
  row,
  draft,
}: {
  row: number;
  draft: ReplayedDraft;
}): Promise<ExplainedRow | null> {
  const [first] = await call('replay.explain', { draft, trace: { row } });
  return first ?? null;
}
