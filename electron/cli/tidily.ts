import { Failure } from '../../shared/model/failure.ts';
import type { Words } from '../../shared/words/words.ts';
import type { ExitCode } from './command.ts';
import { listenForEnd } from './ending.ts';
import { failureSentence } from './one-sentence.ts';
import { complain } from './output.ts';
import { Stopped } from './stopped.ts';

/** Work whose failures end in a sentence. A signal ends it as it ends any program, but for what is done `cancellably`. */
export async function inWords(words: Words, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Stopped) complain(error.sentence(words));
    else if (error instanceof Failure) complain(failureSentence(words, error));
    else throw error;
    return 2;
  }
}

/** What a workspace was found to have lost keeps nobody from working with it. */
export function warnOfLoss(words: Words, { cutBack }: { cutBack: Failure | null }): void {
  if (cutBack !== null) complain(failureSentence(words, cutBack));
}

/**
 * Work that leaves something to tidy up, which the first signal therefore cancels and only a second ends. It must not keep the
 * process from hearing: while a long loop runs, no signal would do anything.
 */
export async function cancellably<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const cancel = new AbortController();
  const ending = listenForEnd(() => process.exit(130));
  void ending.asked.then(() => cancel.abort());
  try {
    return await work(cancel.signal);
  } finally {
    ending.stopListening();
  }
}
