import type { IdColumn } from '../columns/id-column.ts';
import type { FieldTest } from '../../../shared/query/query.ts';
import { valueTest } from '../../../shared/query/value-test.ts';

/** So many values are looked for one after the other in less time than each distinct value is asked whether it is one of them. */
const LOOKED_FOR = 4;

/** Runs a test once per distinct value: 1 at each id that passes. Id 0 is absent. */
export function tableOfTest({ values }: IdColumn, test: FieldTest): Uint8Array {
  const table = new Uint8Array(values.length + 1);
  if (test.kind === 'in' && !test.fold && test.values.length <= LOOKED_FOR) {
    // Distinct values stand there once each.
    for (const value of test.values) table[values.indexOf(value) + 1] = 1;
    table[0] = 0;
    return table;
  }
  const passes = valueTest(test);
  for (let at = 0; at < values.length; at += 1) if (passes(values[at] ?? '')) table[at + 1] = 1;
  if (test.kind === 'empty') table[0] = 1;
  return table;
}
