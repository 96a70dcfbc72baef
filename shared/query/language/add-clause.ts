import type { QueryContext } from './calendar.ts';
import { withoutPart, withText } from './edit.ts';
import type { Clause, ClauseContent, Expression, Subject } from './expression.ts';
import { isSameSubject } from './fields.ts';
import { printInstant } from './moment.ts';
import { parseQuery } from './parse.ts';
import { printClause } from './print.ts';
import { conjuncts, joinedText, rewritten } from './rewrite.ts';
import type { TimeField } from '../query.ts';

/** What a click on a value asks for; null: where there is none. */
export function valueClause(subject: Subject, value: string | null, isExcluded: boolean): ClauseContent {
  const test =
    value === null || value === ''
      ? ({ kind: 'empty' } as const)
      : ({ kind: 'in', values: [value], fold: false } as const);
  return { subject, test, negated: isExcluded };
}

/**
 * The text with a clause more. Values gather: after `user = a`, including `b` makes it `user in (a, b)`; excluding `a` from
 * that leaves `user = b`. A clause that is there already changes nothing.
 */
export function withClause(text: string, clause: ClauseContent, context: QueryContext): string {
  const { expression } = parseQuery(text, context);
  if (expression === null) return withText(text, printClause(clause), context);
  const { test } = clause;
  if (test.kind !== 'in' && test.kind !== 'empty') return appended(text, clause, context);
  const without = withoutOpposite(text, clause, context);
  // What was included besides goes on excluding it.
  if (without.isAnswered) return without.text;
  return gathered(without.text, clause, context);
}

function appended(text: string, clause: ClauseContent, context: QueryContext): string {
  const printed = printClause(clause);
  const isThere = partsOf(text, context).some(
    (part) => part.kind === 'clause' && printClause(part) === printed,
  );
  return isThere ? text : withText(text, printed, context);
}

function partsOf(text: string, context: QueryContext): readonly Expression[] {
  const { expression } = parseQuery(text, context);
  return expression === null ? [] : conjuncts(expression);
}

/** Takes out of the text what it says to the contrary. */
function withoutOpposite(
  text: string,
  clause: ClauseContent,
  context: QueryContext,
): { text: string; isAnswered: boolean } {
  const contrary = { ...clause, negated: !clause.negated };
  for (const part of partsOf(text, context)) {
    const group = groupOf(part, contrary);
    const left = group?.flatMap((one) => lessValues(one, clause)) ?? [];
    if (group === undefined || left.map(printClause).join() === group.map(printClause).join()) continue;
    if (left.length === 0) return { text: withoutPart(text, part, context), isAnswered: false };
    return {
      text: rewrittenAs(text, part, left, context),
      isAnswered: clause.negated && left.every(isExact),
    };
  }
  return { text, isAnswered: false };
}

/** Ignoring case, what is left may still find what is to be excluded. */
function isExact({ test }: ClauseContent): boolean {
  return !(test.kind === 'in' && test.fold);
}

/** A clause without the values of another; nothing where none are left. */
function lessValues(clause: ClauseContent, { test: taken }: ClauseContent): ClauseContent[] {
  const { test } = clause;
  if (test.kind === 'empty') return taken.kind === 'empty' ? [] : [clause];
  if (test.kind !== 'in' || taken.kind !== 'in' || test.fold !== taken.fold) return [clause];
  const values = test.values.filter((value) => !taken.values.includes(value));
  return values.length === 0 ? [] : [{ ...clause, test: { ...test, values } }];
}

/** Clauses of one field that say the same in turn: one, or of those that include several joined by `or`. */
function groupOf(part: Expression, like: ClauseContent): readonly Clause[] | undefined {
  const clauses = part.kind === 'or' && !like.negated ? part.of : [part];
  const isLike = (one: Expression): one is Clause =>
    one.kind === 'clause' &&
    (one.test.kind === 'in' || one.test.kind === 'empty') &&
    one.negated === like.negated &&
    isSameSubject(one.subject, like.subject);
  return clauses.every(isLike) ? clauses : undefined;
}

function gathered(text: string, clause: ClauseContent, context: QueryContext): string {
  for (const part of partsOf(text, context)) {
    const group = groupOf(part, clause);
    // What is neither this nor empty is said by two clauses.
    if (group === undefined || (clause.negated && placeIn(group, clause) < 0)) continue;
    const more = moreValues(group, clause);
    if (more.map(printClause).join() === group.map(printClause).join()) return text;
    return rewrittenAs(text, part, more, context);
  }
  return appended(text, clause, context);
}

/** The clause that takes the values in; -1: there is none. */
function placeIn(group: readonly ClauseContent[], { test: added }: ClauseContent): number {
  return group.findIndex(
    ({ test }) =>
      test.kind === added.kind && !(test.kind === 'in' && added.kind === 'in' && test.fold !== added.fold),
  );
}

function moreValues(group: readonly ClauseContent[], clause: ClauseContent): ClauseContent[] {
  const { test: added } = clause;
  const at = placeIn(group, clause);
  if (at < 0) return [...group, clause];
  return group.map((one, index) => {
    if (index !== at || one.test.kind !== 'in' || added.kind !== 'in') return one;
    return { ...one, test: { ...one.test, values: [...new Set([...one.test.values, ...added.values])] } };
  });
}

function rewrittenAs(
  text: string,
  part: Expression,
  clauses: readonly ClauseContent[],
  context: QueryContext,
): string {
  const { expression } = parseQuery(text, context);
  if (expression === null) return text;
  const kind = clauses.length > 1 ? 'or' : 'clause';
  const printed = clauses.map(printClause).join(' or ');
  return rewritten(expression, text, part, () => ({ text: printed, kind }))?.text ?? '';
}

/** The text with these bounds as its only ones of a time; null takes them away. From inclusive, to exclusive. */
export function withTimeRange(
  text: string,
  field: TimeField,
  range: { from?: number; to?: number } | null,
  context: QueryContext,
): string {
  const parts = partsOf(text, context);
  const kept = parts.filter((part) => !isBoundOf(part, field));
  const slices = kept.map((part) => ({ text: text.slice(part.from, part.to), kind: part.kind }));
  const left = kept.length === parts.length ? text : (joinedText('and', slices)?.text ?? '');
  const bounds = [
    range?.from === undefined ? '' : `${field} >= ${printInstant(range.from, context)}`,
    range?.to === undefined ? '' : `${field} < ${printInstant(range.to, context)}`,
  ];
  return bounds.reduce((longer, bound) => withText(longer, bound, context), left);
}

function isBoundOf(part: Expression, field: TimeField): boolean {
  return (
    part.kind === 'clause' &&
    part.subject.kind === 'time' &&
    part.subject.field === field &&
    part.test.kind === 'compare' &&
    !part.negated
  );
}
