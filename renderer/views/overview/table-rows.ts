import type { CoverageLine, CoverageState } from '../../../shared/model/coverage.ts';

export interface TableRow {
  line: CoverageLine;
  from: number;
  to: number;
  state: CoverageState | 'never';
  /** Null for a gap. */
  sources: number | null;
}

/** Every stretch of every line, with what lies between two as a row of its own. */
export function tableRows(lines: readonly CoverageLine[]): TableRow[] {
  return lines.flatMap((line) => {
    const rows: TableRow[] = [];
    let reached: number | null = null;
    for (const { from, to, state, sources } of line.intervals) {
      if (reached !== null && from > reached)
        rows.push({ line, from: reached, to: from, state: 'never', sources: null });
      rows.push({ line, from, to, state, sources });
      reached = Math.max(reached ?? to, to);
    }
    return rows;
  });
}
