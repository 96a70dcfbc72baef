import type { Verdict } from '../../../shared/model/verdict.ts';

/** Match where all match, no-match where one does not. Of none: match. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('no-match')) return 'no-match';
  return verdicts.includes('unknown') ? 'unknown' : 'match';
}

/** No-match where none matches, match where one does. Of none: no-match. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('match')) return 'match';
  return verdicts.includes('unknown') ? 'unknown' : 'no-match';
}
