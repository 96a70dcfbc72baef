import { ALL_TRACES, type Query } from '../query.ts';
import { bodyLeaf, bodyTest, columnLeaf, type BodyLeaf, type BodyTest } from './body-test.ts';
import type { Expression } from './expression.ts';

/** What columns say: `sure` finds traces that pass whatever their bodies say, `possible` those that may pass. */
export interface SplitQuery {
  sure: Query;
  possible: Query;
}

const NO_TRACES: Query = { kind: 'or', of: [] };

export function splitQuery(expression: Expression): SplitQuery {
  switch (expression.kind) {
    case 'all':
      return { sure: ALL_TRACES, possible: ALL_TRACES };
    case 'not':
      return inverse(splitQuery(expression.of));
    case 'and':
    case 'or': {
      const parts = expression.of.map(splitQuery);
      return {
        sure: joined(
          expression.kind,
          parts.map(({ sure }) => sure),
        ),
        possible: joined(
          expression.kind,
          parts.map(({ possible }) => possible),
        ),
      };
    }
    case 'clause': {
      const leaf = columnLeaf(expression);
      if (leaf === undefined) return { sure: NO_TRACES, possible: ALL_TRACES };
      const query = expression.negated ? not(leaf) : leaf;
      return { sure: query, possible: query };
    }
  }
}

function inverse({ sure, possible }: SplitQuery): SplitQuery {
  return { sure: not(possible), possible: not(sure) };
}

function not(query: Query): Query {
  if (query.kind === 'all') return NO_TRACES;
  if (isNone(query)) return ALL_TRACES;
  return query.kind === 'not' ? query.of : { kind: 'not', of: query };
}

const isNone = (query: Query): boolean => query.kind === 'or' && query.of.length === 0;

/** Without the parts that change nothing, so that "none" is seen as such. */
function joined(kind: 'and' | 'or', parts: readonly Query[]): Query {
  const [decides, idle] = kind === 'and' ? [isNone, isAll] : [isAll, isNone];
  const deciding = parts.find(decides);
  if (deciding !== undefined) return deciding;
  const of = parts.filter((part) => !idle(part));
  const [only] = of;
  if (only === undefined) return kind === 'and' ? ALL_TRACES : NO_TRACES;
  return of.length === 1 ? only : { kind, of };
}

const isAll = (query: Query): boolean => query.kind === 'all';

/** Whether columns answer the whole of it. */
export function isOnColumns(expression: Expression): boolean {
  switch (expression.kind) {
    case 'all':
      return true;
    case 'clause':
      return columnLeaf(expression) !== undefined;
    case 'not':
      return isOnColumns(expression.of);
    case 'and':
    case 'or':
      return expression.of.every(isOnColumns);
  }
}

export interface ColumnsAndBodies {
  /** Finds every trace that may pass. */
  query: Query;
  /** What has still to be asked of those that the query finds; null: nothing. */
  bodies: BodyTest | null;
}

export function toQuery(expression: Expression): ColumnsAndBodies {
  const { possible } = splitQuery(expression);
  if (isOnColumns(expression)) return { query: possible, bodies: null };
  if (expression.kind !== 'and') return { query: possible, bodies: bodyTest(expression) };
  // What columns answer of an `and`, the query has asked already.
  const of = expression.of.filter((part) => !isOnColumns(part)).map(bodyTest);
  const [only] = of;
  return { query: possible, bodies: of.length === 1 && only !== undefined ? only : { kind: 'and', of } };
}

/** The whole as a query, where each question about bodies is a search that somebody names. */
export function queryWithSearches(expression: Expression, searchFor: (leaf: BodyLeaf) => string): Query {
  switch (expression.kind) {
    case 'all':
      return ALL_TRACES;
    case 'not':
      return not(queryWithSearches(expression.of, searchFor));
    case 'and':
    case 'or':
      return joined(
        expression.kind,
        expression.of.map((part) => queryWithSearches(part, searchFor)),
      );
    case 'clause': {
      const leaf = columnLeaf(expression) ?? {
        kind: 'found' as const,
        search: searchFor(bodyLeaf(expression)),
      };
      return expression.negated ? not(leaf) : leaf;
    }
  }
}
