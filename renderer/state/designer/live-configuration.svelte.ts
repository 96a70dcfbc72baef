import type { LiveConfiguration } from '../../../shared/model/live-configuration.ts';
import { keptConfiguration } from '../kept-configuration.ts';
import { Latest } from '../traces/latest.svelte.ts';

interface Question {
  projectId: string | null;
}

const answers = new Latest<Question, LiveConfiguration | null>(({ projectId }) =>
  keptConfiguration(projectId),
);

/** What the last sync found in the account: to choose topics, functions, users and groups from. */
export const liveConfiguration = {
  /** Null where nothing is known, or not yet. */
  get current(): LiveConfiguration | null {
    return answers.answer?.value ?? null;
  },
  ask(projectId: string | null): void {
    answers.ask({ projectId });
  },
  changed(): void {
    const { answer } = answers;
    if (answer !== null) answers.ask(answer.question);
  },
  /** Another workspace knows of another account. */
  clear(): void {
    answers.clear();
  },
};
