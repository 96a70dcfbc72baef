/** How the first digest of a chain stands to the one before it. */
export type ChainStart = 'first' | 'previous-missing' | 'previous-changed';

export interface ChainBegin {
  how: ChainStart;
  /** The key of the digest before, where one is named. */
  previous: string | null;
}

/** What digests that follow one another, hash by hash, say of the files they list. */
export interface ChainVerdict {
  /** Null where none of them says its hour. */
  from: number | null;
  to: number | null;
  digests: number;
  begins: ChainBegin;
  /** Of those that follow, so many by name alone: what lies in an archive has no hash of its own. */
  linksNotCompared: number;
  /** Files with the very bytes that are listed. */
  sound: number;
  /** Keys of files with other bytes, and of those that were never read. */
  changed: string[];
  missing: string[];
  /** Read out of an archive, whose bytes are others. */
  notCompared: number;
}
