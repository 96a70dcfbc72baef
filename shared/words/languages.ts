import type { Language } from '../model/settings.ts';
import * as en from './en/all.ts';
import type { Words } from './words.ts';
import * as zhCN from './zh-CN/all.ts';

const WORDS: Record<Language, Words> = { en, 'zh-CN': zhCN };

/** For who may be asked for another language at any time. Who reads but one loads but one. */
export function wordsFor(language: Language): Words {
  return WORDS[language];
}
