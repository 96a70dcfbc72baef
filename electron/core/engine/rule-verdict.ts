import type { Assumptions } from '../../../shared/model/assumptions.ts';
import type { Verdict } from '../../../shared/model/verdict.ts';
import type { FilterRule } from '../../../shared/notification/parts.ts';

/** What a rule says of a value; null is absent in a trace whose format carries the field. */
export function ruleVerdict(
  { op, value: wanted }: FilterRule,
  value: string | null,
  assumptions: Assumptions,
): Verdict {
  if (value === null) return op === '=' ? 'no-match' : assumptions['absent-not-equal'];
  return (value === wanted) === (op === '=') ? 'match' : 'no-match';
}
