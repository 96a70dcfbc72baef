import type { TextRange } from './expression.ts';

/** What is wrong in a query, by code, with what its sentence needs. */
export interface QueryProblemDetails {
  'value-missing': { operator: string };
  'quote-open': object;
  'unknown-field': { name: string; nearest: string | null };
  /** `request..name`, `request[`. */
  'path-malformed': { path: string };
  /** The reason is the engine's own, in English. */
  'pattern-unreadable': { reason: string };
  'time-unreadable': { text: string };
  'operator-not-for-field': { operator: string; field: string; allowed: readonly string[] };
  /** `is` and `starts` alone. */
  'operator-unfinished': { begun: string; whole: readonly string[] };
  'field-missing': { operator: string };
  'list-missing': { operator: string };
  'paren-open': object;
  'paren-extra': object;
  /** Nothing where `and`, `or`, `not` or parentheses want something. */
  'operand-missing': { after: string };
  unexpected: { text: string };
  'nested-too-deep': { limit: number };
  'value-too-long': { length: number; limit: number };
  'text-too-long': { length: number; limit: number };
  'too-many-clauses': { limit: number };
  'too-many-values': { limit: number };
}

export type QueryProblemCode = keyof QueryProblemDetails;

export type QueryProblemReason = {
  [Code in QueryProblemCode]: { code: Code; details: QueryProblemDetails[Code] };
}[QueryProblemCode];

export type QueryProblem = QueryProblemReason & TextRange;
