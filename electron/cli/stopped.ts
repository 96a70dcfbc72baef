import type { Words } from '../../shared/words/words.ts';

/** Thrown where a command cannot do its work, with the one sentence that says why. */
export class Stopped extends Error {
  readonly sentence: (words: Words) => string;
  constructor(sentence: (words: Words) => string) {
    super('A command cannot do its work.');
    this.sentence = sentence;
  }
}
