import type { Bitset } from './bitset.ts';
import { heldWords } from './held-words.ts';
import type { PackedIds } from './packed-ids.ts';

/** The rows of each id one behind the other, in order: what is rare is found without looking at the rest. */
export class Postings {
  /** Rows from here on are not in it. */
  readonly upTo: number;
  private readonly starts: Uint32Array;
  private readonly rows: Uint32Array;

  /** Two passes over the column, about 10 ns a row; 4 bytes a row. `counts` are those of these ids. */
  constructor(ids: PackedIds, counts: Uint32Array) {
    this.upTo = ids.length;
    this.starts = new Uint32Array(counts.length + 1);
    [this.rows = new Uint32Array(0)] = heldWords(1, ids.length);
    let sum = 0;
    for (let id = 0; id < counts.length; id += 1) {
      this.starts[id] = sum;
      sum += counts[id] ?? 0;
    }
    this.starts[counts.length] = sum;
    const next = this.starts.slice();
    for (let row = 0; row < ids.length; row += 1) {
      const id = ids[row] ?? 0;
      const place = next[id] ?? 0;
      this.rows[place] = row;
      next[id] = place + 1;
    }
  }

  /** The set has at least the rows that are in it. */
  addTo({ words }: Bitset, id: number): void {
    const { rows } = this;
    const end = this.starts[id + 1] ?? 0;
    for (let at = this.starts[id] ?? end; at < end; at += 1) {
      const row = rows[at] ?? 0;
      words[row >>> 5] = (words[row >>> 5] ?? 0) | (1 << (row & 31));
    }
  }

  /** Its rows, rising. Not to be changed. */
  rowsOf(id: number): Uint32Array {
    return this.rows.subarray(this.starts[id] ?? 0, this.starts[id + 1] ?? 0);
  }

  /** Writes its rows into a list from a place on, and gives how many they are. */
  listTo(list: Uint32Array, place: number, id: number): number {
    const found = this.rowsOf(id);
    list.set(found, place);
    return found.length;
  }
}
