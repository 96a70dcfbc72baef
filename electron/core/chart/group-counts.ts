import type { Grouping } from './grouping.ts';
import { FLAGS, type FlaggedRows } from './row-flags.ts';

/** Rows by member of a group and by flag, member after member. */
export function groupCells({ ids, size }: Grouping, { rows, flags }: FlaggedRows): Uint32Array {
  const cells = new Uint32Array((size + 1) * FLAGS);
  for (let at = 0; at < rows.length; at += 1) {
    const cell = (ids[rows[at] ?? 0] ?? 0) * FLAGS + (flags[at] ?? 0);
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  return cells;
}

/** Rows by member. */
export function groupTotals({ ids, size }: Grouping, rows: Uint32Array): Uint32Array {
  const totals = new Uint32Array(size + 1);
  for (let at = 0; at < rows.length; at += 1) {
    const id = ids[rows[at] ?? 0] ?? 0;
    totals[id] = (totals[id] ?? 0) + 1;
  }
  return totals;
}

/** Cells of each member together. */
export function memberTotals(cells: Uint32Array): Uint32Array {
  const totals = new Uint32Array(cells.length / FLAGS);
  for (let at = 0; at < cells.length; at += 1) {
    const member = Math.floor(at / FLAGS);
    totals[member] = (totals[member] ?? 0) + (cells[at] ?? 0);
  }
  return totals;
}
