import type { FilterRule } from '../../../shared/notification/parts.ts';
import type { Miss } from './miss-edits.ts';
import type { Plan } from './plan.ts';
import { ruleVerdict } from './rule-verdict.ts';

/** Which of the rules do not hold of some values, and which say neither. A rule that is null cannot be read, or asks for what is not carried. */
export function failingRules(
  { assumptions }: Plan,
  rules: readonly (FilterRule | null)[],
  valueOf: (field: FilterRule['field']) => string | null,
): Miss {
  const miss: Miss = { actual: {}, rules: [], undecided: [] };
  rules.forEach((rule, at) => {
    const value = rule === null ? null : valueOf(rule.field);
    const verdict = rule === null ? 'unknown' : ruleVerdict(rule, value, assumptions);
    if (verdict === 'unknown') miss.undecided.push(at);
    if (verdict !== 'no-match' || rule === null) return;
    miss.actual[rule.field] = value;
    miss.rules.push(at);
  });
  return miss;
}
