import type { Failure, FailureCode } from '../../shared/model/failure.ts';
import type { FileProblem } from '../../shared/model/file-problem.ts';
import type { Astray } from '../../shared/model/workspace.ts';
import { failureWords, fileProblemWords, type Words } from '../../shared/words/words.ts';
import { visible } from './visible.ts';

/*
 * Who stands at a command line reads one sentence where a window shows a title with advice below it.
 */

/** Their advice is about a window, or about a process that the command line does not keep. */
const ADVICE_FOR_A_WINDOW: ReadonlySet<FailureCode> = new Set<FailureCode>([
  ...(['call-unknown', 'data-process-ended', 'data-process-restarted', 'data-process-gave-up'] as const),
  ...(['session-refused', 'host-unreachable', 'dialog-unavailable', 'workspace-none-open'] as const),
]);

export function failureSentence(words: Words, failure: Failure): string {
  const { title, advice: forWindow } = failureWords(words, failure);
  const advice =
    failure.code === 'workspace-astray' ? words.cli.astray(failure.details as Astray) : forWindow;
  // The title holds paths, which may look like several sentences; it is one.
  return visible(ADVICE_FOR_A_WINDOW.has(failure.code) ? title : joined(words, title, inOne(words, advice)));
}

export function fileProblemSentence(words: Words, problem: FileProblem): string {
  const { imported } = words.cli;
  // Columns are chosen in the window alone.
  if (problem.code === 'sheet-unmapped') return imported.unmapped;
  if (problem.code === 'link-outside') return imported.linkOutside(visible(problem.details.target));
  return visible(inOne(words, fileProblemWords(words, problem)));
}

/** Sentences to one, each of them one by itself. */
export function joined({ cli }: Words, first: string, ...more: readonly string[]): string {
  return more.reduce(
    (sentence, next) => sentence.replace(/[.!?。！？]$/u, '') + cli.clauseBorder + begun(next),
    first,
  );
}

function inOne(words: Words, text: string): string {
  const [first = '', ...more] = text.split(/(?<=[.!?])\s+(?=[\p{Lu}“])|(?<=[。！？])(?=.)/u);
  return joined(words, first, ...more);
}

/** No capital letter within a sentence, but for what is written in capitals. */
function begun(clause: string): string {
  return clause.replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase());
}
