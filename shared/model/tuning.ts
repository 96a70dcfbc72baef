import type { JsonObject } from './json.ts';
import type { AskedWindow, Asker, ReplayedDraft } from './replay-request.ts';
import type { FilterFieldName } from './trace-fields.ts';

/** A value that traces have, and that a notification may be asked to leave out. Null: they have none. */
export type Excluded =
  | { field: FilterFieldName | 'user'; value: string | null }
  | {
      field: 'operation';
      service_type: string | null;
      resource_type: string | null;
      trace_name: string | null;
    };

/** Why a notification cannot say that it leaves a value out. */
export const EXCLUSION_REFUSALS = [
  /** Six fields are filtered by; users are not one of them, and nobody is listed. */
  'user-by-filter',
  'no-user',
  /** Every operation is meant: there is no list to take one from, and no field for it. */
  'operation-by-filter',
  /** There is no rule for having nothing. */
  'absent-value',
  'value-not-taken',
  /** Rules that are switched off would come into force as well. */
  'filter-off',
  'nothing-left',
  /** Under OR each rule would need a notification of its own. */
  'too-many-rules',
  'unreadable',
] as const;
export type ExclusionRefusal = (typeof EXCLUSION_REFUSALS)[number];

/** More notifications are not made of one. */
export const MOST_PARTS = 5;

export type Exclusion =
  /** `rule`: what is added or taken away, as a person would write it. */
  | { kind: 'within'; notification: JsonObject; adds: boolean; rule: string }
  /** One condition joins all rules: under OR one more rule would report more, so each part of it takes the rule. */
  | { kind: 'split'; notifications: JsonObject[]; rule: string }
  | { kind: 'never'; reason: ExclusionRefusal };

/** What leaving a value out does to the matches. */
export interface ExclusionEffect {
  fewer: number;
  /** Of these, those on which nobody can tell any more. */
  unknown: number;
  /** Messages more than traces, where parts report the same. */
  doubled: number;
}

export interface TuningHint {
  of: Excluded;
  /** Matches that have the value. */
  matched: number;
  exclusion: Exclusion;
  /** Null where it cannot be left out. */
  effect: ExclusionEffect | null;
}

export interface TuningRequest {
  asker: Asker;
  draft: ReplayedDraft;
  window: AskedWindow;
}

export interface Tuning {
  matched: number;
  /** Of each field the value that most matches have, the most first. */
  hints: TuningHint[];
}
