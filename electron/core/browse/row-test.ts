import type { TraceColumns } from '../columns/trace-columns.ts';
import type { Query } from '../../../shared/query/query.ts';
import { fieldTable } from './field-table.ts';
import { NONE_FOUND, type FoundRows } from './found-rows.ts';
import { namedRows } from './named-rows.ts';

export type RowTest = (row: number) => boolean;

/** A query as a question about one row, for those who look at few: compiling it reads dictionaries, no rows. */
export function rowTest(columns: TraceColumns, query: Query, found: FoundRows = NONE_FOUND): RowTest {
  const table = fieldTable(columns, query);
  if (table !== undefined) {
    const { ids } = columns.column(table.field);
    return (row) => table.table[ids[row] ?? 0] === 1;
  }
  switch (query.kind) {
    case 'and':
      return every(query.of.map((part) => rowTest(columns, part, found)));
    case 'or':
      return some(query.of.map((part) => rowTest(columns, part, found)));
    case 'not': {
      const test = rowTest(columns, query.of, found);
      return (row) => !test(row);
    }
    case 'found':
    case 'marked':
    case 'draft':
    case 'reported':
    case 'file': {
      const rows = found(query);
      return (row) => rows?.has(row) ?? false;
    }
    case 'rows': {
      const rows = namedRows(columns, query);
      return (row) => rows.has(row);
    }
    case 'time': {
      const { from = -Infinity, to = Infinity } = query;
      const times = query.field === 'time' ? columns.times : columns.recordTimes;
      // NaN is in no range.
      return (row) => (times[row] ?? NaN) >= from && (times[row] ?? NaN) < to;
    }
    case 'all':
    case 'field':
      return () => true;
  }
}

function every(tests: readonly RowTest[]): RowTest {
  return (row) => {
    for (const test of tests) if (!test(row)) return false;
    return true;
  };
}

function some(tests: readonly RowTest[]): RowTest {
  return (row) => {
    for (const test of tests) if (test(row)) return true;
    return false;
  };
}
