import type { Issue } from '../../shared/model/issue.ts';
import type { Draft } from '../../shared/notification/draft.ts';
import { checkFile } from '../../shared/notification/check.ts';
import type { Run } from './command.ts';
import { hasErrors, issueData, issueLines } from './issue-report.ts';
import { print } from './output.ts';
import { readDrafts } from './read-drafts.ts';
import { providerOf } from './replay-values.ts';
import { inWords } from './tidily.ts';
import type { Words } from '../../shared/words/words.ts';

export const run: Run<'check'> = ({ values, positionals: [file = ''], words }) =>
  inWords(words, async () => {
    const { drafts } = await readDrafts(file, providerOf(values));
    const issues =
      values.workspace === undefined ? checkFile(drafts) : await checkBeside(values.workspace, words, drafts);
    if (values.json === true)
      print(JSON.stringify({ issues: issues.map((issue) => issueData(issue, words)) }));
    else {
      const { replayed } = words.cli;
      print([...issueLines(issues, words), replayed.found(countOf(issues))].join('\n'));
    }
    return hasErrors(issues) ? 1 : 0;
  });

function countOf(issues: readonly Issue[]): { errors: number; warnings: number } {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: issues.length - errors };
}

/** What opens workspaces takes its time to load, and only this needs it. */
async function checkBeside(workspace: string, words: Words, drafts: readonly Draft[]): Promise<Issue[]> {
  const [{ overWorkspace }, { checkFileOnTraces }] = await Promise.all([
    import('./replay-over.ts'),
    import('../data/services/replay/check-file-on-traces.ts'),
  ]);
  return overWorkspace(workspace, words, (traces) => checkFileOnTraces(drafts, traces));
}
