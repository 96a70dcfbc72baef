import type { SearchStep, TextSearch } from '../../../../shared/model/search.ts';
import type { Bitset } from '../../../core/columns/bitset.ts';
import { compileSearch } from './compile-search.ts';
import type { SearchPool } from './search-pool.ts';

export interface SearchRequest {
  search: TextSearch;
  /** The rows to be searched. */
  candidates: Bitset;
  /** Ends the search when so many are found. */
  limit?: number;
  signal: AbortSignal;
}

/**
 * Rows that have what is looked for, as they are found, the last rows first. A pool searches for one thing at a time:
 * the search that is under way ends as cancelled when the next begins.
 */
export async function* searchRows(
  pool: SearchPool,
  { search, candidates, limit = Infinity, signal }: SearchRequest,
): AsyncGenerator<SearchStep, void> {
  if (search.kind === 'regex') compileSearch(search);
  const total = candidates.count();
  let scanned = 0;
  let left = limit;
  for await (const found of scan(pool, search, candidates, signal)) {
    const rows = found.rows.slice(0, left);
    scanned += found.scanned;
    left -= rows.length;
    yield { rows, scanned, total };
    if (left <= 0) return;
  }
}

/** Unpacks every block with one of the rows, on the threads and in the way of a search: what a search cannot go below. */
export async function unpackAll(pool: SearchPool, candidates: Bitset): Promise<number> {
  let scanned = 0;
  for await (const found of scan(pool, null, candidates, new AbortController().signal))
    scanned += found.scanned;
  return scanned;
}

async function* scan(
  pool: SearchPool,
  search: TextSearch | null,
  candidates: Bitset,
  signal: AbortSignal,
): AsyncGenerator<{ rows: number[]; scanned: number }, void> {
  const run = pool.start(search, candidates);
  const cancel = (): void => run.cancel();
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for (let found = await run.next(); found !== null; found = await run.next()) yield found;
  } finally {
    signal.removeEventListener('abort', cancel);
    pool.stop(run);
  }
}
