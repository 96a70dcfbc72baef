import type { IdColumn } from '../columns/id-column.ts';

/** The ids that occur most, most frequent first, then by value; absent is not among them. */
export function topIds({ values }: Pick<IdColumn, 'values'>, counts: Uint32Array, limit: number): number[] {
  const isBefore = (a: number, b: number): boolean => {
    const more = (counts[a] ?? 0) - (counts[b] ?? 0);
    return more > 0 || (more === 0 && (values[a - 1] ?? '') < (values[b - 1] ?? ''));
  };
  // Thousands may occur as often as each other: only so many are ever in order.
  const top: number[] = [];
  for (let id = 1; id < counts.length; id += 1) {
    if (counts[id] === 0) continue;
    const last = top.at(-1);
    if (top.length >= limit && (last === undefined || !isBefore(id, last))) continue;
    top.splice(placeOf(id, top, isBefore), 0, id);
    if (top.length > limit) top.pop();
  }
  return top;
}

function placeOf(id: number, top: readonly number[], isBefore: (a: number, b: number) => boolean): number {
  let low = 0;
  let high = top.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(id, top[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
