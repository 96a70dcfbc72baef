import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Trace } from '../../../shared/model/trace.ts';
import { replayAll } from './replay-all.ts';
import { replay } from './replay.ts';
import { planOfInput, told } from './testing/agreement.ts';
import { arbitraryInput } from './testing/arbitrary-notification.ts';
import { arbitraryHeldTrace, type HeldTrace } from './testing/arbitrary-trace.ts';
import { indexOf } from './testing/index-of.ts';
import { oracle } from './testing/oracle.ts';

/** Traces whose formats carry the same: these alone are gone over together. */
const ofOneFormat: fc.Arbitrary<HeldTrace> = arbitraryHeldTrace.filter(({ trace }) => trace.format === 'cts');

/** About as many as a word has bits, and as two have; rows that end within a word, at its end, and behind it. */
const manyPlans = fc.record({
  held: fc.oneof(
    ...[0, 1, 31, 32, 33, 70].map((rows) =>
      fc.array(ofOneFormat, { minLength: rows, maxLength: rows, size: 'max' }),
    ),
  ),
  inputs: fc.oneof(
    ...[0, 1, 31, 32, 33, 65].map((plans) =>
      fc.array(arbitraryInput, { minLength: plans, maxLength: plans, size: 'max' }),
    ),
  ),
  fallen: fc.array(fc.nat(69), { maxLength: 3 }),
  window: fc.option(
    fc.record({ from: fc.integer({ min: -1, max: 5 }), to: fc.integer({ min: -1, max: 9 }) }),
  ),
});

it('many plans in one pass find what each finds alone, and what the definition says', () => {
  fc.assert(
    fc.property(manyPlans, ({ held, inputs, fallen, window }) => {
      const index = indexOf(held, [held.length], new Set(fallen));
      const plans = inputs.map(planOfInput);
      const together = replayAll(plans, index, window);
      expect(together).toEqual(plans.map((plan) => replay(plan, index, window)));
      const isLooked = ({ time }: Trace, row: number): boolean =>
        !fallen.includes(row) && (window === null || (time >= window.from && time < window.to));
      inputs.forEach((input, at) => {
        const wanted = held.map(({ trace, carried }, row) => {
          const { inScope, verdict } = oracle(input, trace, carried);
          return inScope && isLooked(trace, row) ? verdict : 'not looked at';
        });
        const verdicts = together[at];
        expect(verdicts && told(verdicts, held.length)).toEqual(wanted);
      });
    }),
    { numRuns: 60 },
  );
});

it('answers come in the order of the plans, however many rows each finds', () => {
  fc.assert(
    fc.property(
      fc.array(ofOneFormat, { minLength: 40, maxLength: 40 }),
      fc.array(arbitraryInput, { minLength: 40, maxLength: 40 }),
      (held, inputs) => {
        const index = indexOf(held);
        const plans = inputs.map(planOfInput);
        const backwards = replayAll(plans.toReversed(), index).toReversed();
        expect(replayAll(plans, index)).toEqual(backwards);
      },
    ),
    { numRuns: 5 },
  );
});
