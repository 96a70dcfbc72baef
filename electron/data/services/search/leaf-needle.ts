import type { BodyLeaf } from '../../../../shared/query/language/body-test.ts';
import type { TextSearch } from '../../../../shared/model/search.ts';

/** A number may be written in many ways; every other text is found as it is shown. */
const MAY_BE_NUMBER = /^[\d.eE+-]*$/;

/**
 * A search in originals that finds every trace a question about one of its places is true of, and others; null where there is none,
 * so that each trace has to be asked. Ids may be made by the app, so that no original has them. Patterns always go to the threads, where
 * one that would run for ever is stopped: they see numbers and ids as they were written.
 */
export function leafNeedle(leaf: BodyLeaf): TextSearch | null {
  const { test } = leaf;
  if (test.kind === 'regex') return { kind: 'regex', text: test.pattern, matchCase: !test.fold };
  if (leaf.kind === 'member' && leaf.field === 'trace_id') return null;
  switch (test.kind) {
    case 'in': {
      const [only, ...others] = test.values;
      return only === undefined || others.length > 0 ? null : textSearch(only, test.fold);
    }
    case 'contains':
    case 'starts-with':
      return textSearch(test.text, test.fold);
    case 'empty':
      return null;
  }
}

function textSearch(text: string, fold: boolean): TextSearch | null {
  return MAY_BE_NUMBER.test(text) ? null : { kind: 'text', text, matchCase: !fold };
}
