import type { ColumnName } from '../../../../shared/model/trace-columns.ts';
import type { Query } from '../../../../shared/query/query.ts';

/** A pattern that a query asks of the values of a column. */
export interface FieldPattern {
  field: ColumnName;
  pattern: string;
  fold: boolean;
}

export function patternsIn(query: Query): FieldPattern[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.of.flatMap(patternsIn);
    case 'not':
      return patternsIn(query.of);
    case 'field': {
      const { field, test } = query;
      return test.kind === 'regex' ? [{ field, pattern: test.pattern, fold: test.fold }] : [];
    }
    default:
      return [];
  }
}

/** The same question without patterns: each is replaced by the values that fit it. */
export function withValues(query: Query, fitting: (pattern: FieldPattern) => readonly string[]): Query {
  switch (query.kind) {
    case 'and':
    case 'or':
      return { kind: query.kind, of: query.of.map((part) => withValues(part, fitting)) };
    case 'not':
      return { kind: 'not', of: withValues(query.of, fitting) };
    case 'field': {
      const { field, test } = query;
      if (test.kind !== 'regex') return query;
      const values = fitting({ field, pattern: test.pattern, fold: test.fold });
      return { kind: 'field', field, test: { kind: 'in', values, fold: false } };
    }
    default:
      return query;
  }
}
