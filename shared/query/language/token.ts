import type { TextRange } from './expression.ts';

/** `word`: a free word; `paren`: parentheses and the commas of a list. */
export type TokenKind = 'field' | 'operator' | 'value' | 'keyword' | 'paren' | 'word' | 'error';

/** A piece of the text for its colour, in order and without overlap. Blanks are in none. */
export interface Token extends TextRange {
  kind: TokenKind;
}
