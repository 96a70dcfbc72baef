/** Beyond it, looking for what is not there goes past too many slots. */
const MOST_FILLED = 0.7;

/** A hash in two halves, and the row plus 1; 0 is an empty slot. They lie together: each place apart is a wait for memory. */
const SLOT_WORDS = 3;
const ROW = 2;

/**
 * Which row a trace id stands in. Keys are 64-bit hashes in two halves; at a million traces two different ids share
 * one with a chance of about one in 37 million, so a hit is a candidate and its id is compared before anything is
 * concluded. Open addressing with linear probing: 12 bytes a slot, at most 7 of 10 in use, no object a row.
 */
export class IdTable {
  private words: Uint32Array<ArrayBuffer>;
  private slots: number;
  private used = 0;

  constructor(expected = 1024) {
    this.slots = 2 ** Math.ceil(Math.log2(Math.max(1024, expected / MOST_FILLED)));
    this.words = new Uint32Array(this.slots * SLOT_WORDS);
  }

  get size(): number {
    return this.used;
  }

  add(low: number, high: number, row: number): void {
    if (this.used >= this.slots * MOST_FILLED) this.grow();
    put(this.words, this.slots - 1, low >>> 0, high >>> 0, row + 1);
    this.used += 1;
  }

  /** Calls back with each row under the hash, in the order they were added, until the callback says true. */
  find(low: number, high: number, isIt: (row: number) => boolean): number {
    const { words } = this;
    const mask = this.slots - 1;
    const wantedLow = low >>> 0;
    const wantedHigh = high >>> 0;
    for (let slot = wantedLow & mask; ; slot = (slot + 1) & mask) {
      const at = slot * SLOT_WORDS;
      const row = words[at + ROW] ?? 0;
      if (row === 0) return -1;
      if (words[at] === wantedLow && words[at + 1] === wantedHigh && isIt(row - 1)) return row - 1;
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
      if (row !== 0) put(words, this.slots - 1, before[at] ?? 0, before[at + 1] ?? 0, row);
    }
    this.words = words;
  }
}

function put(words: Uint32Array, mask: number, low: number, high: number, rowPlusOne: number): void {
  let slot = low & mask;
  while (words[slot * SLOT_WORDS + ROW] !== 0) slot = (slot + 1) & mask;
  const at = slot * SLOT_WORDS;
  words[at] = low;
  words[at + 1] = high;
  words[at + ROW] = rowPlusOne;
}
