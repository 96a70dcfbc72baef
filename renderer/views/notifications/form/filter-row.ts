import type { FilterRule } from '../../../../shared/notification/parts.ts';
import { parseRule } from '../../../../shared/notification/rule.ts';

/** As a row of fields shows it: also one whose value is not typed yet. Null for what is no rule. */
export function ruleInRow(text: string): FilterRule | null {
  const rule = parseRule(text);
  if (rule !== null) return rule;
  // What lacks nothing but a value would be a rule with one.
  const filled = parseRule(`${text} x`);
  return filled?.value === 'x' ? { ...filled, value: '' } : null;
}
