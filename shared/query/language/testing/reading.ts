import { parseQuery } from '../parse.ts';
import type { Expression } from '../expression.ts';
import { printQuery } from '../print.ts';
import { CONTEXT } from './query-context.ts';

export function expressionOf(text: string): Expression {
  const { expression, problems } = parseQuery(text, CONTEXT);
  if (expression === null) throw new Error(`${text}: ${JSON.stringify(problems)}`);
  return expression;
}

export const canonical = (text: string): string => printQuery(expressionOf(text));

/** What an expression says, wherever it stands. */
export function withoutRanges(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (name, inner: unknown) => (isPlace(name, inner) ? undefined : inner)),
  );
}

/** Moments have bounds of the same names, far beyond the length of a text. */
function isPlace(name: string, value: unknown): boolean {
  return (name === 'from' || name === 'to') && typeof value === 'number' && Math.abs(value) < 1_000_000;
}
