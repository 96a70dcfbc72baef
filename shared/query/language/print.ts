import type { ClauseContent, ClauseTest, Expression, Subject } from './expression.ts';
import { isField, printField } from './fields.ts';
import { signOf } from './operators.ts';
import { isPlain, printPattern, printValue, quoted } from './quote.ts';
import { endOfWord } from './scan.ts';

/** The text of an expression in its one form, which is read as the same expression. */
export function printQuery(expression: Expression): string {
  switch (expression.kind) {
    case 'all':
      return '';
    case 'clause':
      return printClause(expression);
    case 'not':
      return `not ${within('not', expression.of)}`;
    case 'and':
    case 'or':
      return expression.of.map((part) => within(expression.kind, part)).join(` ${expression.kind} `);
  }
}

function within(kind: 'and' | 'or' | 'not', part: Expression): string {
  return enclosed(kind, part.kind, printQuery(part));
}

/** A part's text within what joins it: `and` binds closer than `or`, `not` closer than both. */
export function enclosed(outer: 'and' | 'or' | 'not', inner: Expression['kind'], text: string): string {
  const isLoose = inner === 'or' ? outer !== 'or' : inner === 'and' && outer === 'not';
  return isLoose ? `(${text})` : text;
}

export function printClause(clause: ClauseContent): string {
  return isFreeText(clause) ? printWord(clause.test.text) : printTest(clause.subject, clause);
}

function isFreeText(
  clause: ClauseContent,
): clause is ClauseContent & { test: ClauseTest & { kind: 'contains' } } {
  const { subject, test, negated } = clause;
  return subject.kind === 'anywhere' && test.kind === 'contains' && test.fold && !negated;
}

/** A bracket before a quote begins a name of a path, which would go on into what follows. */
const OPENS_NAME = /\[["'“”‘’]/;

function printWord(text: string): string {
  const colon = text.search(/[:：]/);
  const isClause = colon > 0 && isField(text.slice(0, colon));
  const isBare = !isClause && isPlain(text) && !OPENS_NAME.test(text) && endOfWord(text, 0) === text.length;
  return isBare ? text : quoted(text);
}

function printTest(subject: Subject, { test, negated }: Pick<ClauseContent, 'test' | 'negated'>): string {
  const start = `${printField(subject)} ${signOf({ test, negated })}`;
  switch (test.kind) {
    case 'empty':
      return start;
    case 'in':
      return `${start} ${printValues(test.values)}`;
    case 'contains':
    case 'starts-with':
      return `${start} ${printValue(test.text)}`;
    case 'regex':
      return `${start} ${printPattern(test.pattern)}`;
    case 'compare':
      return `${start} ${test.moment.written}`;
  }
}

function printValues(values: readonly string[]): string {
  const [only] = values;
  return values.length === 1 && only !== undefined
    ? printValue(only)
    : `(${values.map(printValue).join(', ')})`;
}
