import { bitCount } from './bit-count.ts';
import type { Bitset } from './bitset.ts';
import type { PackedIds } from './packed-ids.ts';

/** From so many rows of a word on, testing all 32 costs less than finding them one by one. */
const MANY_IN_WORD = 8;

/** The rows whose id has a 1 in the table, written over the set. The column has at least the rows of the set. */
export function scan(ids: PackedIds, table: Uint8Array, into: Bitset): void {
  const { words, length } = into;
  const whole = length >>> 5;
  for (let at = 0; at < whole; at += 1) words[at] = wordAt(ids, table, at * 32);
  let last = 0;
  for (let row = whole * 32; row < length; row += 1) last |= (table[ids[row] ?? 0] ?? 0) << (row & 31);
  if (whole < words.length) words[whole] = last;
}

/** Leaves in the set only rows whose id has a 1 in the table; words without rows are passed over. */
export function narrow(ids: PackedIds, table: Uint8Array, set: Bitset): void {
  const { words, length } = set;
  const whole = length >>> 5;
  for (let at = 0; at < words.length; at += 1) {
    const held = (words[at] ?? 0) | 0;
    if (held === 0) continue;
    const isMany = at < whole && bitCount(held) >= MANY_IN_WORD;
    words[at] = isMany ? held & wordAt(ids, table, at * 32) : narrowed(ids, table, at * 32, held);
  }
}

/** Eight rows a step: a step a row takes twice as long. Reading past the column's end would make every later word slow. */
function wordAt(ids: PackedIds, table: Uint8Array, start: number): number {
  let word = 0;
  for (let bit = 0; bit < 32; bit += 8) {
    const row = start + bit;
    const eight =
      (table[ids[row] ?? 0] ?? 0) |
      ((table[ids[row + 1] ?? 0] ?? 0) << 1) |
      ((table[ids[row + 2] ?? 0] ?? 0) << 2) |
      ((table[ids[row + 3] ?? 0] ?? 0) << 3) |
      ((table[ids[row + 4] ?? 0] ?? 0) << 4) |
      ((table[ids[row + 5] ?? 0] ?? 0) << 5) |
      ((table[ids[row + 6] ?? 0] ?? 0) << 6) |
      ((table[ids[row + 7] ?? 0] ?? 0) << 7);
    word |= eight << bit;
  }
  return word;
}

function narrowed(ids: PackedIds, table: Uint8Array, start: number, held: number): number {
  let kept = held;
  for (let left = held; left !== 0;) {
    const bit = 31 - Math.clz32(left);
    left ^= 1 << bit;
    if (table[ids[start + bit] ?? 0] === 0) kept ^= 1 << bit;
  }
  return kept;
}
