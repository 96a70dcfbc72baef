import type { JudgedRequest, JudgedTest } from '../../../shared/model/live-test.ts';
import { call } from '../../ipc/client.ts';
import { Latest, type Asking } from '../traces/latest.svelte.ts';

/** What was made of the matches of a draft: asked apart, so that a judgement has nothing else counted anew. */
export class JudgedMatches {
  readonly #judged = new Latest<JudgedRequest, JudgedTest | null>((request) =>
    call('liveTest.judged', request),
  );

  /** The last one that is known, also while the next is on its way. */
  get last(): JudgedTest | null {
    return this.#judged.answer?.value ?? null;
  }
  get isStale(): boolean {
    return this.#judged.isOld;
  }
  get asking(): Asking {
    return this.#judged;
  }

  ask(question: Omit<JudgedRequest, 'asker'>): void {
    this.#judged.ask({ asker: 'judged', ...question });
  }
}
