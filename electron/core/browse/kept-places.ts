import type { Bitset } from '../columns/bitset.ts';
import { placesInSet } from '../columns/list-in-set.ts';
import type { PackedIds } from '../columns/packed-ids.ts';

/*
 * Places of a list whose rows pass a test, a bit a place: a shorter list would be new memory, which costs more than going through the one there is.
 */

/** Leaves the places whose row has an id with a 1 in the table. */
export function keepWithIds(places: Bitset, list: Uint32Array, ids: PackedIds, table: Uint8Array): void {
  const { words } = places;
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] === 0) continue;
    const first = at * 32;
    const end = Math.min(first + 32, list.length);
    let word = 0;
    for (let place = first; place < end; place += 1)
      word |= (table[ids[list[place] as number] as number] as number) << place;
    words[at] = (words[at] as number) & word;
  }
}

/** Leaves the places whose row is in the set, which has a bit for each of them. */
export function keepAmong({ words }: Bitset, list: Uint32Array, set: Bitset): void {
  const found = placesInSet(list, set.words);
  for (let at = 0; at < words.length; at += 1) words[at] = (words[at] as number) & (found[at] as number);
}
