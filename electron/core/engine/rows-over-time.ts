/** Rows in order of time, by the stretches between borders that rise. Those outside all of them are left out. */
export function countBetween(times: Float64Array, rows: Uint32Array, borders: readonly number[]): number[] {
  const counts = borders.slice(1).map(() => 0);
  const [first, last] = [borders[0], borders.at(-1)];
  if (first === undefined || last === undefined) return counts;
  let bar = 0;
  for (const row of rows) {
    const time = times[row] ?? NaN;
    if (!(time >= first)) continue;
    if (time >= last) break;
    while (time >= (borders[bar + 1] ?? Infinity)) bar += 1;
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return counts;
}

/** The first of the stretches of a length that hold most of the rows, which are in order of time. It begins with a row. */
export function busiestStretch(
  times: Float64Array,
  rows: Uint32Array,
  lengthMs: number,
): { from: number; to: number; traces: number } | null {
  let most = 0;
  let from = 0;
  let start = 0;
  for (let end = 0; end < rows.length; end += 1) {
    const time = times[rows[end] ?? -1] ?? NaN;
    while ((times[rows[start] ?? -1] ?? NaN) <= time - lengthMs) start += 1;
    if (end - start + 1 <= most) continue;
    most = end - start + 1;
    from = times[rows[start] ?? -1] ?? NaN;
  }
  return most === 0 ? null : { from, to: from + lengthMs, traces: most };
}

/** Where a row stands among others, all in the same order; -1 where it is not among them. */
export function placeAmong(rows: Uint32Array, row: number, positionOf: (row: number) => number): number {
  const wanted = positionOf(row);
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (positionOf(rows[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return rows[low] === row ? low : -1;
}
