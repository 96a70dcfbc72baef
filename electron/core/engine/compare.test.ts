import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Verdict } from '../../../shared/model/verdict.ts';
import { compare } from './compare.ts';
import { replay } from './replay.ts';
import { planOfInput, situation } from './testing/agreement.ts';
import { indexOf } from './testing/index-of.ts';
import { oracle, type OracleInput } from './testing/oracle.ts';

type Seen = Verdict | 'not looked at';

/** What of two verdicts each change is. */
const CHANGES: Readonly<Record<keyof ReturnType<typeof compare>, (before: Seen, after: Seen) => boolean>> = {
  gained: (before, after) => before !== 'match' && after === 'match',
  lost: (before, after) => before === 'match' && after !== 'match',
  kept: (before, after) => before === 'match' && after === 'match',
  becameUnknown: (before, after) => before !== 'unknown' && after === 'unknown',
  becameKnown: (before, after) => before === 'unknown' && after !== 'unknown',
};

it('two replays differ as the definition says of each trace', () => {
  fc.assert(
    fc.property(situation, ({ held, segments, fallen, inputs, window }) => {
      const index = indexOf(held, segments, fallen);
      const seen = (input: OracleInput): Seen[] =>
        held.map(({ trace, carried }, row) => {
          const isIn = window === null || (trace.time >= window.from && trace.time < window.to);
          const { inScope, verdict } = oracle(input, trace, carried);
          return !fallen.has(row) && isIn && inScope ? verdict : 'not looked at';
        });
      const verdicts = inputs.map((input) => replay(planOfInput(input), index, window));
      const wanted = inputs.map(seen);
      for (let a = 0; a < inputs.length; a += 1)
        for (let b = 0; b < inputs.length; b += 1) {
          const [before, after] = [verdicts[a], verdicts[b]];
          if (before === undefined || after === undefined) continue;
          const changes = compare(before, after);
          for (const [change, isIt] of Object.entries(CHANGES)) {
            const rows = held.flatMap((_, row) =>
              isIt(wanted[a]?.[row] ?? 'unknown', wanted[b]?.[row] ?? 'unknown') ? [row] : [],
            );
            expect([...changes[change as keyof typeof changes].rows()], change).toEqual(rows);
          }
        }
      // Neither of the two is changed by being compared.
      expect(inputs.map((input) => replay(planOfInput(input), index, window))).toEqual(verdicts);
    }),
    { numRuns: 12 },
  );
});
