import { Failure } from '../../shared/model/failure.ts';
import { holdsWhatIsLost, type WorkspaceSummary } from '../../shared/model/workspace.ts';
import { failureWords, type Words } from '../../shared/words/words.ts';
import type { Objection } from './end-question.ts';

export function tasksObjection(words: Words, running: number): Objection | null {
  const { wait, quitQuestion, quitDetail } = words.prompts;
  return running === 0 ? null : { message: quitQuestion(running), detail: quitDetail, stay: wait };
}

/** What no file holds ends with the app. */
export function astrayObjection(words: Words, summary: WorkspaceSummary | null): Objection | null {
  if (summary === null || summary.astray === null || !holdsWhatIsLost(summary)) return null;
  const { title } = failureWords(
    words,
    new Failure('workspace-astray', { path: summary.path, ...summary.astray }),
  );
  const { astrayQuestion, astrayDetail, back } = words.prompts;
  return {
    message: `${title}${words.frame.betweenSentences}${astrayQuestion}`,
    detail: astrayDetail,
    stay: back,
  };
}
