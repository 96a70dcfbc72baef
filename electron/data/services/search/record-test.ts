import type { TextSearch } from '../../../../shared/model/search.ts';
import { foldCase } from '../../../../shared/query/fold-case.ts';
import { compileSearch } from './compile-search.ts';
import { quotedOf } from './quoted.ts';
import { someText } from './record-texts.ts';

/** Whether a record, as its JSON text, has what is looked for. This is what the search means; all else is for speed. */
export function recordTest(search: TextSearch): (json: string) => boolean {
  if (search.kind === 'regex') {
    const pattern = compileSearch(search);
    return (json) => someText(json, (text, kind) => kind !== 'null' && pattern.test(text));
  }
  const fold = foldOf(search);
  const wanted = fold(search.text);
  const quoted = quotedOf(wanted);
  const contains = (text: string): boolean => fold(text).includes(wanted);
  return (json) =>
    someText(json, (text, kind, name) => {
      if (kind !== 'null' && contains(text)) return true;
      if (quoted === null) return false;
      if (quoted.value === undefined) return kind !== 'null' && fold(text) === quoted.name;
      return name !== null && fold(name) === quoted.name && fold(text) === quoted.value;
    });
}

/** Folding as far as it makes a difference: texts are many, and few of what is looked for has a sigma. */
function foldOf({ text, matchCase }: TextSearch): (text: string) => string {
  if (matchCase) return (one) => one;
  return /[ΣσςϹ]/u.test(text) ? foldCase : (one) => one.toLowerCase();
}
