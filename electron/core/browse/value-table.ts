import type { IdColumn } from '../columns/id-column.ts';
import { foldCase } from '../../../shared/query/fold-case.ts';
import { compilePattern } from '../../../shared/query/pattern.ts';
import type { FieldTest } from '../../../shared/query/query.ts';

type ValueTest = (value: string) => boolean;

/** Runs a test once per distinct value: 1 at each id that passes. Id 0 is absent. */
export function tableOfTest({ values }: IdColumn, test: FieldTest): Uint8Array {
  const table = new Uint8Array(values.length + 1);
  const passes = valueTest(test);
  for (let at = 0; at < values.length; at += 1) if (passes(values[at] ?? '')) table[at + 1] = 1;
  if (test.kind === 'empty') table[0] = 1;
  return table;
}

export function valueTest(test: FieldTest): ValueTest {
  switch (test.kind) {
    case 'in':
      return listed(test.values, test.fold);
    case 'contains':
      return folding(test, (value, text) => value.includes(text));
    case 'starts-with':
      return folding(test, (value, text) => value.startsWith(text));
    case 'regex':
      return matching(test.pattern, test.fold);
    case 'empty':
      return (value) => value === '';
  }
}

function listed(values: readonly string[], fold: boolean): ValueTest {
  const wanted = new Set(fold ? values.map(foldCase) : values);
  return fold ? (value) => wanted.has(foldCase(value)) : (value) => wanted.has(value);
}

function folding(
  { text, fold }: { text: string; fold: boolean },
  holds: (value: string, text: string) => boolean,
): ValueTest {
  const folded = foldCase(text);
  return fold ? (value) => holds(foldCase(value), folded) : (value) => holds(value, text);
}

function matching(pattern: string, fold: boolean): ValueTest {
  const compiled = compilePattern(pattern, fold);
  if (compiled === undefined)
    throw new Error('A query with an unreadable pattern is refused before it runs.');
  return (value) => compiled.test(value);
}
