import { Failure } from '../../../../shared/model/failure.ts';
import type { TextSearch } from '../../../../shared/model/search.ts';

export function compileSearch({ text, matchCase }: Pick<TextSearch, 'text' | 'matchCase'>): RegExp {
  try {
    return new RegExp(text, matchCase ? 'u' : 'iu');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure('search-pattern', { pattern: text, reason: reason.replace(/^.*\/[a-z]*: /s, '') });
  }
}
