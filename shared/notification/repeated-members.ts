import type { Issue } from '../model/issue.ts';
import { repeatedNames } from '../model/repeated-names.ts';

/** The members of a notification's JSON that stand in it twice: somebody wrote the first for something, and it counts for nothing. */
export function repeatedMembers(text: string): Issue[] {
  return repeatedNames(text).map((path) => ({
    ...{ path: path.startsWith('[') ? `notifications${path}` : path },
    ...{ code: 'member-repeated', severity: 'warning', details: {} },
  }));
}

/** As above for a file; the path of a draft's own notification goes without the draft's member for it, as with all its issues. */
export const repeatedInFile = (text: string): Issue[] =>
  repeatedMembers(text).map((issue) => ({
    ...issue,
    path: issue.path.replace(/^(notifications\[\d+\]\.)?notification\./, '$1'),
  }));
