const BLOCK_BITS = 10;
/** Positions from one border to the next. */
export const BLOCK_ROWS = 1 << BLOCK_BITS;
/** With more than one row in so many beyond a border it lies on the other side of, looking them through is no shorter way. */
const MOST_SHARE = 4;

/**
 * How an order of rows differs from that of their numbers, where that is little: for each border of 1024 positions, the rows that stand
 * on one side of it though their numbers are of the other. Records come nearly in order of time, so these are few,
 * and what is known of a set of rows by their numbers becomes known by their positions without a pass over all.
 */
export class Crossings {
  private readonly starts: Uint32Array;
  private readonly rows: Uint32Array;

  private constructor(starts: Uint32Array, rows: Uint32Array) {
    this.starts = starts;
    this.rows = rows;
  }

  /** Undefined where rows are too far from their places. Two passes over the order. */
  static of(order: Uint32Array): Crossings | undefined {
    const starts = bordersOf(order);
    return starts && new Crossings(starts, rowsAtBorders(order, starts));
  }

  /** Those at the border before the block of the number: each row behind it by number stands before it, and the other way round. */
  at(border: number): Uint32Array {
    return this.rows.subarray(this.starts[border] ?? 0, this.starts[border + 1] ?? 0);
  }
}

/** Where the rows of each border begin in a list of all of them. */
function bordersOf(order: Uint32Array): Uint32Array | undefined {
  const most = order.length / MOST_SHARE;
  const borders = Math.ceil(order.length / BLOCK_ROWS) + 1;
  // How many more rows cross a border than the one before.
  const steps = new Int32Array(borders + 1);
  let total = 0;
  for (let position = 0; position < order.length && total <= most; position += 1) {
    const own = (order[position] ?? 0) >>> BLOCK_BITS;
    const stands = position >>> BLOCK_BITS;
    if (own === stands) continue;
    const [first, last] = own < stands ? [own, stands] : [stands, own];
    steps[first + 1] = (steps[first + 1] ?? 0) + 1;
    steps[last + 1] = (steps[last + 1] ?? 0) - 1;
    total += last - first;
  }
  if (total > most) return undefined;
  const starts = new Uint32Array(borders + 1);
  let crossing = 0;
  for (let border = 0; border < borders; border += 1) {
    crossing += steps[border] ?? 0;
    starts[border + 1] = (starts[border] ?? 0) + crossing;
  }
  return starts;
}

function rowsAtBorders(order: Uint32Array, starts: Uint32Array): Uint32Array {
  const rows = new Uint32Array(starts.at(-1) ?? 0);
  const next = starts.slice();
  for (let position = 0; position < order.length; position += 1) {
    const row = order[position] ?? 0;
    const own = row >>> BLOCK_BITS;
    const stands = position >>> BLOCK_BITS;
    for (let border = Math.min(own, stands) + 1; border <= Math.max(own, stands); border += 1) {
      const place = next[border] ?? 0;
      rows[place] = row;
      next[border] = place + 1;
    }
  }
  return rows;
}
