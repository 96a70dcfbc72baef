/** Rows in order of time, by the stretches between borders that rise. Those outside all of them are left out. */
export function countBetween(times: Float64Array, rows: Uint32Array, borders: readonly number[]): number[] {
  const places = borders.map((border) => firstFrom(times, rows, border));
  return places.slice(1).map((end, at) => end - (places[at] ?? 0));
}

/** How many of them come before a time. */
function firstFrom(times: Float64Array, rows: Uint32Array, time: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[rows[middle] ?? 0] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first of the stretches of a length that hold most of the rows, which are in order of time. It begins with a row. */
export function busiestStretch(
  times: Float64Array,
  rows: Uint32Array,
  lengthMs: number,
): { from: number; to: number; traces: number } | null {
  const timeAt = (place: number): number => times[rows[place] ?? 0] ?? 0;
  let most = 0;
  let from = 0;
  let start = 0;
  let startsAt = timeAt(0);
  for (let end = 0; end < rows.length; end += 1) {
    const time = timeAt(end);
    while (startsAt <= time - lengthMs) {
      start += 1;
      startsAt = timeAt(start);
    }
    if (end - start < most) continue;
    most = end - start + 1;
    from = startsAt;
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
