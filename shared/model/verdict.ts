export const VERDICTS = ['match', 'no-match', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The parts of a notification whose conjunction is its verdict, in the order they are told. */
export const CLAUSES = ['status', 'management', 'operation', 'user', 'filter'] as const;
export type Clause = (typeof CLAUSES)[number];

/** What the verdict on a trace has to be. */
export interface Pin {
  traceId: string;
  want: Verdict;
}
