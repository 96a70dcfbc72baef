import { setImmediate } from 'node:timers/promises';
import { traceTest } from '../../../../shared/query/language/match.ts';
import type { BodyLeaf } from '../../../../shared/query/language/body-test.ts';
import type { SearchStep } from '../../../../shared/model/search.ts';
import type { Bitset } from '../../../core/columns/bitset.ts';
import type { HeldTraces } from '../browse/held-traces.ts';
import { leafNeedle } from './leaf-needle.ts';
import type { SearchPool } from './search-pool.ts';
import { searchRows } from './search-rows.ts';

export interface LeafRequest {
  leaf: BodyLeaf;
  candidates: Bitset;
  limit: number;
  signal: AbortSignal;
}

/** Traces asked in one go: some 20 ms, so that other calls are answered in between. */
const ASKED_AT_ONCE = 256;

/**
 * Rows that a question about one place of a trace is true of, the last ones first. Where a text is looked for, the threads find the
 * traces that have it anywhere; each of these is read and asked.
 */
export async function* leafRows(
  pool: SearchPool,
  held: HeldTraces,
  { leaf, candidates, limit, signal }: LeafRequest,
): AsyncGenerator<SearchStep, void> {
  const test = traceTest(leaf);
  const passes = (row: number): boolean => {
    const trace = held.trace(row);
    return trace !== undefined && test(trace);
  };
  const needle = leafNeedle(leaf);
  const steps =
    needle === null ? everyRow(candidates, signal) : searchRows(pool, { search: needle, candidates, signal });
  let left = limit;
  for await (const { rows, scanned, total } of steps) {
    for (let from = 0; from < Math.max(1, rows.length); from += ASKED_AT_ONCE) {
      if (signal.aborted) return;
      const found = rows
        .slice(from, from + ASKED_AT_ONCE)
        .filter(passes)
        .slice(0, left);
      left -= found.length;
      yield { rows: found, scanned, total };
      if (left <= 0) return;
      await setImmediate();
    }
  }
}

function* everyRow(candidates: Bitset, signal: AbortSignal): Generator<SearchStep, void> {
  const total = candidates.count();
  let scanned = 0;
  let row = candidates.previous(candidates.length - 1);
  while (row >= 0 && !signal.aborted) {
    const rows: number[] = [];
    for (; row >= 0 && rows.length < ASKED_AT_ONCE; row = candidates.previous(row - 1)) rows.push(row);
    scanned += rows.length;
    yield { rows, scanned, total };
  }
}
