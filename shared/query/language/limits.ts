/*
 * What the contract takes of a query bounds what its text may say: lists, lengths and depth are those of its decoder.
 */

export const TEXT_LIMIT = 50_000;
export const VALUE_LIMIT = 10_000;
export const LIST_LIMIT = 10_000;
export const CLAUSE_LIMIT = 1_000;
/** A pair of parentheses makes two levels of a query at most, a `not` one. */
export const NESTING_LIMIT = 40;
export const PATH_LIMIT = 100;
