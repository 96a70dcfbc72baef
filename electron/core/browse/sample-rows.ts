import type { Bitset } from '../columns/bitset.ts';
import type { TraceColumns } from '../columns/trace-columns.ts';

/** Rows that stand for the others in what their bodies hold: as many of each operation, those read last first. */
export function sampleRows(columns: TraceColumns, rows: Bitset, most: number): number[] {
  const { ids } = columns.column('trace_name');
  const byOperation = new Map<number, number[]>();
  for (let row = rows.previous(rows.length - 1); row >= 0; row = rows.previous(row - 1)) {
    const id = ids[row] ?? 0;
    const some = byOperation.get(id);
    if (some === undefined) byOperation.set(id, [row]);
    else if (some.length < most) some.push(row);
  }
  const sample: number[] = [];
  let left = [...byOperation.values()];
  for (let turn = 0; left.length > 0 && sample.length < most; turn += 1) {
    left = left.filter((some) => turn < some.length);
    for (const some of left) if (sample.length < most) sample.push(some[turn] ?? 0);
  }
  return sample;
}
