import fc from 'fast-check';
import type { SampleRow } from '../../columns/testing/sample-columns.ts';
import { foldCase } from '../../../../shared/query/fold-case.ts';
import type { PageCursor } from '../../../../shared/model/browse.ts';
import type { FieldTest, Query, RowsLeaf } from '../../../../shared/query/query.ts';

/** What a query says of one of some rows, read off its definition. */
export function asksFor(query: Query, number: number, rows: readonly SampleRow[]): boolean {
  const row = rows[number];
  if (row === undefined) return false;
  switch (query.kind) {
    case 'all':
      return true;
    case 'and':
      return query.of.every((part) => asksFor(part, number, rows));
    case 'or':
      return query.of.some((part) => asksFor(part, number, rows));
    case 'not':
      return !asksFor(query.of, number, rows);
    case 'found':
    case 'marked':
    case 'draft':
    case 'reported':
    case 'file':
      return false;
    case 'rows':
      return isNamed(query.which, number, rows);
    case 'field':
      return passes(query.test, row.values[query.field] ?? null);
    case 'time': {
      const time = query.field === 'time' ? row.time : row.recordTime;
      return time !== null && time >= (query.from ?? -Infinity) && time < (query.to ?? Infinity);
    }
  }
}

function isNamed(which: RowsLeaf['which'], number: number, rows: readonly SampleRow[]): boolean {
  if ('named' in which) return which.named.includes(number);
  if ('before' in which) return number < which.before;
  const { first, last } = which;
  return compare(first, number, rows) <= 0 && compare(last, number, rows) >= 0;
}

/** Where a row stands beside another; one that is not known stands before all of its time. */
function compare({ row, time }: PageCursor, number: number, rows: readonly SampleRow[]): number {
  const [one, other] = [rows[row], rows[number]];
  if (other === undefined) return 0;
  if (one === undefined) return time <= other.time ? -1 : 1;
  return one.time - other.time || one.key - other.key || row - number;
}

function passes(test: FieldTest, value: string | null): boolean {
  if (test.kind === 'empty') return value === null || value === '';
  if (value === null) return false;
  const fold = (text: string): string => (test.fold ? foldCase(text) : text);
  switch (test.kind) {
    case 'in':
      return test.values.some((wanted) => fold(wanted) === fold(value));
    case 'contains':
      return fold(value).includes(fold(test.text));
    case 'starts-with':
      return fold(value).startsWith(fold(test.text));
    case 'regex':
      return new RegExp(test.pattern, test.fold ? 'iu' : 'u').test(value);
  }
}

/** Numbers of the standing rows that a query asks for, oldest first. */
export function expectedRows(rows: readonly SampleRow[], query: Query): number[] {
  return rows
    .map((row, number) => ({ row, number }))
    .filter(({ row, number }) => row.stands && asksFor(query, number, rows))
    .sort((a, b) => a.row.time - b.row.time || a.row.key - b.row.key || a.number - b.number)
    .map(({ number }) => number);
}

const text = fc.constantFrom('VPC', 'vpc', 'ας', 'v', 'normal', 'n', '', 'ΑΣ', 'a');
const fold = fc.boolean();
const fieldTest: fc.Arbitrary<FieldTest> = fc.oneof(
  fc.record({ kind: fc.constant('in' as const), values: fc.array(text, { maxLength: 3 }), fold }),
  fc.record({ kind: fc.constant('contains' as const), text, fold }),
  fc.record({ kind: fc.constant('starts-with' as const), text, fold }),
  fc.record({
    kind: fc.constant('regex' as const),
    pattern: fc.constantFrom('^v', 'n.r', '', '[^a]$'),
    fold,
  }),
  fc.constant({ kind: 'empty' as const }),
);

export const moment = fc.oneof(fc.integer({ min: -4, max: 13 }), fc.constantFrom(2 ** 40, -(2 ** 34), 5.5));

const number = fc.nat({ max: 12 });
const cursor = fc.record({ row: number, time: moment });

const leaf: fc.Arbitrary<Query> = fc.oneof(
  fc.record({
    kind: fc.constant('rows' as const),
    which: fc.oneof(
      fc.record({ named: fc.array(number, { maxLength: 4 }) }),
      fc.record({ before: number }),
      fc.record({ first: cursor, last: cursor }),
    ),
  }),
  fc.constant({ kind: 'all' as const }),
  fc.record({
    kind: fc.constant('field' as const),
    field: fc.constantFrom(
      'trace_rating' as const,
      'service_type' as const,
      'user.name' as const,
      'code' as const,
    ),
    test: fieldTest,
  }),
  fc.record(
    {
      kind: fc.constant('time' as const),
      field: fc.constantFrom('time' as const, 'record_time' as const),
      from: moment,
      to: moment,
    },
    { requiredKeys: ['kind', 'field'] },
  ),
);

export const anyQuery: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => {
  const of = fc.array(tie('query'), { maxLength: 3 });
  return {
    query: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({ kind: fc.constant('and' as const), of }),
      fc.record({ kind: fc.constant('or' as const), of }),
      fc.record({ kind: fc.constant('not' as const), of: tie('query') }),
    ),
  };
}).query;
