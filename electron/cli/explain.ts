import { checkFileOnTraces } from '../data/services/replay/check-file-on-traces.ts';
import { planOfDraft } from '../data/services/replay/drafted.ts';
import type { ExplainedRow } from '../../shared/model/replay-request.ts';
import { explainTrace } from '../data/services/replay/explain-trace.ts';
import type { Run } from './command.ts';
import { explainedData, explainedText } from './explain-report.ts';
import { hasErrors, issueData, issueLines } from './issue-report.ts';
import { print } from './output.ts';
import { readDraft } from './read-drafts.ts';
import { overTraces } from './replay-over.ts';
import { section } from './replay-text.ts';
import { checkSource, providerOf, readOptions } from './replay-values.ts';
import { hasUnreadParts, sourcesData } from './sources-report.ts';
import { Stopped } from './stopped.ts';
import { inWords } from './tidily.ts';
import { visible } from './visible.ts';

export const run: Run<'explain'> = (given) => {
  const { values, words, surroundings } = given;
  const [file = '', ...paths] = given.positionals;
  checkSource(values, paths);
  const options = readOptions(values);
  const traceId = values.trace ?? '';
  return inWords(words, async () => {
    const draft = await readDraft(file, providerOf(values));
    return overTraces({ values, paths, words, surroundings }, (traces, sources) => {
      const issues = checkFileOnTraces([draft], traces);
      const versions = explainTrace(traces, planOfDraft(draft, options), traceId);
      const first = firstOf(versions, traceId);
      if (values.json === true)
        print(
          JSON.stringify({
            traceId,
            ...explainedData(first, words),
            ...(versions.length > 1 ? { versions: versions.map((each) => explainedData(each, words)) } : {}),
            issues: issues.map((issue) => issueData(issue, words)),
            sources: sourcesData(sources),
          }),
        );
      else {
        const { replayed } = words.cli;
        const lines = [
          ...explainedText(traceId, versions, words),
          ...section(replayed.headings.issues, issueLines(issues, words), words),
          ...['', replayed.sources(sources)],
        ];
        print(lines.join('\n'));
      }
      return hasErrors(issues) || hasUnreadParts(sources) ? 1 : 0;
    });
  });
};

function firstOf([first]: readonly ExplainedRow[], traceId: string): ExplainedRow {
  if (first === undefined) throw new Stopped(({ cli }) => cli.replayed.noTrace(visible(traceId)));
  return first;
}
