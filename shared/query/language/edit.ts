import type { QueryContext } from './calendar.ts';
import type { Clause, ClauseContent, Expression, TextRange } from './expression.ts';
import { OPPOSITE_SIGNS } from './operators.ts';
import { parseQuery } from './parse.ts';
import { enclosed, printClause } from './print.ts';
import { joinedText, rewritten, type Put, type Written } from './rewrite.ts';

/*
 * New texts from old ones. A part is named by its range in the text; where the text cannot be read, characters are all
 * there is to work with.
 */

export function withoutPart(text: string, part: TextRange, context: QueryContext): string {
  return changed(text, part, context, () => null, '');
}

/** The part says the opposite, with its operator where it has one, or with `not`. */
export function inverted(text: string, part: TextRange, context: QueryContext): string {
  const { expression } = parseQuery(text, context);
  if (expression === null) return text;
  return rewritten(expression, text, part, (found) => opposite(found, text))?.text ?? '';
}

function opposite(part: Expression, text: string): Written {
  const written = text.slice(part.from, part.to);
  if (part.kind === 'not') return { text: text.slice(part.of.from, part.of.to), kind: part.of.kind };
  const clause = part.kind === 'clause' ? oppositeClause(part) : undefined;
  if (clause !== undefined) return { text: printClause(clause), kind: 'clause' };
  return { text: `not ${enclosed('not', part.kind, written)}`, kind: 'not' };
}

/** Undefined where no operator says it: a free word, or a record time, which may be absent. */
function oppositeClause({ subject, test, negated }: Clause): ClauseContent | undefined {
  if (test.kind === 'compare' && test.sign !== '=') {
    const sign = OPPOSITE_SIGNS[test.sign];
    const isAlwaysThere = subject.kind === 'time' && subject.field === 'time';
    return isAlwaysThere && sign !== undefined ? { subject, test: { ...test, sign }, negated } : undefined;
  }
  const isFreeWord = subject.kind === 'anywhere' && test.kind === 'contains' && test.fold && !negated;
  return isFreeWord ? undefined : { subject, test, negated: !negated };
}

/** Another text in the place of a part. Nothing: the part is removed. */
export function replaced(text: string, part: TextRange, replacement: string, context: QueryContext): string {
  const { expression } = parseQuery(replacement, context);
  const put: Put = () => {
    if (expression?.kind === 'all') return null;
    return { text: replacement.trim(), kind: expression?.kind ?? 'clause' };
  };
  return changed(text, part, context, put, replacement);
}

function changed(text: string, part: TextRange, context: QueryContext, put: Put, plain: string): string {
  const { expression } = parseQuery(text, context);
  if (expression === null) return (text.slice(0, part.from) + plain + text.slice(part.to)).trim();
  return rewritten(expression, text, part, put)?.text ?? '';
}

/** One more text that has to be true as well, as it is written. */
export function withText(text: string, added: string, context: QueryContext): string {
  const parts = [text, added].map((one) => wholeOf(one, context)).filter((one) => one.text !== '');
  return joinedText('and', parts)?.text ?? '';
}

/** Without parentheses around the whole: they are added where they are needed. */
function wholeOf(text: string, context: QueryContext): Written {
  const { expression } = parseQuery(text, context);
  if (expression === null) return { text: text.trim(), kind: 'clause' };
  return { text: text.slice(expression.from, expression.to), kind: expression.kind };
}
