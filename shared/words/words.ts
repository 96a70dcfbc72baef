import { failureFromWire, type Failure, type FailureWire } from '../model/failure.ts';
import type { Language } from '../model/settings.ts';
import { commandGroups as enCommandGroups, commands as enCommands } from './en/commands.ts';
import { failures as enFailures, type FailureWords } from './en/failures.ts';
import { commandGroups as zhCommandGroups, commands as zhCommands } from './zh-CN/commands.ts';
import { failures as zhFailures } from './zh-CN/failures.ts';
import * as enFrame from './en/frame.ts';
import * as zhFrame from './zh-CN/frame.ts';

const en = {
  language: 'en' as Language,
  commands: enCommands,
  commandGroups: enCommandGroups,
  failures: enFailures,
  ...enFrame,
};

/** Every sentence a person reads. English is the measure: another language that lacks one does not compile. */
export type Words = typeof en;

const zhCN: Words = {
  language: 'zh-CN',
  commands: zhCommands,
  commandGroups: zhCommandGroups,
  failures: zhFailures,
  ...zhFrame,
};

const WORDS: Record<Language, Words> = { en, 'zh-CN': zhCN };

export function wordsFor(language: Language): Words {
  return WORDS[language];
}

export function failureWords(words: Words, failure: Failure | FailureWire): FailureWords {
  const { code, details } = 'message' in failure ? failure : failureFromWire(failure);
  // The table has the right parameter for each code; the union of all of them hides that.
  return (words.failures[code] as (details: unknown) => FailureWords)(details);
}
