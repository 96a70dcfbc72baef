import { Bitset } from './bitset.ts';
import { heldWords } from './held-words.ts';
import type { PackedIds } from './packed-ids.ts';

/** With absent, eight bits a row: no more than the column itself takes. */
const MOST_VALUES = 7;

/** A set of rows for each id of a column that has few: what passes a test is read off 32 rows at a time. */
export class ValueRows {
  /** Rows from here on are not in it. */
  readonly upTo: number;
  /** By id, a bit a row. */
  readonly words: readonly Uint32Array[];

  /** One pass over the rows that are not known yet. */
  private constructor(ids: PackedIds, values: number, known: ValueRows | undefined) {
    this.upTo = ids.length;
    this.words = heldWords(values + 1, Math.ceil(ids.length / 32));
    known?.words.forEach((words, id) => this.words[id]?.set(words));
    for (let row = known?.upTo ?? 0; row < ids.length; row += 1) {
      const words = this.words[ids[row] ?? 0];
      if (words !== undefined) words[row >>> 5] = (words[row >>> 5] ?? 0) | (1 << (row & 31));
    }
  }

  /** Those of a column as it is now, made from those it had before; undefined where it has many values. */
  static of(ids: PackedIds, values: number, known: ValueRows | undefined): ValueRows | undefined {
    if (values > MOST_VALUES) return undefined;
    if (known?.upTo === ids.length && known.words.length === values + 1) return known;
    return new ValueRows(ids, values, known);
  }

  /** The rows whose id has a 1 in the table. */
  passing(table: Uint8Array): Bitset {
    const found = new Bitset(this.upTo);
    for (const [id, words] of this.words.entries()) {
      if (table[id] === 1) found.or(new Bitset(this.upTo, words));
    }
    return found;
  }
}
