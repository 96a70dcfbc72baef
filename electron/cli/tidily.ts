import { Failure } from '../../shared/model/failure.ts';
import { failureWords, type Words } from '../../shared/words/words.ts';
import type { ExitCode } from './command.ts';
import { listenForEnd } from './ending.ts';
import { complain } from './output.ts';
import { Stopped } from './stopped.ts';

/** Work that a signal cancels, and whose failures end in a sentence. */
export async function tidily(
  words: Words,
  work: (signal: AbortSignal) => Promise<ExitCode>,
): Promise<ExitCode> {
  const cancel = new AbortController();
  const ending = listenForEnd(() => process.exit(130));
  void ending.asked.then(() => cancel.abort());
  try {
    return await work(cancel.signal);
  } catch (error) {
    if (error instanceof Stopped) complain(error.sentence(words));
    else if (error instanceof Failure) {
      const { title, advice } = failureWords(words, error);
      complain(`${title} ${advice}`);
    } else throw error;
    return 2;
  } finally {
    ending.stopListening();
  }
}
