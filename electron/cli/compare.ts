import { checkFileOnTraces } from '../data/services/replay/check-file-on-traces.ts';
import type { Issue } from '../../shared/model/issue.ts';
import type { Words } from '../../shared/words/words.ts';
import { CHANGES } from '../../shared/model/replay-request.ts';
import { compareDrafts, type ComparedIds } from '../data/services/replay/compare-drafts.ts';
import { planOfDraft } from '../data/services/replay/drafted.ts';
import type { ReplaySources } from '../data/services/replay/replay-sources.ts';
import type { Run } from './command.ts';
import { readWindow } from './instant.ts';
import { hasErrors, issueData, issueLines } from './issue-report.ts';
import { Misused } from './misused.ts';
import { print } from './output.ts';
import { readDraft, STANDARD_INPUT } from './read-drafts.ts';
import { overTraces } from './replay-over.ts';
import { capped, section } from './replay-text.ts';
import { checkSource, providerOf, readOptions } from './replay-values.ts';
import { hasUnreadParts, sourcesData } from './sources-report.ts';
import { inWords } from './tidily.ts';
import { visible } from './visible.ts';

const MOST_IDS = 10;

interface Compared {
  ids: ComparedIds;
  issues: Record<'before' | 'after', Issue[]>;
  sources: ReplaySources;
}

export const run: Run<'compare'> = (given) => {
  const { values, words, surroundings } = given;
  const [a = '', b = '', ...paths] = given.positionals;
  if (a === STANDARD_INPUT && b === STANDARD_INPUT)
    throw new Misused({ code: 'standard-input-twice', details: {} });
  checkSource(values, paths);
  const [asked, options] = [readWindow(values), readOptions(values)];
  return inWords(words, async () => {
    const before = await readDraft(a, providerOf(values));
    const after = await readDraft(b, providerOf(values));
    return overTraces({ values, paths, words, surroundings }, (traces, sources) => {
      const plans = [planOfDraft(before, options), planOfDraft(after, options)] as const;
      const ids = compareDrafts(traces, ...plans, asked);
      const issues = {
        before: checkFileOnTraces([before], traces),
        after: checkFileOnTraces([after], traces),
      };
      const compared = { ids, issues, sources };
      print(
        values.json === true ? JSON.stringify(dataOf(compared, words)) : textOf(compared, words).join('\n'),
      );
      return hasErrors([...issues.before, ...issues.after]) || hasUnreadParts(sources) ? 1 : 0;
    });
  });
};

function dataOf({ ids, issues, sources }: Compared, words: Words): object {
  const { gained, lost, kept, becameUnknown, becameKnown, counts } = ids;
  const told = (list: readonly Issue[]): object[] => list.map((issue) => issueData(issue, words));
  return {
    ...{ gained, lost, kept, becameUnknown, becameKnown, counts },
    issues: { before: told(issues.before), after: told(issues.after) },
    sources: sourcesData(sources),
  };
}

function textOf({ ids, issues, sources }: Compared, words: Words): string[] {
  const { replayed } = words.cli;
  const changes = CHANGES.flatMap((change) => [
    replayed.change(replayed.changes[change], ids.counts[change]),
    // What stays as it was is nothing to look through.
    ...(change === 'kept'
      ? []
      : capped(
          ids[change].map((id) => `  ${visible(id)}`),
          words,
          MOST_IDS,
        )),
  ]);
  const issuesOf = (which: 'before' | 'after'): string[] =>
    section(replayed.issuesOf[which], issueLines(issues[which], words), words);
  return [...changes, ...issuesOf('before'), ...issuesOf('after'), '', replayed.sources(sources)];
}
