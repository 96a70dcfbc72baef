import type { RatingChoice } from '../../../shared/model/trace.ts';

export type Rating = 'normal' | 'warning' | 'incident';

const RATING_OF_SEVERITY: ReadonlyMap<string, Rating> = new Map([
  // IBM
  ['normal', 'normal'],
  ['warning', 'warning'],
  ['critical', 'incident'],
  // CloudMonitor, which shares `critical`
  ['info', 'normal'],
  ['warn', 'warning'],
]);

/**
 * CTS rates by outcome: a failed operation is a warning. A severity says how serious the event is even when it
 * succeeded, as the deletion of a key does. A severity that is missing or not known leaves the outcome.
 */
export function ratingOf(
  severity: string | null,
  outcome: Rating | null,
  choice: RatingChoice,
): Rating | null {
  if (choice === 'outcome' || severity === null) return outcome;
  return RATING_OF_SEVERITY.get(severity.toLowerCase()) ?? outcome;
}
