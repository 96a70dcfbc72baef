import type { JsonObject } from './json.ts';
import type { AskedWindow, Asker, ReplayedDraft } from './replay-request.ts';
import type { FilterFieldName } from './trace-fields.ts';

/** Of a selection that a draft is begun from, the first so many become its examples. */
export const MOST_EXAMPLES = 20;

/** A clause of a notification that traces can give values to. */
export type TracedClause = 'operation' | 'user' | FilterFieldName;

/** From what the traces have to anything at all. `one-of`: they have several values; `kind`: every operation of the same resource types. */
export const CLAUSE_WIDTHS = ['same', 'one-of', 'kind', 'any'] as const;
export type ClauseWidth = (typeof CLAUSE_WIDTHS)[number];

/** Why a clause cannot ask for just what the traces have. */
export const CLAUSE_REFUSALS = [
  /** Some of them lack it. */
  'lacking',
  /** One condition joins all rules: several values of a field go with no rule of another. */
  'joined',
  'value-not-taken',
  'too-many',
  /** What a list of users says beside every operation is not documented. */
  'every-operation',
  'unreadable',
] as const;
export type ClauseRefusal = (typeof CLAUSE_REFUSALS)[number];

/** A way to put a clause, with the whole notification as it would be then. */
export interface ClauseChoice {
  width: ClauseWidth;
  notification: JsonObject;
  /** The draft says it so already. */
  isNow: boolean;
}

export interface ClauseChoices {
  clause: TracedClause;
  /** What the traces have, each once. */
  values: string[];
  /** From narrow to wide. */
  choices: ClauseChoice[];
  /** Why it cannot be kept to what the traces have; null where it can. */
  refusal: ClauseRefusal | null;
}

/** What a choice would do, in the window. */
export interface ClauseEffect {
  matched: number;
  unknown: number;
}

export interface GeneralisingRequest {
  asker: Asker;
  draft: ReplayedDraft;
  window: AskedWindow;
  /** The traces that have to match. */
  examples: string[];
}

export interface Generalising {
  /** Of those that are there. */
  examples: number;
  matched: number;
  clauses: (Omit<ClauseChoices, 'choices'> & { choices: (ClauseChoice & { effect: ClauseEffect })[] })[];
}
