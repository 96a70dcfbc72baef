import type { Verdict } from '../../../../shared/model/verdict.ts';

/** Any that fails makes the whole fail; otherwise any that is unknown makes it unknown. */
export function every(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('no-match')) return 'no-match';
  return verdicts.includes('unknown') ? 'unknown' : 'match';
}

/** Any that agrees makes the whole agree; otherwise any that is unknown makes it unknown. */
export function some(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('match')) return 'match';
  return verdicts.includes('unknown') ? 'unknown' : 'no-match';
}
