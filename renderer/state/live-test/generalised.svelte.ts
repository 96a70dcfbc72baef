import {
  MOST_EXAMPLES,
  type Generalising,
  type GeneralisingRequest,
} from '../../../shared/model/generalising.ts';
import type { ReplayedDraft } from '../../../shared/model/replay-request.ts';
import type { Pin } from '../../../shared/model/verdict.ts';
import { call } from '../../ipc/client.ts';
import { Latest, type Asking } from '../traces/latest.svelte.ts';

/** Each choice is a replay of its own, which the next key is not to wait for. */
const PAUSE_MS = 250;

/** What the examples give to each clause of a draft, once a person pauses. */
export class GeneralisedTest {
  readonly #found = new Latest<GeneralisingRequest, Generalising | null>((request) =>
    call('liveTest.generalising', request),
  );
  #waits = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  get result(): Generalising | null {
    return this.#found.answer?.value ?? null;
  }
  /** The draft that the choices are made of. */
  get draft(): ReplayedDraft | null {
    return this.#found.answer?.question.draft ?? null;
  }
  get isStale(): boolean {
    return this.isAwaited || this.#found.isUnanswered;
  }
  get isAwaited(): boolean {
    return this.#waits || this.#found.isAwaited;
  }
  get asking(): Asking {
    return this.#found;
  }

  ask({
    pins,
    ...question
  }: Omit<GeneralisingRequest, 'asker' | 'examples'> & { pins: readonly Pin[] }): void {
    const examples = pins.flatMap(({ traceId, want }) => (want === 'match' ? [traceId] : []));
    this.#waits = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#waits = false;
      this.#found.ask({ asker: 'generalising', ...question, examples: examples.slice(0, MOST_EXAMPLES) });
    }, PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
