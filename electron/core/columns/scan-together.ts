import { Bitset } from './bitset.ts';
import type { PackedIds } from './packed-ids.ts';
import { scan } from './scan.ts';

/** Tables that go over the rows together: a bit each of a byte. */
const TOGETHER = 8;
/** So few are gone through one by one: eight cost as much as three. */
const FEW = 2;

/** The rows whose id has a 1, for each of many tables: a row is looked up once for eight of them. */
export function scanTogether(ids: PackedIds, tables: readonly Uint8Array[]): Bitset[] {
  const found = tables.map(() => new Bitset(ids.length));
  for (let from = 0; from < tables.length; from += TOGETHER) {
    const lot = tables.slice(from, from + TOGETHER);
    const sets = found.slice(from, from + TOGETHER);
    if (lot.length > FEW) scanLot(ids, masksOf(lot), sets);
    else for (const [at, table] of lot.entries()) scan(ids, table, sets[at] as Bitset);
  }
  return found;
}

/** For each id the tables that have a 1 at it. */
function masksOf(tables: readonly Uint8Array[]): Uint8Array {
  const masks = new Uint8Array(Math.max(...tables.map(({ length }) => length)));
  for (const [bit, table] of tables.entries())
    for (let id = 0; id < table.length; id += 1) masks[id] = (masks[id] ?? 0) | ((table[id] ?? 0) << bit);
  return masks;
}

/**
 * Eight rows at a time: their masks are a square of eight by eight bits in two words, which is turned over by exchanging single
 * bits, then pairs, then halves; each of its bytes is then one of a set. (A set's words are read as bytes from the lowest on, as
 * every processor that this runs on lays them.)
 */
function scanLot(ids: PackedIds, masks: Uint8Array, sets: readonly Bitset[]): void {
  const whole = ids.length >>> 3;
  const into = (at: number): Uint8Array =>
    new Uint8Array(sets[at]?.words.buffer ?? new ArrayBuffer(whole + 1));
  const [a, b, c, d] = [into(0), into(1), into(2), into(3)];
  const [e, f, g, h] = [into(4), into(5), into(6), into(7)];
  for (let at = 0; at < whole; at += 1) {
    const row = at * 8;
    let low = fourMasks(ids, masks, row);
    let high = fourMasks(ids, masks, row + 4);
    let swap = (low ^ (low >>> 7)) & 0x00aa00aa;
    low ^= swap ^ (swap << 7);
    swap = (high ^ (high >>> 7)) & 0x00aa00aa;
    high ^= swap ^ (swap << 7);
    swap = (low ^ (low >>> 14)) & 0x0000cccc;
    low ^= swap ^ (swap << 14);
    swap = (high ^ (high >>> 14)) & 0x0000cccc;
    high ^= swap ^ (swap << 14);
    swap = ((high << 4) ^ low) & 0xf0f0f0f0;
    low ^= swap;
    high ^= swap >>> 4;
    a[at] = low;
    b[at] = low >>> 8;
    c[at] = low >>> 16;
    d[at] = low >>> 24;
    e[at] = high;
    f[at] = high >>> 8;
    g[at] = high >>> 16;
    h[at] = high >>> 24;
  }
  for (let row = whole * 8; row < ids.length; row += 1) {
    const mask = masks[ids[row] ?? 0] ?? 0;
    for (const [bit, set] of sets.entries()) if (((mask >>> bit) & 1) === 1) set.add(row);
  }
}

function fourMasks(ids: PackedIds, masks: Uint8Array, row: number): number {
  return (
    (masks[ids[row] as number] as number) |
    ((masks[ids[row + 1] as number] as number) << 8) |
    ((masks[ids[row + 2] as number] as number) << 16) |
    ((masks[ids[row + 3] as number] as number) << 24)
  );
}
