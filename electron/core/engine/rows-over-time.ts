/** The first of the stretches of a length that hold most of the rows, which are in order of time. It begins with a row. */
export function busiestStretch(
  times: Float64Array,
  rows: Uint32Array,
  lengthMs: number,
): { from: number; to: number; traces: number } | null {
  let most = 0;
  let from = 0;
  for (let end = 0; end < rows.length; end += 1) {
    const before = (times[rows[end] ?? 0] ?? 0) - lengthMs;
    // One that holds more than any so far holds the row that lies so many back.
    for (; most <= end; most += 1) {
      const start = times[rows[end - most] ?? 0] ?? 0;
      if (start <= before) break;
      from = start;
    }
  }
  return most === 0 ? null : { from, to: from + lengthMs, traces: most };
}
