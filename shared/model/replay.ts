import type { AssumptionName } from './assumptions.ts';
import type { Issue } from './issue.ts';
import type { Json } from './json.ts';
import type { Provider } from './trace.ts';
import type { Clause, Verdict } from './verdict.ts';

export interface Tally {
  matched: number;
  unknown: number;
}

export const TALLIED_RATINGS = ['normal', 'warning', 'incident', 'other'] as const;
export type TalliedRating = (typeof TALLIED_RATINGS)[number];

export interface OperationTally extends Tally {
  service_type: string | null;
  resource_type: string | null;
  trace_name: string | null;
}

export interface UserTally extends Tally {
  /** Null for traces without a user. */
  name: string | null;
}

export interface HourTally extends Tally {
  /** When the hour begins, UTC. */
  at: number;
}

/** How many verdicts an assumption took part in. */
export interface AssumptionTally {
  name: AssumptionName;
  value: string;
  traces: number;
}

export interface TimeWindow {
  /** Inclusive. */
  from: number;
  /** Exclusive. */
  to: number;
}

/** What a notification would have done with the traces of a window. */
export interface ReplayAnswer {
  notification: string | null;
  provider: Provider;
  /** Null where there is neither a window that was asked for nor a trace. */
  window: (TimeWindow & { unread: TimeWindow[] }) | null;
  /** In the window and of the notification's provider and project: matched + unknown + noMatch. */
  traces: number;
  outOfScope: number;
  matched: number;
  unknown: number;
  noMatch: number;
  byRating: Record<TalliedRating, Tally>;
  byHour: HourTally[];
  byOperation: OperationTally[];
  byUser: UserTally[];
  assumptions: AssumptionTally[];
  issues: Issue[];
}

/** The characters in which two texts differ that nearly agree. */
export interface TextDifference {
  /** Where the difference begins, in characters of both. */
  at: number;
  expected: string;
  actual: string;
}

export type Reason =
  | 'as-if-enabled'
  | 'enabled'
  | 'disabled'
  | 'management-trace'
  | 'data-trace'
  | 'data-trace-included'
  | 'every-operation'
  | 'entry-agrees'
  | 'no-entry-agrees'
  | 'trace-lacks-operation'
  | 'service-differs'
  | 'resource-type-differs'
  | 'name-not-listed'
  | 'everybody'
  | 'user-listed'
  | 'user-not-listed'
  | 'no-user'
  | 'complete-with-users'
  | 'no-filter'
  | 'filter-off'
  | 'no-rules'
  | 'rules-agree'
  | 'rules-fail'
  | 'rules-undecided'
  | 'equal'
  | 'not-equal'
  | 'absent'
  | 'absent-not-equal'
  | 'not-carried'
  | 'unreadable';

export interface PartVerdict {
  verdict: Verdict;
  expected: Json;
  actual: Json;
  reason: Reason;
  /** Of a text that nearly agrees. */
  difference?: TextDifference;
}

export interface EntryVerdict extends PartVerdict {
  path: string;
}

export interface ClauseVerdict extends PartVerdict {
  clause: Clause;
  entries?: EntryVerdict[];
  rules?: EntryVerdict[];
}

export interface Explanation {
  verdict: Verdict;
  clauses: ClauseVerdict[];
}

/** One change to the JSON of a notification, or to what a replay takes for granted. Paths are those of issues. */
export type Edit =
  | { kind: 'add' | 'replace'; path: string; value: Json }
  | { kind: 'remove'; path: string }
  | { kind: 'assume'; name: AssumptionName; value: string };

/** Traces that one clause alone keeps from matching, and that have the same where it asks for something else. */
export interface NearMissGroup {
  clause: Clause;
  /** What the traces have: of the operation, the user, or each field whose rule fails. */
  actual: Record<string, string | null>;
  /** The rules that fail, by path. */
  rules: string[];
  traces: number;
  /** Some of their rows, the newest first. */
  rows: number[];
  /** Carried out one after the other, they make the traces match. Empty where no change of the notification does. */
  edits: Edit[];
}

export interface NearMisses {
  /** Traces by the clause that keeps them from matching. */
  byClause: Partial<Record<Clause, number>>;
  /** The largest first. */
  groups: NearMissGroup[];
  /** Groups that are not listed. */
  groupsLeft: number;
}
