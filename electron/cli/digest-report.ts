import type { ChainVerdict } from '../../shared/model/digest-chain.ts';
import type { Words } from '../../shared/words/words.ts';
import { isoOf } from './instant.ts';
import { visible } from './visible.ts';

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
