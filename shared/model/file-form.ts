/** What is wrong with a place of a file of ours: in words that hold for any place. */
export interface FormProblem {
  /** Like `views.0.order`; empty for the whole. */
  path: string;
  kind: 'wrong' | 'missing' | 'unknown';
  expected: string;
  found: string;
}
