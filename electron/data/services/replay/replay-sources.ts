import type { Reader } from '../../cache/handle.ts';
import { readCounts, type ReadCounts } from '../../cache/read-counts.ts';

export type ReplaySources = ReadCounts;

/** What the traces that are replayed were read from, and what came of the reading. */
export function replaySources(db: Reader): ReplaySources {
  return readCounts(db);
}
