import type { TraceColumns } from '../columns/trace-columns.ts';
import { RATING_KINDS, type RatingCounts } from '../../../shared/model/overview.ts';

/** What the service answers to who may not: not known, or not allowed. */
const REFUSED_CODES: ReadonlySet<string> = new Set(['401', '403']);
const OTHER = RATING_KINDS.indexOf('other');
/** The rating takes two bits, being refused the third. */
const REFUSED = 4;
export const FLAGS = 8;

/** Rows with what is counted of them: a byte a row, so that no column is looked at twice. */
export interface FlaggedRows {
  rows: Uint32Array;
  flags: Uint8Array;
}

export function flaggedRows(columns: TraceColumns, rows: Uint32Array): FlaggedRows {
  const ratings = columns.column('trace_rating');
  const kinds = tableOf(ratings.values, (value) => {
    const kind = RATING_KINDS.findIndex((known) => known === value);
    return kind < 0 ? OTHER : kind;
  });
  kinds[0] = OTHER;
  const codes = columns.column('code');
  const refused = tableOf(codes.values, (value) => (REFUSED_CODES.has(value) ? REFUSED : 0));
  const flags = new Uint8Array(rows.length);
  const [ratingIds, codeIds] = [ratings.ids, codes.ids];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    flags[at] = (kinds[ratingIds[row] ?? 0] ?? 0) | (refused[codeIds[row] ?? 0] ?? 0);
  }
  return { rows, flags };
}

function tableOf(values: readonly string[], flagOf: (value: string) => number): Uint8Array {
  return Uint8Array.of(0, ...values.map(flagOf));
}

/** How many rows have each of the flags, from one place to another. */
export function flagCounts({ flags }: FlaggedRows, from = 0, to = flags.length): Uint32Array {
  const counts = new Uint32Array(FLAGS);
  for (let at = from; at < to; at += 1) {
    const flag = flags[at] ?? 0;
    counts[flag] = (counts[flag] ?? 0) + 1;
  }
  return counts;
}

/** The counts by flag that stand from a place on, refused or not. */
export function ratingCounts(counts: Uint32Array, from = 0): RatingCounts {
  const of = (kind: number): number => (counts[from + kind] ?? 0) + (counts[from + kind + REFUSED] ?? 0);
  return { normal: of(0), warning: of(1), incident: of(2), other: of(OTHER) };
}

export function refusedCount(counts: Uint32Array, from = 0): number {
  return counts.subarray(from + REFUSED, from + FLAGS).reduce((sum, count) => sum + count, 0);
}
