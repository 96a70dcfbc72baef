/** Beyond it, looking for what is not there goes past too many slots. */
const MOST_FILLED = 0.7;
const LEAST_SLOTS = 64;

/** One of these tables at a time is held twice while it grows, not all that is known. */
const TABLE_BITS = 8;
const TABLES = 1 << TABLE_BITS;

/** The second half of a hash, and the row plus 1; 0 is an empty slot. They lie together: each place apart is a wait for memory. */
const SLOT_WORDS = 2;
const ROW = 1;

/**
 * Which row a trace id stands in. Keys are hashes in two halves: eight bits of the first choose a table, the second is what is kept.
 * So two different ids are taken for one with a chance of one in 2 ** 40, about 50 times in ten million traces: a hit is a candidate, and its
 * id is compared before anything is concluded. Open addressing with linear probing: 8 bytes a slot, at most 7 of 10 in use, no object a row.
 */
export class IdTable {
  private readonly tables: readonly Table[];

  constructor(expected = 0) {
    this.tables = Array.from({ length: TABLES }, () => new Table(expected / TABLES));
  }

  get size(): number {
    return this.tables.reduce((sum, { used }) => sum + used, 0);
  }

  add(low: number, high: number, row: number): void {
    this.tableOf(low).add(high >>> 0, row);
  }

  /** Calls back with each row that may be under the hash, in the order they were added, until the callback says true. */
  find(low: number, high: number, isIt: (row: number) => boolean): number {
    return this.tableOf(low).find(high >>> 0, isIt);
  }

  private tableOf(low: number): Table {
    return this.tables[low & (TABLES - 1)] as Table;
  }
}

class Table {
  used = 0;
  private words: Uint32Array<ArrayBuffer>;
  private slots: number;

  constructor(expected: number) {
    this.slots = 2 ** Math.ceil(Math.log2(Math.max(LEAST_SLOTS, expected / MOST_FILLED)));
    this.words = new Uint32Array(this.slots * SLOT_WORDS);
  }

  add(hash: number, row: number): void {
    if (this.used >= this.slots * MOST_FILLED) this.grow();
    put(this.words, this.slots - 1, hash, row + 1);
    this.used += 1;
  }

  find(hash: number, isIt: (row: number) => boolean): number {
    const { words } = this;
    const mask = this.slots - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = slot * SLOT_WORDS;
      const row = words[at + ROW] ?? 0;
      if (row === 0) return -1;
      if (words[at] === hash && isIt(row - 1)) return row - 1;
    }
  }

  private grow(): void {
    const { words: before, slots } = this;
    this.slots = slots * 2;
    const words = new Uint32Array(this.slots * SLOT_WORDS);
    // From an empty slot on, so that rows of one hash keep their order where a run wraps round the end.
    let start = 0;
    while (before[start * SLOT_WORDS + ROW] !== 0) start += 1;
    for (let step = 0; step < slots; step += 1) {
      const at = ((start + step) & (slots - 1)) * SLOT_WORDS;
      const row = before[at + ROW] ?? 0;
      if (row !== 0) put(words, this.slots - 1, before[at] ?? 0, row);
    }
    this.words = words;
  }
}

function put(words: Uint32Array, mask: number, hash: number, rowPlusOne: number): void {
  let slot = hash & mask;
  while (words[slot * SLOT_WORDS + ROW] !== 0) slot = (slot + 1) & mask;
  const at = slot * SLOT_WORDS;
  words[at] = hash;
  words[at + ROW] = rowPlusOne;
}
