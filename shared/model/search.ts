import type { FailureWire } from './failure.ts';

/**
 * What is looked for in the originals of traces. A trace is found where one of its texts fits: the name or the value of a
 * member at any depth, also in JSON that is written as text within JSON; numbers and true and false as they are
 * written. JSON's own marks are in no text, but what is copied out of JSON is understood: `"name"` also finds a text
 * that is just this, `"name": "value"` also a member of this name and value.
 */
export interface TextSearch {
  /** `regex`: a JavaScript pattern in Unicode mode, found anywhere in one text. */
  kind: 'text' | 'regex';
  text: string;
  matchCase: boolean;
}

/** What became known since the step before. */
export interface SearchStep {
  /** Rows that are found, the last ones of the workspace first. */
  rows: number[];
  /** Of the rows to be searched, so many are done. */
  scanned: number;
  total: number;
}

/** A step of the search that was asked for under this id. */
export interface SearchProgress extends SearchStep {
  id: string;
  /** Nothing more comes: all is searched, as many are found as were wanted, or it failed. */
  isOver: boolean;
  failure: FailureWire | null;
}
