import type { IdColumn } from '../columns/id-column.ts';
import type { FieldTest } from '../../../shared/query/query.ts';
import { valueTest } from '../../../shared/query/value-test.ts';

/** Runs a test once per distinct value: 1 at each id that passes. Id 0 is absent. */
export function tableOfTest({ values }: IdColumn, test: FieldTest): Uint8Array {
  const table = new Uint8Array(values.length + 1);
  const passes = valueTest(test);
  for (let at = 0; at < values.length; at += 1) if (passes(values[at] ?? '')) table[at + 1] = 1;
  if (test.kind === 'empty') table[0] = 1;
  return table;
}
