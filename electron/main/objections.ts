import { Failure } from '../../shared/model/failure.ts';
import { holdsWhatIsLost, type WorkspaceSummary } from '../../shared/model/workspace.ts';
import { failureWords, type Words } from '../../shared/words/words.ts';
import type { Objection } from './end-question.ts';

export function tasksObjection(words: Words, running: number): Objection | null {
  const { wait, quitQuestion, quitDetail } = words.prompts;
  return running === 0 ? null : { message: quitQuestion(running), detail: quitDetail, stay: wait };
}

/** What became of its file; null while that is where it was. */
export function astrayTitle(words: Words, { path, astray }: WorkspaceSummary): string | null {
  return astray && failureWords(words, new Failure('workspace-astray', { path, ...astray })).title;
}

/** What no file holds ends with the app. */
export function astrayObjection(words: Words, summary: WorkspaceSummary | null): Objection | null {
  const title = summary !== null && holdsWhatIsLost(summary) ? astrayTitle(words, summary) : null;
  if (title === null) return null;
  const { astrayQuestion, astrayDetail, back } = words.prompts;
  return {
    message: `${title}${words.frame.betweenSentences}${astrayQuestion}`,
    detail: astrayDetail,
    stay: back,
  };
}
