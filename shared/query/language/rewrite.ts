import type { Expression, TextRange } from './expression.ts';
import { enclosed } from './print.ts';

/** A part's text, and what it is made of: whether it needs parentheses depends on both. */
export interface Written {
  text: string;
  kind: Expression['kind'];
}

/** Writes what stands instead of a part; null: nothing. */
export type Put = (part: Expression) => Written | null;

/** The text with one part rewritten. What does not have the part in it stays as it was written. */
export function rewritten(expression: Expression, text: string, part: TextRange, put: Put): Written | null {
  if (expression.from === part.from && expression.to === part.to) return put(expression);
  const isInside = expression.from <= part.from && part.to <= expression.to;
  if (!isInside || expression.kind === 'all' || expression.kind === 'clause')
    return { text: text.slice(expression.from, expression.to), kind: expression.kind };
  if (expression.kind === 'not') {
    const inner = rewritten(expression.of, text, part, put);
    return inner && { text: `not ${enclosed('not', inner.kind, inner.text)}`, kind: 'not' };
  }
  const parts = expression.of.map((one) => rewritten(one, text, part, put));
  return joinedText(
    expression.kind,
    parts.filter((one) => one !== null),
  );
}

export function joinedText(kind: 'and' | 'or', parts: readonly Written[]): Written | null {
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first ?? null;
  return { text: parts.map((one) => enclosed(kind, one.kind, one.text)).join(` ${kind} `), kind };
}

/** The part that has just this range. */
export function partAt(expression: Expression, part: TextRange): Expression | undefined {
  if (expression.from === part.from && expression.to === part.to) return expression;
  if (expression.kind === 'not') return partAt(expression.of, part);
  if (expression.kind !== 'and' && expression.kind !== 'or') return undefined;
  const inside = expression.of.find((one) => one.from <= part.from && part.to <= one.to);
  // Of a part in parentheses the range leaves them out, so it may lie beside them but never across.
  return inside && partAt(inside, part);
}

/** What the whole is an `and` of: the chips. */
export function conjuncts(expression: Expression): readonly Expression[] {
  if (expression.kind === 'all') return [];
  return expression.kind === 'and' ? expression.of : [expression];
}
