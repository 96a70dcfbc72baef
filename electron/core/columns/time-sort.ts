const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
const WORD = 2 ** 32;

/**
 * Rows from the first to before the second in order of their times; rows of one time stay in order of row. A radix
 * sort: its passes grow with the span of the times, three for up to 49 days, four or more beyond.
 */
export function rowsByTime(times: Float64Array, from: number, to: number): Uint32Array {
  const { earliest, latest } = span(times, from, to);
  const length = to - from;
  const keys = new Uint32Array(length);
  for (let at = 0; at < length; at += 1) keys[at] = (times[from + at] ?? 0) - earliest;
  const low = sortedByKeys(keys, from, undefined, Math.min(32, bitsOf(latest - earliest)));
  const high = Math.floor((latest - earliest) / WORD);
  if (high === 0) return low;
  for (let at = 0; at < length; at += 1) {
    keys[at] = Math.floor(((times[low[at] ?? 0] ?? 0) - earliest) / WORD);
  }
  return sortedByKeys(keys, from, low, bitsOf(high));
}

/** Rows with their keys; no rows: each stands at its own number after `from`. */
interface Keyed {
  rows: Uint32Array | undefined;
  keys: Uint32Array;
}

interface Placed extends Keyed {
  rows: Uint32Array;
}

function sortedByKeys(
  keys: Uint32Array,
  from: number,
  rows: Uint32Array | undefined,
  bits: number,
): Uint32Array {
  let sorted: Keyed = { rows, keys };
  let spare: Placed = { rows: new Uint32Array(keys.length), keys: new Uint32Array(keys.length) };
  for (let shift = 0; shift < bits; shift += DIGIT_BITS) {
    const places = placesOf(sorted.keys, shift);
    if (places === undefined) continue;
    const isLast = shift + DIGIT_BITS >= bits;
    distribute(sorted, spare, { shift, places, from, isLast });
    const freed = { rows: sorted.rows ?? new Uint32Array(keys.length), keys: sorted.keys };
    sorted = spare;
    spare = freed;
  }
  return sorted.rows ?? spare.rows.map((_, at) => from + at);
}

/** Where the first key of each digit goes; undefined where all keys have the same. */
function placesOf(keys: Uint32Array, shift: number): Uint32Array | undefined {
  const places = new Uint32Array(DIGITS);
  for (let at = 0; at < keys.length; at += 1) {
    const digit = ((keys[at] ?? 0) >>> shift) & (DIGITS - 1);
    places[digit] = (places[digit] ?? 0) + 1;
  }
  if (places.includes(keys.length)) return undefined;
  let sum = 0;
  for (let digit = 0; digit < DIGITS; digit += 1) {
    const count = places[digit] ?? 0;
    places[digit] = sum;
    sum += count;
  }
  return places;
}

interface Pass {
  shift: number;
  places: Uint32Array;
  from: number;
  /** Nobody reads the keys after it. */
  isLast: boolean;
}

function distribute({ rows, keys }: Keyed, target: Placed, { shift, places, from, isLast }: Pass): void {
  const { rows: targetRows, keys: targetKeys } = target;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0;
    const digit = (key >>> shift) & (DIGITS - 1);
    const place = places[digit] ?? 0;
    places[digit] = place + 1;
    targetRows[place] = rows === undefined ? from + at : (rows[at] ?? 0);
    if (!isLast) targetKeys[place] = key;
  }
}

function span(times: Float64Array, from: number, to: number): { earliest: number; latest: number } {
  let earliest = Infinity;
  let latest = -Infinity;
  for (let row = from; row < to; row += 1) {
    const time = times[row] ?? 0;
    if (!Number.isSafeInteger(time)) throw new Error(`Row ${row} has no whole number of milliseconds.`);
    if (time < earliest) earliest = time;
    if (time > latest) latest = time;
  }
  return { earliest, latest };
}

function bitsOf(number: number): number {
  let bits = 0;
  while (2 ** bits <= number) bits += 1;
  return bits;
}
