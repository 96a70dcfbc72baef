import type { TextSearch } from '../../model/search.ts';
import type { BodyTest } from './body-test.ts';

/**
 * The search in originals that stands for a test of a text anywhere. The two differ where a trace differs from its
 * original: the search also sees the names of the record's own fields, and not what a trace got by conversion, such as
 * a rating. Null for what no search in originals tells.
 */
export function asTextSearch(test: BodyTest): TextSearch | null {
  if (test.kind !== 'anywhere') return null;
  switch (test.test.kind) {
    case 'contains':
      return { kind: 'text', text: test.test.text, matchCase: !test.test.fold };
    case 'regex':
      return { kind: 'regex', text: test.test.pattern, matchCase: !test.test.fold };
    case 'in':
    case 'starts-with':
    case 'empty':
      return null;
  }
}
