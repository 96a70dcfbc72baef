import { Bitset } from '../../../core/columns/bitset.ts';

/** Searches whose rows are kept: a person goes back and forth between a few. */
const KEPT = 64;

/** What searches have found, by the id each was asked for under, so that queries can name it. */
export class FoundSets {
  private readonly sets = new Map<string, { rows: Bitset; changes: number }>();
  private changes = 0;

  /** Nothing is found under this id yet. Rows from the given one on are nobody's: they came later. */
  begin(search: string, rows: number): void {
    this.changes += 1;
    this.sets.delete(search);
    this.sets.set(search, { rows: new Bitset(rows), changes: this.changes });
    const [oldest] = this.sets.keys();
    if (this.sets.size > KEPT && oldest !== undefined) this.sets.delete(oldest);
  }

  add(search: string, rows: readonly number[]): void {
    const set = this.sets.get(search);
    if (set === undefined || rows.length === 0) return;
    for (const row of rows) set.rows.add(row);
    this.changes += 1;
    set.changes = this.changes;
  }

  readonly of = (search: string): Bitset | undefined => this.sets.get(search)?.rows;

  /** Another one whenever the rows are others. */
  versionOf(search: string): number {
    return this.sets.get(search)?.changes ?? 0;
  }

  clear(): void {
    this.sets.clear();
  }
}
