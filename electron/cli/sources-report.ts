import type { ReplaySources } from '../data/services/replay/replay-sources.ts';

/** In the order that is told. */
export function sourcesData({
  files,
  read,
  duplicates,
  conflicts,
  refused,
  errors,
}: ReplaySources): ReplaySources {
  return { files, read, duplicates, conflicts, refused, errors };
}

/** Conflicts are none: both versions are there. */
export function hasUnreadParts({ refused, errors }: ReplaySources): boolean {
  return refused + errors > 0;
}
