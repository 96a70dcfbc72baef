import type { BodyLeaf } from './language/body-test.ts';

/** What no search for a text answers: a question about one place of a trace, asked of each trace that may have it. */
export interface LeafSearch {
  kind: 'leaf';
  leaf: BodyLeaf;
}
