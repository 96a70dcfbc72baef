import type { Words } from '../../../shared/words/words.ts';
import { failureWords } from '../../../shared/words/words.ts';
import type { Unanswered } from '../../state/traces/unanswered.svelte.ts';

/** Why it is not known what fits, and what is shown meanwhile and how far it came, to stand where the figures are. */
export function notKnownLine(words: Words, { failure, shown }: Unanswered, far: string): string {
  const text = words.traceUnknown;
  const reasons: Partial<Record<Unanswered['failure']['code'], string>> = {
    'search-too-costly': text.tooCostly,
    cancelled: text.cutOff,
  };
  const reason = reasons[failure.code] ?? failureWords(words, failure).title;
  return [text.notKnown, reason, text.shown[shown], far].filter((part) => part !== '').join(text.between);
}
