import type { TraceRow } from '../../../shared/model/browse.ts';
import type { ListedVerdict, LiveTest } from '../../../shared/model/live-test.ts';
import { MARKED_AT_ONCE } from '../../../shared/model/mark.ts';
import { attempt } from '../notices.svelte.ts';
import type { ListAtHand } from '../traces/at-hand.svelte.ts';
import type { LiveTesting } from './live-testing.svelte.ts';

interface Picked {
  of: LiveTest;
  rows: ReadonlySet<number>;
}

/** One of the lists of a test as the keys go through it: one trace that is looked at, and several that are selected. */
export class TestList implements ListAtHand {
  readonly #testing: LiveTesting;
  readonly verdict: ListedVerdict;
  #column = $state(0);
  /** Where the keys are, while they go over rows that are on their way. */
  #moved = $state.raw<{ of: LiveTest; index: number } | null>(null);
  /** Of one answer: with the next, others may stand there. */
  #picked = $state.raw<Picked | null>(null);
  #tooMany = $state(false);
  #anchor = 0;
  #turn = 0;

  constructor(testing: LiveTesting, verdict: ListedVerdict) {
    this.#testing = testing;
    this.verdict = verdict;
  }

  get #test(): LiveTest | null {
    return this.#testing.tested?.value ?? null;
  }
  get total(): number {
    const test = this.#test;
    if (test === null) return 0;
    return this.verdict === 'match' ? test.matched : test.unknown;
  }
  get active(): number {
    const test = this.#test;
    if (this.#moved !== null && this.#moved.of === test) return this.#moved.index;
    return this.#testing.placeIn(this.verdict);
  }
  get column(): number {
    return this.#column;
  }
  /** Several that are selected; null where one is looked at. */
  get picked(): ReadonlySet<number> | null {
    return this.#picked !== null && this.#picked.of === this.#test ? this.#picked.rows : null;
  }
  /** More were to be selected than are marked at once. */
  get isTooMany(): boolean {
    return this.#tooMany;
  }
  get rows(): readonly number[] {
    if (this.picked !== null) return [...this.picked];
    const { chosen } = this.#testing;
    return chosen === null || this.active < 0 ? [] : [chosen.row];
  }

  at(index: number): TraceRow | undefined {
    return this.#testing.at(this.verdict, index);
  }
  isPicked(row: TraceRow): boolean {
    return this.picked?.has(row.row) ?? row.row === this.#testing.chosen?.row;
  }

  choose(index: number, column = this.#column): void {
    this.clear();
    this.#anchor = index;
    this.#stand(index, column);
  }

  pick(index: number, column: number, how: 'range' | 'toggle' | 'move'): void {
    if (how === 'range') {
      const from = this.active < 0 ? index : this.#anchor;
      this.#stand(index, column);
      void this.#take(Math.min(from, index), Math.max(from, index));
      return;
    }
    if (how === 'toggle') this.#toggle(this.at(index));
    this.#anchor = index;
    this.#stand(index, column);
  }

  all(): void {
    if (this.total > 0) void this.#take(0, this.total - 1);
  }

  /** One alone is looked at again. */
  clear(): void {
    this.#turn += 1;
    this.#picked = null;
    this.#tooMany = false;
  }

  step(by: 1 | -1): void {
    const next = this.active < 0 ? 0 : this.active + by;
    if (next >= 0 && next < this.total) this.choose(next);
  }

  #stand(index: number, column: number): void {
    const test = this.#test;
    if (test === null) return;
    this.#column = column;
    this.#moved = { of: test, index };
    const row = this.at(index);
    if (row !== undefined) this.#testing.choose(row, index);
  }

  #toggle(row: TraceRow | undefined): void {
    const test = this.#test;
    if (test === null || row === undefined) return;
    const { chosen } = this.#testing;
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- Made anew, never changed.
    const before = this.picked ?? new Set(chosen === null || this.active < 0 ? [] : [chosen.row]);
    const rows = before.has(row.row)
      ? [...before].filter((one) => one !== row.row)
      : [...before, row.row].slice(0, MARKED_AT_ONCE);
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- Made anew, never changed.
    this.#picked = rows.length === 0 ? null : { of: test, rows: new Set(rows) };
  }

  /** All from one place to another, once it is known which they are. */
  async #take(from: number, to: number): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#tooMany = to - from >= MARKED_AT_ONCE;
    if (this.#tooMany) return;
    await attempt(async () => {
      const test = this.#test;
      const rows = await this.#testing.between(this.verdict, from, to);
      if (test === null || rows === null || turn !== this.#turn || this.#test !== test) return;
      // eslint-disable-next-line svelte/prefer-svelte-reactivity -- As above.
      this.#picked = { of: test, rows: new Set(rows) };
    });
  }
}
