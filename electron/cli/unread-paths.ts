import type { FileProblem } from '../../shared/model/file-problem.ts';
import type { Words } from '../../shared/words/words.ts';
import type { Reader } from '../data/cache/handle.ts';
import { filesOfRun } from '../data/cache/import-runs.ts';
import type { ReportedRun } from './import-report.ts';
import { fileProblemSentence, joined } from './one-sentence.ts';
import { visible } from './visible.ts';

export interface UnreadPath {
  path: string;
  problem: FileProblem;
}

/**
 * What cannot be read at all: the paths that were given and lead to nothing readable, and all files where none could be read. What was
 * found in files that can be read is a finding.
 */
export function unreadPaths(
  reader: Reader,
  { run, totals }: ReportedRun,
  paths: readonly string[],
): UnreadPath[] {
  const given = [...filesOfRun(reader, run, 'unopened')].filter(
    ({ path }) => paths.includes(path) && !isReadInPart(reader, run, path),
  );
  const isNothingRead = totals.files === totals.failed && totals.read === 0;
  const unread = given.length === 0 && isNothingRead ? filesOfRun(reader, run) : given;
  return [...unread].flatMap(({ path, error }) => (error === null ? [] : [{ path, problem: error }]));
}

/** Of an archive that is damaged there may be something all the same. */
function isReadInPart(reader: Reader, run: number, path: string): boolean {
  for (const file of filesOfRun(reader, run)) if (file.path.startsWith(`${path}!`)) return true;
  return false;
}

/** One sentence, whatever their number. */
export function unreadWords(words: Words, [first, ...more]: readonly UnreadPath[]): string {
  if (first === undefined) return words.cli.imported.nothing;
  const sentence = `${visible(first.path)}: ${fileProblemSentence(words, first.problem)}`;
  return more.length === 0 ? sentence : joined(words, sentence, words.cli.morePaths(more.length));
}
