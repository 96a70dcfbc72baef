import { Bitset } from './bitset.ts';
import { heldWords } from './held-words.ts';
import type { PackedIds } from './packed-ids.ts';

/** A value is frequent that one row in so many has: below that, its rows one by one take no longer than all rows 32 at a time. */
const FREQUENT = 32;
/** With their sets, two bytes a row: as much as a column of so many values takes. */
const MOST_VALUES = 16;
/** What came later is added to the sets until it is so much of all rows; then other values may have become frequent. */
const LATER = 8;

/** A set of rows for each frequent id of a column that has many values. */
export class FrequentRows {
  readonly ids: readonly number[];
  private readonly madeOf: number;
  private upTo = 0;
  /** By id, a bit a row, with room for what is added. */
  private readonly words: readonly (Uint32Array | undefined)[];

  private constructor(counts: Uint32Array, rows: number) {
    this.madeOf = rows;
    this.ids = [...counts.keys()]
      .filter((id) => (counts[id] ?? 0) * FREQUENT > rows)
      .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
      .slice(0, MOST_VALUES);
    const held = heldWords(this.ids.length, Math.ceil(mostRows(rows) / 32));
    const words: (Uint32Array | undefined)[] = Array.from(counts, () => undefined);
    this.ids.forEach((id, at) => (words[id] = held[at]));
    this.words = words;
  }

  /** Those of a column as it is now, made from those it had before. One pass over the rows that are not known yet, none where no id is frequent. */
  static of(ids: PackedIds, counts: Uint32Array, known: FrequentRows | undefined): FrequentRows {
    const isNear = known !== undefined && ids.length <= mostRows(known.madeOf);
    const frequent = isNear ? known : new FrequentRows(counts, ids.length);
    frequent.extend(ids);
    return frequent;
  }

  get bytes(): number {
    return this.ids.reduce((sum, id) => sum + (this.words[id]?.byteLength ?? 0), 0);
  }

  /** The set has the rows that are known. */
  addTo(set: Bitset, id: number): void {
    const words = this.words[id];
    if (words !== undefined) set.or(new Bitset(this.upTo, words.subarray(0, Math.ceil(this.upTo / 32))));
  }

  /** Those of an id, where the set has all rows that there are. */
  wordsOf(id: number, rows: number): Uint32Array | undefined {
    return this.upTo === rows ? this.words[id]?.subarray(0, Math.ceil(rows / 32)) : undefined;
  }

  private extend(ids: PackedIds): void {
    const { upTo: from, words: byId } = this;
    this.upTo = ids.length;
    if (this.ids.length === 0) return;
    for (let row = from; row < ids.length; row += 1) {
      const words = byId[ids[row] ?? 0];
      if (words !== undefined) words[row >>> 5] = (words[row >>> 5] ?? 0) | (1 << (row & 31));
    }
  }
}

function mostRows(rows: number): number {
  return rows + Math.floor(rows / LATER);
}
