import type { FieldTest, Query } from '../query.ts';
import type { Clause, Expression, Subject } from './expression.ts';

/**
 * A question about one trace, as plain data: a query, and beside what columns answer also texts of the bodies. As in a
 * query, an absent value contains nothing, and `not` is the plain complement.
 */
export type BodyTest =
  | Exclude<Query, { kind: 'and' | 'or' | 'not' | 'found' | 'rows' }>
  | { kind: 'and' | 'or'; of: readonly BodyTest[] }
  | { kind: 'not'; of: BodyTest }
  | BodyLeaf;

/** What has to be looked up in bodies. */
export type BodyLeaf =
  (Extract<Subject, { kind: 'member' }> & { test: FieldTest }) | { kind: 'anywhere'; test: FieldTest };

type ColumnLeaf = Extract<Query, { kind: 'field' | 'time' | 'marked' | 'draft' | 'reported' | 'file' }>;
/** `not`: a time that is empty is in no range. */
export type ColumnTest = ColumnLeaf | { kind: 'not'; of: ColumnLeaf };

export function bodyTest(expression: Expression): BodyTest {
  switch (expression.kind) {
    case 'all':
      return { kind: 'all' };
    case 'and':
    case 'or':
      return { kind: expression.kind, of: expression.of.map(bodyTest) };
    case 'not':
      return { kind: 'not', of: bodyTest(expression.of) };
    case 'clause': {
      const test = leaf(expression);
      return expression.negated ? { kind: 'not', of: test } : test;
    }
  }
}

function leaf(clause: Clause): BodyTest {
  return columnLeaf(clause) ?? bodyLeaf(clause);
}

/** Of a clause that columns do not answer. */
export function bodyLeaf({ subject, test }: Clause): BodyLeaf {
  if (test.kind === 'compare') throw new Error('Only times are compared.');
  if (subject.kind === 'member') return { ...subject, test };
  return { kind: 'anywhere', test };
}

/** What columns and marks say of a clause, whether or not it is negated; undefined where they do not know. */
export function columnLeaf({ subject, test }: Clause): ColumnTest | undefined {
  if (subject.kind === 'time') {
    if (test.kind !== 'compare') return { kind: 'not', of: { kind: 'time', field: subject.field } };
    const { sign, moment } = test;
    const bounds = {
      '=': { from: moment.from, to: moment.to },
      '>': { from: moment.to },
      '>=': { from: moment.from },
      '<': { to: moment.from },
      '<=': { to: moment.to },
    }[sign];
    return { kind: 'time', field: subject.field, ...bounds };
  }
  // No trace is without an id, as none is without a time: nothing needs to be read for that.
  if (isOwnId(subject) && test.kind === 'empty') return { kind: 'not', of: { kind: 'time', field: 'time' } };
  if (subject.kind === 'member' || subject.kind === 'anywhere') return undefined;
  if (test.kind === 'compare') throw new Error('Only times are compared.');
  if (subject.kind === 'draft') return { kind: 'draft', verdict: subject.verdict, of: { name: test } };
  if (subject.kind === 'reported') return { kind: 'reported', verdict: 'match', test };
  if (subject.kind === 'file') {
    if (test.kind === 'regex') throw new Error('No pattern is read for a file.');
    return { kind: 'file', by: subject.by, test };
  }
  return subject.kind === 'mark'
    ? { kind: 'marked', field: subject.field, test }
    : { kind: 'field', field: subject.field, test };
}

const isOwnId = (subject: Subject): boolean =>
  subject.kind === 'member' && subject.field === 'trace_id' && subject.path.length === 0;
