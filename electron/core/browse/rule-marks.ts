import type { TraceColumns } from '../columns/trace-columns.ts';
import type { Query } from '../../../shared/query/query.ts';
import { NONE_FOUND, type FoundRows } from './found-rows.ts';
import { rowTest, type RowTest } from './row-test.ts';

/** The first of some questions that a row answers; undefined where it answers none. */
export type RuleMark = (row: number) => number | undefined;

/**
 * Marks rows by rules. What is compiled is kept as long as the columns are the same: a list asks for many pages, and a pattern
 * over a field of a million values is not tested anew for each.
 */
export class RuleMarks {
  private columns: TraceColumns | null = null;
  private version = -1;
  private tests = new Map<string, RowTest>();

  /** `keyOf`: what a rule asks, and of which state of what is no column. */
  of(
    columns: TraceColumns,
    rules: readonly Query[],
    found: FoundRows = NONE_FOUND,
    keyOf: (rule: Query) => string = JSON.stringify,
  ): RuleMark {
    const isSame = this.columns === columns && this.version === columns.version;
    const kept = isSame ? this.tests : new Map<string, RowTest>();
    this.columns = columns;
    this.version = columns.version;
    this.tests = new Map();
    const tests = rules.map((rule) => {
      const key = keyOf(rule);
      const test = kept.get(key) ?? rowTest(columns, rule, found);
      this.tests.set(key, test);
      return test;
    });
    return (row) => {
      const first = tests.findIndex((test) => test(row));
      return first < 0 ? undefined : first;
    };
  }
}
