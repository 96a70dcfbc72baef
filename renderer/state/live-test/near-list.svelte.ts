import type { TraceRow } from '../../../shared/model/browse.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import type { ListAtHand } from '../traces/at-hand.svelte.ts';
import type { LiveTesting } from './live-testing.svelte.ts';

/** The traces of a group of near misses as the keys go through them: all of them are here. */
export class NearList implements ListAtHand {
  readonly #testing: LiveTesting;
  readonly #shown: () => { rows: readonly TraceRow[]; asked: readonly ColumnName[] };
  #column = $state(0);

  constructor(
    testing: LiveTesting,
    shown: () => { rows: readonly TraceRow[]; asked: readonly ColumnName[] },
  ) {
    this.#testing = testing;
    this.#shown = shown;
  }

  get active(): number {
    const row = this.#testing.chosen?.row;
    return this.#shown().rows.findIndex((one) => one.row === row);
  }
  get column(): number {
    return this.#column;
  }
  get chosen(): TraceRow | null {
    return this.#shown().rows[this.active] ?? null;
  }
  get rows(): readonly number[] {
    return this.chosen === null ? [] : [this.chosen.row];
  }

  choose(index: number, column = this.#column): void {
    const { rows, asked } = this.#shown();
    const row = rows[index];
    this.#column = column;
    if (row !== undefined) this.#testing.choose(row, -1, asked);
  }

  step(by: 1 | -1): void {
    this.choose(this.active + by);
  }
}
