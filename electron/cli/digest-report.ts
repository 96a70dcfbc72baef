import type { ChainVerdict } from '../../shared/model/digest-chain.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Reader } from '../data/cache/handle.ts';
import { filesOfRun } from '../data/cache/import-runs.ts';
import { chainVerdicts } from '../data/services/digests/chain-verdicts.ts';
import { fileName } from '../data/services/digests/digest.ts';
import { isoOf } from './instant.ts';
import { visible } from './visible.ts';

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

/** Instants as ISO 8601 in UTC. */
export const verdictData = ({ from, to, begins, ...counts }: ChainVerdict): object => ({
  ...{ from: from === null ? null : isoOf(from), to: to === null ? null : isoOf(to) },
  ...{ begins: begins.how, previous: begins.previous },
  ...counts,
});

/** Names are what others wrote, which a terminal might follow. */
export function* verdictText(verdict: ChainVerdict, { cli: { imported } }: Words): Generator<string> {
  const { from, to, begins } = verdict;
  const hours = from === null || to === null ? null : { from: isoOf(from), to: isoOf(to) };
  yield imported.chain({
    ...{ ...verdict, hours, changed: verdict.changed.length, missing: verdict.missing.length },
    begins: { how: begins.how, previous: visible(begins.previous ?? '') },
  });
  for (const object of verdict.changed) yield imported.fileChanged(visible(object));
  for (const object of verdict.missing) yield imported.fileMissing(visible(object));
}
