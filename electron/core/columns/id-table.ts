/** Beyond it, looking for what is not there goes past too many slots. */
const MOST_FILLED = 0.7;

/**
 * Which row a trace id stands in. Keys are 64-bit hashes in two halves; at a million traces two different ids share
 * one with a chance of about one in 37 million, so a hit is a candidate and its id is compared before anything is
 * concluded. Open addressing with linear probing: 12 bytes a slot, at most 7 of 10 in use, no object a row.
 */
export class IdTable {
  private low: Uint32Array<ArrayBuffer>;
  private high: Uint32Array<ArrayBuffer>;
  /** Row + 1; 0 is an empty slot. */
  private slot: Uint32Array<ArrayBuffer>;
  private used = 0;

  constructor(expected = 1024) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(1024, expected / MOST_FILLED)));
    this.low = new Uint32Array(size);
    this.high = new Uint32Array(size);
    this.slot = new Uint32Array(size);
  }

  get size(): number {
    return this.used;
  }

  add(low: number, high: number, row: number): void {
    if (this.used >= this.slot.length * MOST_FILLED) this.grow();
    this.put(low >>> 0, high >>> 0, row + 1);
    this.used += 1;
  }

  /** Calls back with each row under the hash, in the order they were added, until the callback says true. */
  find(low: number, high: number, isIt: (row: number) => boolean): number {
    const mask = this.slot.length - 1;
    const wantedLow = low >>> 0;
    const wantedHigh = high >>> 0;
    for (let at = wantedLow & mask; ; at = (at + 1) & mask) {
      const row = this.slot[at] ?? 0;
      if (row === 0) return -1;
      if (this.low[at] === wantedLow && this.high[at] === wantedHigh && isIt(row - 1)) return row - 1;
    }
  }

  private put(low: number, high: number, rowPlusOne: number): void {
    const mask = this.slot.length - 1;
    let at = low & mask;
    while (this.slot[at] !== 0) at = (at + 1) & mask;
    this.low[at] = low;
    this.high[at] = high;
    this.slot[at] = rowPlusOne;
  }

  private grow(): void {
    const { low, high, slot } = this;
    this.low = new Uint32Array(low.length * 2);
    this.high = new Uint32Array(high.length * 2);
    this.slot = new Uint32Array(slot.length * 2);
    // From an empty slot on, so that rows of one hash keep their order where a run wraps round the end.
    const start = slot.indexOf(0);
    for (let step = 0; step < slot.length; step += 1) {
      const at = (start + step) & (slot.length - 1);
      const row = slot[at] ?? 0;
      if (row !== 0) this.put(low[at] ?? 0, high[at] ?? 0, row);
    }
  }
}
