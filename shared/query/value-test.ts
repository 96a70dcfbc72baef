import { foldCase } from './fold-case.ts';
import { compilePattern } from './pattern.ts';
import type { FieldTest } from './query.ts';

export type ValueTest = (value: string) => boolean;

/** A test of one value that is there. `empty` is about all values together, and asks here whether one is none. */
export function valueTest(test: FieldTest): ValueTest {
  switch (test.kind) {
    case 'in': {
      const wanted = new Set(test.fold ? test.values.map(foldCase) : test.values);
      return test.fold ? (value) => wanted.has(foldCase(value)) : (value) => wanted.has(value);
    }
    case 'contains':
      return folding(test, (value, text) => value.includes(text));
    case 'starts-with':
      return folding(test, (value, text) => value.startsWith(text));
    case 'regex': {
      const pattern = compilePattern(test.pattern, test.fold);
      if (pattern === undefined)
        throw new Error('A query with an unreadable pattern is refused before it runs.');
      return (value) => pattern.test(value);
    }
    case 'empty':
      return (value) => value === '';
  }
}

function folding(
  { text, fold }: { text: string; fold: boolean },
  holds: (value: string, text: string) => boolean,
): ValueTest {
  if (!fold) return (value) => holds(value, text);
  const folded = foldCase(text);
  return (value) => holds(foldCase(value), folded);
}
