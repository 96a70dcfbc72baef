import type { Issue } from '../../shared/model/issue.ts';
import { issueWords, type Words } from '../../shared/words/words.ts';
import { visible } from './visible.ts';

export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error');
}

export function issueData(issue: Issue, words: Words): object {
  const { path, code, severity, details } = issue;
  return { path, code, severity, message: issueWords(words, issue), details };
}

/** A line each, indented. Paths hold names out of the file only where a draft names an assumption. */
export function issueLines(issues: readonly Issue[], words: Words): string[] {
  return issues.map((issue) => {
    const place = issue.path === '' ? '' : `${visible(issue.path)}: `;
    return `  ${words.cli.replayed.severities[issue.severity]}  ${place}${issueWords(words, issue)}`;
  });
}

const PLACE = /^notifications\[(\d+)\]/;

/** The issues of a list by the notification they are about; those of the list itself apart. */
export function issuesByDraft(
  issues: readonly Issue[],
  count: number,
): { single: Issue[][]; ofList: Issue[] } {
  const single = Array.from({ length: count }, (): Issue[] => []);
  const ofList: Issue[] = [];
  for (const issue of issues) {
    const place = PLACE.exec(issue.path)?.[1];
    (place === undefined ? ofList : (single[Number(place)] ?? ofList)).push(issue);
  }
  return { single, ofList };
}
