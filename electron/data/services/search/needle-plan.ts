import type { TextSearch } from '../../../../shared/model/search.ts';
import { foldCase } from '../../../../shared/query/fold-case.ts';
import { probeFor, type Probe } from './probe.ts';
import { quotedOf } from './quoted.ts';

/** How a text is looked for in the bytes of records, before anything is parsed. */
export interface NeedlePlan {
  fold: boolean;
  /** A part that stands in the bytes of every record that has the text, each `/` as it is; null: there is none. */
  plain: Probe | null;
  /** The same where a `/` may be written as `\/`. */
  careful: Probe | null;
  /** Finding `plain` where no escape begins it is finding the text. */
  isCertain: boolean;
  /** A part of the text whose case only the whole of Unicode tells: what to look for in decoded, folded text. */
  foldedPart: string;
  /** Letters outside ASCII with two cases: the bytes do not tell, what is outside ASCII has to be decoded. */
  hasCases: boolean;
  /** `i` or `k`, which are the small form of letters outside ASCII as well. */
  turns: boolean;
  /** The characters of the text, by UTF-16 unit. */
  units: ReadonlySet<string>;
  hasSurrogates: boolean;
  hasSlash: boolean;
}

const ALWAYS_ESCAPED = /["\\\p{Cc}\p{Cs}]/u;
/** These stand between texts, too. */
const MARK = /[{}[\],"]/;

export function needlePlan({ text, matchCase }: TextSearch): NeedlePlan {
  const fold = !matchCase;
  const wanted = fold ? foldCase(text) : text;
  const quoted = quotedOf(wanted);
  const sources = quoted === null ? [wanted] : [quoted.name, quoted.value ?? ''];
  const hasCases = fold && [...wanted].some(hasTwoCases);
  const isFixed = (character: string): boolean => !isEscaped(character) && !(fold && hasTwoCases(character));
  const plain = longestPart(sources, isFixed);
  const careful = longestPart(sources, (character) => isFixed(character) && character !== '/');
  return {
    fold,
    plain: probeFor(plain, fold),
    careful: probeFor(careful, fold),
    isCertain: quoted === null && plain === wanted && isInOneText(wanted),
    foldedPart: longestPart(sources, (character) => !isEscaped(character) && character !== '/'),
    hasCases,
    turns: fold && /[ik]/.test(wanted),
    units: new Set(wanted.split('')),
    hasSurrogates: /[\ud800-\udfff]/.test(wanted),
    hasSlash: wanted.includes('/'),
  };
}

/** Control characters are written as escapes; half a pair has no bytes of its own. DEL and its like may stand as they are. */
function isEscaped(character: string): boolean {
  return ALWAYS_ESCAPED.test(character);
}

/** U+0307 is what is left of U+0130 when it is folded. */
export function hasTwoCases(character: string): boolean {
  if (character <= '\u007f') return false;
  return (
    character.toLowerCase() !== character || character.toUpperCase() !== character || character === '\u0307'
  );
}

function longestPart(sources: readonly string[], isKept: (character: string) => boolean): string {
  let longest = '';
  for (const source of sources) {
    let part = '';
    for (const character of source) {
      part = isKept(character) ? part + character : '';
      if (part.length > longest.length) longest = part;
    }
  }
  return longest;
}

/** Whether it can stand in a record's bytes only within a text: not across JSON's marks or blanks, nor in its `null`. */
function isInOneText(wanted: string): boolean {
  if (wanted === '' || MARK.test(wanted) || 'null'.includes(wanted)) return false;
  // The colon behind a name follows its quote, or a blank.
  return wanted.trim() === wanted && !/(?:^|\s):/.test(wanted);
}
