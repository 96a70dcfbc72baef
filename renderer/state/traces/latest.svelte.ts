import { Failure } from '../../../shared/model/failure.ts';
import { attempt } from '../notices.svelte.ts';

/** Whether a question was answered, and the way to put it again: all that who shows an answer has to know besides. */
export interface Asking {
  readonly isAwaited: boolean;
  readonly failure: Failure | null;
  again(): void;
}

/**
 * The answer to the last question. The one before stays until it is there, an answer that is no longer asked for is dropped,
 * and only the last of several questions is put: what is typed fast never queues.
 */
export class Latest<Question, Answer> implements Asking {
  readonly #load: (question: Question) => Promise<Answer>;
  #next: { question: Question } | null = null;
  #isRunning = false;
  #turn = 0;
  #answer = $state.raw<{ question: Question; value: Answer } | null>(null);
  #isAwaited = $state(false);
  #failure = $state.raw<Failure | null>(null);
  /** Not state: who asks must not ask anew because something was asked. */
  #asked: { question: Question } | null = null;

  constructor(load: (question: Question) => Promise<Answer>) {
    this.#load = load;
  }

  /** Null until the first. */
  get answer(): { question: Question; value: Answer } | null {
    return this.#answer;
  }

  /** A question waits for its answer. */
  get isAwaited(): boolean {
    return this.#isAwaited;
  }

  /** Why the last question was not answered: what is shown answers one before. */
  get failure(): Failure | null {
    return this.#failure;
  }
  get isUnanswered(): boolean {
    return this.#failure !== null;
  }

  /** What is shown is not of the last question, whether its answer is on its way or will never come. */
  get isOld(): boolean {
    return this.#isAwaited || this.isUnanswered;
  }

  ask(question: Question): void {
    this.#next = this.#asked = { question };
    this.#isAwaited = true;
    if (!this.#isRunning) void this.#run();
  }

  again(): void {
    if (this.#asked !== null) this.ask(this.#asked.question);
  }

  /** What is on its way is of no use any more. */
  clear(): void {
    this.#next = null;
    this.#turn += 1;
    this.#answer = null;
    this.#failure = null;
    this.#asked = null;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#next !== null) {
      const { question } = this.#next;
      this.#next = null;
      const turn = this.#turn;
      let failure: Failure | null = null;
      await attempt(async () => {
        try {
          const value = await this.#load(question);
          if (this.#isLast(turn)) this.#answer = { question, value };
        } catch (error) {
          if (error instanceof Failure) failure = error;
          throw error;
        }
      });
      if (this.#isLast(turn)) this.#failure = failure;
    }
    this.#isRunning = false;
    this.#isAwaited = false;
  }

  #isLast(turn: number): boolean {
    return this.#next === null && turn === this.#turn;
  }
}
