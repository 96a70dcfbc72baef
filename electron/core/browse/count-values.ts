import type { IdColumn } from '../columns/id-column.ts';
import { lowestBit } from '../columns/bit-count.ts';
import type { Selection } from './selection.ts';

/**
 * How many rows of a selection have each id. Counting costs what it has to look at, so of a selection of more than
 * half of all rows the others are counted and taken from the column's own counts.
 */
export function countValues(column: IdColumn, selection: Selection): Uint32Array {
  const { rows, total } = selection;
  // The column may have grown since the rows were selected; its own counts then speak of more rows.
  if (column.rows !== rows.length || total * 2 <= rows.length) return counted(column, rows.words);
  const others = counted(column, rows.copy().not().words);
  return column.counts().map((count, id) => count - (others[id] ?? 0));
}

function counted({ ids, values }: IdColumn, words: Uint32Array): Uint32Array {
  const counts = new Uint32Array(values.length + 1);
  for (let at = 0; at < words.length; at += 1) {
    for (let word = words[at] ?? 0; word !== 0; word &= word - 1) {
      const id = ids[at * 32 + lowestBit(word)] ?? 0;
      counts[id] = (counts[id] ?? 0) + 1;
    }
  }
  return counts;
}
