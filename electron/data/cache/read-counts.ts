import type { Reader } from './handle.ts';

export interface ReadCounts {
  files: number;
  read: number;
  duplicates: number;
  conflicts: number;
  refused: number;
  /** Files that could not be read, or not to their end. */
  errors: number;
}

/**
 * What came of the files that the traces are from: each as it was first read, without those that were taken out to be read anew, and
 * without those that could not be opened at first and were read later.
 */
export function readCounts(db: Reader): ReadCounts {
  const counts = db
    .prepare<[], ReadCounts>(
      `SELECT count(*) AS files, coalesce(sum(f.read), 0) AS read, coalesce(sum(f.duplicates), 0) AS duplicates,
         coalesce(sum(f.conflicts), 0) AS conflicts, coalesce(sum(f.refused), 0) AS refused, count(f.error) AS errors
       FROM imported_file f LEFT JOIN part p ON p.id = f.part_id LEFT JOIN source s ON s.id = p.source_id
       WHERE NOT f.is_known AND s.withdrawn_at IS NULL
         AND (f.part_id IS NOT NULL OR f.id IN (SELECT max(id) FROM imported_file GROUP BY path))`,
    )
    .get();
  if (counts === undefined) throw new Error('A sum gave no row.');
  return counts;
}
