import type { Reader } from './handle.ts';

export interface HeldCounts {
  /** Rows that stand for a trace. */
  traces: number;
  sources: number;
  conflicts: number;
  refused: number;
}

/** Cheap whatever the number of traces: sums over segments and findings. */
export function heldCounts(db: Reader): HeldCounts {
  const counts = db
    .prepare<[], HeldCounts>(
      `SELECT
         (SELECT coalesce(sum(rows), 0) FROM segment) - (SELECT count(*) FROM superseded)
           - (SELECT coalesce(sum(rows), 0) FROM removed) AS traces,
         (SELECT count(*) FROM source WHERE withdrawn_at IS NULL) AS sources,
         (SELECT count(*) FROM conflict) AS conflicts,
         (SELECT coalesce(sum(p.refused), 0) FROM part p JOIN source s ON s.id = p.source_id
           WHERE s.withdrawn_at IS NULL) AS refused`,
    )
    .get();
  if (counts === undefined) throw new Error('A sum gave no row.');
  return counts;
}

/** First and last time of a trace, by segments of which something is left (column 50 is that of the times). */
export function timeSpan(db: Reader): { from: number; to: number } | null {
  const span = db
    .prepare<[], { from: number | null; to: number | null }>(
      `SELECT min(s.first_time) AS "from", max(s.last_time) AS "to" FROM segment s
       WHERE EXISTS (SELECT 1 FROM segment_column c WHERE c.id = s.id * 64 + 50)`,
    )
    .get();
  if (span === undefined || span.from === null || span.to === null) return null;
  return { from: span.from, to: span.to };
}

/** When data last came in; null while none has. */
export function dataAt(db: Reader): number | null {
  return db.prepare<[], number | null>('SELECT max(read_at) FROM source').pluck().get() ?? null;
}
