import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_ASSUMPTIONS } from '../../../shared/model/assumptions.ts';
import { rulesByField } from './field-rules.ts';
import { allOf, anyOf } from './kleene.ts';
import { ruleVerdict } from './rule-verdict.ts';

it('rules on one field say together what each says alone, joined by the condition', () => {
  const value = fc.constantFrom('a', 'A', 'b', '__proto__');
  const rule = fc.record({ field: fc.constant('code' as const), op: fc.constantFrom('=', '!='), value });
  const absent = fc.constantFrom('unknown', 'match', 'no-match');
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('AND', 'OR'),
      absent,
      fc.option(fc.oneof(value, fc.constant('other'))),
      (rules, condition, absentIs, asked) => {
        const assumptions = { ...DEFAULT_ASSUMPTIONS, 'absent-not-equal': absentIs };
        const [together] = rulesByField(rules, condition, assumptions);
        const alone = rules.map((one) => ruleVerdict(one, asked, assumptions));
        const wanted = condition === 'AND' ? allOf(alone) : anyOf(alone);
        expect(together?.verdict(asked)).toBe(wanted);
        if (asked === 'other') expect(together?.verdictOfOthers()).toBe(wanted);
      },
    ),
  );
});
