import { attempt } from '../notices.svelte.ts';

/**
 * The answer to the last question. The one before stays until it is there, an answer that is no longer asked for is dropped,
 * and only the last of several questions is put: what is typed fast never queues.
 */
export class Latest<Question, Answer> {
  readonly #load: (question: Question) => Promise<Answer>;
  #next: { question: Question } | null = null;
  #isRunning = false;
  #turn = 0;
  #answer = $state.raw<{ question: Question; value: Answer } | null>(null);
  #isAwaited = $state(false);
  #isUnanswered = $state(false);

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

  /** The last question failed: what is shown answers one before. */
  get isUnanswered(): boolean {
    return this.#isUnanswered;
  }

  /** What is shown is not of the last question, whether its answer is on its way or will never come. */
  get isOld(): boolean {
    return this.#isAwaited || this.#isUnanswered;
  }

  ask(question: Question): void {
    this.#next = { question };
    this.#isAwaited = true;
    if (!this.#isRunning) void this.#run();
  }

  /** What is on its way is of no use any more. */
  clear(): void {
    this.#next = null;
    this.#turn += 1;
    this.#answer = null;
    this.#isUnanswered = false;
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#next !== null) {
      const { question } = this.#next;
      this.#next = null;
      const turn = this.#turn;
      let isAnswered = false;
      await attempt(async () => {
        const value = await this.#load(question);
        isAnswered = true;
        if (this.#isLast(turn)) this.#answer = { question, value };
      });
      if (this.#isLast(turn)) this.#isUnanswered = !isAnswered;
    }
    this.#isRunning = false;
    this.#isAwaited = false;
  }

  #isLast(turn: number): boolean {
    return this.#next === null && turn === this.#turn;
  }
}
