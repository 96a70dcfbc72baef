import type { Assumptions } from '../../../shared/model/assumptions.ts';
import type { FilterFieldName } from '../../../shared/model/trace-fields.ts';
import type { Verdict } from '../../../shared/model/verdict.ts';
import type { FilterRule } from '../../../shared/notification/parts.ts';

/**
 * All rules on one field, joined by the filter's condition: what they say of a value costs the same for one rule and for thousands. Says
 * what `ruleVerdict` says of each, joined.
 */
export class FieldRules {
  readonly field: FilterFieldName;
  private readonly condition: 'AND' | 'OR';
  private readonly assumptions: Assumptions;
  /** How many rules name a value, by operator. */
  private readonly equal = new Map<string, number>();
  private readonly unequal = new Map<string, number>();
  private equals = 0;
  private unequals = 0;

  constructor(field: FilterFieldName, condition: 'AND' | 'OR', assumptions: Assumptions) {
    this.field = field;
    this.condition = condition;
    this.assumptions = assumptions;
  }

  add({ op, value }: FilterRule): void {
    const named = op === '=' ? this.equal : this.unequal;
    named.set(value, (named.get(value) ?? 0) + 1);
    if (op === '=') this.equals += 1;
    else this.unequals += 1;
  }

  /** Of all values that no rule names one verdict holds. */
  named(): Set<string> {
    return new Set([...this.equal.keys(), ...this.unequal.keys()]);
  }

  get hasUnequal(): boolean {
    return this.unequals > 0;
  }

  /** Null is absent in a trace whose format carries the field. */
  verdict(value: string | null): Verdict {
    return value === null
      ? this.ofAbsent()
      : this.of(this.equal.get(value) ?? 0, this.unequal.get(value) ?? 0);
  }

  /** Of any value that no rule names. */
  verdictOfOthers(): Verdict {
    return this.of(0, 0);
  }

  private of(equalHere: number, unequalHere: number): Verdict {
    const failing = this.equals - equalHere + unequalHere;
    const holding = equalHere + this.unequals - unequalHere;
    return (this.condition === 'AND' ? failing === 0 : holding > 0) ? 'match' : 'no-match';
  }

  private ofAbsent(): Verdict {
    const unequal = this.assumptions['absent-not-equal'];
    if (this.condition === 'AND') return this.equals > 0 ? 'no-match' : unequal;
    return this.unequals > 0 ? unequal : 'no-match';
  }
}

/** Readable rules by their fields, in the order of the fields' first rules. */
export function rulesByField(
  rules: readonly FilterRule[],
  condition: 'AND' | 'OR',
  assumptions: Assumptions,
): FieldRules[] {
  const byField = new Map<FilterFieldName, FieldRules>();
  for (const rule of rules) {
    const known = byField.get(rule.field) ?? new FieldRules(rule.field, condition, assumptions);
    byField.set(rule.field, known);
    known.add(rule);
  }
  return [...byField.values()];
}
