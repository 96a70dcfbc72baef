import type { IdColumn } from '../columns/id-column.ts';

/** The ids that occur most, most frequent first, then by value; absent is not among them. */
export function topIds(column: IdColumn, counts: Uint32Array, limit: number): number[] {
  const least = leastCount(counts, limit);
  const ids: number[] = [];
  for (let id = 1; id < counts.length; id += 1) if ((counts[id] ?? 0) >= least) ids.push(id);
  const { values } = column;
  ids.sort((a, b) => {
    const more = (counts[b] ?? 0) - (counts[a] ?? 0);
    return more || ((values[a - 1] ?? '') < (values[b - 1] ?? '') ? -1 : 1);
  });
  return ids.slice(0, limit);
}

/** A count that at least `limit` ids reach, at least 1: ids below it need no sorting. */
function leastCount(counts: Uint32Array, limit: number): number {
  const falling = counts.slice(1).sort();
  return Math.max(1, falling[falling.length - limit] ?? 1);
}
