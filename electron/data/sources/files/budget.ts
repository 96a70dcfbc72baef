import type { FileProblem } from '../../../../shared/model/file-problem.ts';

/** How much a file may become: what stands between a small file and a full memory or an endless import. */
export interface Caps {
  /** Decompressed bytes for each stored one. Repeated text reaches about 200, a bomb 1,000. */
  ratio: number;
  /** So much may come out before the ratio counts. */
  ratioFromBytes: number;
  /** Decompressed bytes of one file, of everything in it together. */
  totalBytes: number;
  /** Entries of one archive. */
  entries: number;
  /** What has to be held at once: a workbook that lies in an archive, the shared texts of a workbook. */
  heldBytes: number;
}

export const CAPS: Caps = {
  ratio: 400,
  ratioFromBytes: 32 * 1024 * 1024,
  totalBytes: 1024 ** 4,
  entries: 1_000_000,
  heldBytes: 256 * 1024 * 1024,
};

/** What one stored file has used of its caps: every layer of packing counts. */
export interface Budget {
  readonly caps: Caps;
  /** The problem once the bytes that came out, or the entries met, are too many. */
  spend(bytes: number): FileProblem | null;
  spendEntry(): FileProblem | null;
  /** What was said of the bytes; whatever else the file holds is left alone from then on. */
  readonly exceeded: FileProblem | null;
}

/** `storedBytes` is what was read of the stored file so far: a bomb shows before it is read to its end. */
export function newBudget(caps: Caps, storedBytes: () => number): Budget {
  let spentBytes = 0;
  let entries = 0;
  let exceeded: FileProblem | null = null;
  const overspent = (): FileProblem | null => {
    if (spentBytes > caps.totalBytes)
      return { code: 'size-exceeded', details: { limitBytes: caps.totalBytes } };
    if (spentBytes > caps.ratioFromBytes && spentBytes > caps.ratio * storedBytes())
      return { code: 'ratio-exceeded', details: { limit: caps.ratio } };
    return null;
  };
  return {
    caps,
    spend(bytes) {
      spentBytes += bytes;
      exceeded ??= overspent();
      return exceeded;
    },
    spendEntry() {
      entries += 1;
      return entries > caps.entries ? { code: 'entries-exceeded', details: { limit: caps.entries } } : null;
    },
    get exceeded() {
      return exceeded;
    },
  };
}
