import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Verdict } from '../../../shared/model/verdict.ts';
import { randomOf, weighted, zipf } from '../sample/random.ts';
import { countOf, replay, type Verdicts } from './replay.ts';
import { replayAll } from './replay-all.ts';
import type { ReplayIndex, Window } from './replay-index.ts';
import { breakdown } from './tally.ts';
import { planOfInput } from './testing/agreement.ts';
import { arbitraryInput } from './testing/arbitrary-notification.ts';
import { arbitraryHeldTrace, type HeldTrace } from './testing/arbitrary-trace.ts';
import { indexOf } from './testing/index-of.ts';
import { oracle, type OracleInput } from './testing/oracle.ts';

/*
 * What is rare among thousands of rows goes other ways than among dozens: it is listed instead of put into sets, and the lists are kept.
 * The oracle is asked of the few different traces that the thousands are copies of.
 */

const DIFFERENT = 120;
const INPUTS = 10;
const RUNS = 120;
/** One row in so many is what lists are made of. */
const RARE = 64;

interface Crowd {
  inputs: OracleInput[];
  /** Each row's trace. */
  held: HeldTrace[];
  /** Which of the different traces each row is a copy of. */
  kinds: number[];
  segments: number[];
  fallen: Set<number>;
  window: Window;
  different: HeldTrace[];
}

const crowd: fc.Arbitrary<Crowd> = fc
  .record({
    different: fc.array(arbitraryHeldTrace, { minLength: DIFFERENT, maxLength: DIFFERENT, size: 'max' }),
    inputs: fc.array(arbitraryInput, { minLength: INPUTS, maxLength: INPUTS }),
    rows: fc.integer({ min: 1500, max: 6000 }),
    segments: fc.array(fc.integer({ min: 1, max: 2500 }), { maxLength: 4 }),
    // From all alike to one trace that nearly all are.
    exponent: fc.constantFrom(0.5, 1, 1.6, 2.4),
    seed: fc.nat(),
    fallenEvery: fc.constantFrom(0, 3, 700),
    // By it the traces are put in order, so that some of its values are rare.
    field: fc.constantFrom('trace_name', 'service_type', 'resource_id', 'code', 'user.name'),
  })
  .map(({ rows, exponent, seed, fallenEvery, field, ...rest }) => {
    const valueOf = ({ trace }: HeldTrace): string => trace[field] ?? '';
    const different = rest.different.toSorted((a, b) => (valueOf(a) < valueOf(b) ? -1 : 1));
    const random = randomOf(seed, 1);
    const kindOf = weighted(zipf(DIFFERENT, exponent));
    const kinds = Array.from({ length: rows }, () => kindOf(random));
    const held = kinds.map((kind, row): HeldTrace => {
      const one = different[kind];
      if (one === undefined) throw new Error(`There is no trace ${kind}.`);
      return { ...one, trace: { ...one.trace, time: row * 60_000 + Math.floor(random() * 200_000) } };
    });
    const fallen = new Set(
      kinds.flatMap((_, row) => (fallenEvery > 0 && row % fallenEvery === 1 ? [row] : [])),
    );
    const window = { from: Math.floor(rows * 0.3) * 60_000, to: Math.floor(rows * 0.8) * 60_000 };
    return { ...rest, different, held, kinds, fallen, window, [fc.toStringMethod]: () => `${rows} rows` };
  });

type Told = Verdict | 'not looked at';

function toldOf({ scope, match, possible }: Verdicts, row: number): Told {
  if (!scope.has(row)) return 'not looked at';
  return match.has(row) ? 'match' : possible.has(row) ? 'unknown' : 'no-match';
}

/** What the definition says of each row, for each input. */
function wantedOf({ different, inputs, held, kinds, fallen }: Crowd, window: Window | null): Told[][] {
  return inputs.map((input) => {
    const answers = different.map(({ trace, carried }) => oracle(input, trace, carried));
    return held.map(({ trace: { time } }, row) => {
      const answer = answers[kinds[row] ?? 0];
      const isLooked = !fallen.has(row) && (window === null || (time >= window.from && time < window.to));
      return isLooked && answer?.inScope === true ? answer.verdict : 'not looked at';
    });
  });
}

function expectVerdicts(
  index: ReplayIndex,
  verdicts: Verdicts,
  wanted: readonly Told[],
  input: OracleInput,
): void {
  const row = wanted.findIndex((verdict, at) => verdict !== toldOf(verdicts, at));
  if (row >= 0) expect(toldOf(verdicts, row), JSON.stringify({ row, input })).toBe(wanted[row]);
  const count = (which: Told): number => wanted.filter((verdict) => verdict === which).length;
  const [matched, unknown] = [count('match'), count('unknown')];
  expect(countOf(verdicts)).toEqual({ traces: wanted.length - count('not looked at'), matched, unknown });
  const { byHour, byOperation } = breakdown(index, verdicts);
  for (const list of [byHour, byOperation])
    expect(list.reduce((sum, one) => sum + one.matched, 0)).toBe(matched);
}

it('of thousands of traces the replay says what the definition says, however often and beside whatever it is asked', () => {
  let rare = 0;
  fc.assert(
    fc.property(crowd, (one) => {
      const { inputs, held, segments, fallen } = one;
      const index = indexOf(held, segments, fallen);
      const plans = inputs.map(planOfInput);
      const places = [...plans.keys()];
      for (const window of [null, one.window, null]) {
        const wanted = wantedOf(one, window);
        const together = replayAll(plans, index, window);
        // Forwards, then backwards: what one leaves behind is met by the other.
        for (const nth of [...places, ...places.toReversed()]) {
          const [plan, input, told] = [plans[nth], inputs[nth], wanted[nth]];
          if (plan === undefined || input === undefined || told === undefined) continue;
          for (const verdicts of [replay(plan, index, window), together[nth]])
            if (verdicts !== undefined) expectVerdicts(index, verdicts, told, input);
          const matched = told.filter((verdict) => verdict === 'match').length;
          if (matched > 0 && matched * RARE < held.length) rare += 1;
        }
      }
    }),
    // A crowd made smaller is no longer one, and trying takes minutes.
    { numRuns: RUNS, endOnFailure: true },
  );
  // Of what is never rare nothing was shown.
  expect(rare).toBeGreaterThan(RUNS);
});
