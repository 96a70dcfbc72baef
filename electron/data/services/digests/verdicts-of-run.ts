import type { ChainVerdict } from '../../../../shared/model/digest-chain.ts';
import type { Reader } from '../../cache/handle.ts';
import { filesOfRun } from '../../cache/import-runs.ts';
import { chainVerdicts } from './chain-verdicts.ts';
import { fileName } from './digest.ts';

/** What digests prove of the files of an import, or what of its digests. */
export function verdictsOf(db: Reader, run: number): ChainVerdict[] {
  const parts = new Set<number>();
  const names = new Set<string>();
  for (const { partId, path } of filesOfRun(db, run)) {
    if (partId !== null) parts.add(partId);
    names.add(fileName(path));
  }
  return chainVerdicts(db, { parts, names });
}
