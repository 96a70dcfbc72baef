import { lowestBit } from '../columns/bit-count.ts';
import type { Bitset } from '../columns/bitset.ts';
import type { IdColumn } from '../columns/id-column.ts';

/** How many of the rows have each id. */
export function countIds({ ids, values }: IdColumn, { words }: Bitset): Uint32Array {
  const counts = new Uint32Array(values.length + 1);
  for (let at = 0; at < words.length; at += 1) {
    for (let word = words[at] ?? 0; word !== 0; word &= word - 1) {
      const id = ids[at * 32 + lowestBit(word)] ?? 0;
      counts[id] = (counts[id] ?? 0) + 1;
    }
  }
  return counts;
}
