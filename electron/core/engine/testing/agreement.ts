import fc from 'fast-check';
import { expect } from 'vitest';
import { ASSUMPTION_NAMES } from '../../../../shared/model/assumptions.ts';
import type { Verdict } from '../../../../shared/model/verdict.ts';
import { assumptionTallies } from '../assumption-tallies.ts';
import { explain } from '../explain.ts';
import { planOf, type Plan } from '../plan.ts';
import { replayAll } from '../replay-all.ts';
import { countOf, replay, type Verdicts } from '../replay.ts';
import type { Window } from '../replay-index.ts';
import { arbitraryInput } from './arbitrary-notification.ts';
import { arbitraryHeldTrace, type HeldTrace } from './arbitrary-trace.ts';
import { indexOf } from './index-of.ts';
import { oracle, type OracleAnswer, type OracleInput } from './oracle.ts';

export interface Situation {
  held: HeldTrace[];
  segments: number[];
  fallen: Set<number>;
  inputs: OracleInput[];
  window: Window | null;
}

const TRACES = 40;
const INPUTS = 8;
/** Pairs of a situation at most. */
export const PAIRS = TRACES * INPUTS;

export const situation: fc.Arbitrary<Situation> = fc
  .record({
    held: fc.array(arbitraryHeldTrace, { minLength: TRACES, maxLength: TRACES }),
    segments: fc.array(fc.integer({ min: 1, max: TRACES }), { maxLength: 3 }),
    fallen: fc.array(fc.nat(TRACES - 1), { maxLength: 3 }),
    inputs: fc.array(arbitraryInput, { minLength: INPUTS, maxLength: INPUTS }),
    between: fc.option(fc.tuple(fc.nat(TRACES - 1), fc.nat(TRACES - 1)), { freq: 3 }),
  })
  .map(({ between, fallen, ...rest }) => {
    const { held } = rest;
    const times = (between ?? []).map((at) => held[at]?.trace.time ?? 0).sort((a, b) => a - b);
    const window = between && { from: times[0] ?? 0, to: (times[1] ?? 0) + 1 };
    // Whole it would fill pages; the pair that differs is told by the message of what failed.
    return { ...rest, fallen: new Set(fallen), window, [fc.toStringMethod]: () => 'the pair named below' };
  });

export function planOfInput({ notification, ...options }: OracleInput): Plan {
  const plan = planOf(notification, options);
  if (plan === null) throw new Error('Only objects are notifications.');
  return plan;
}

/** The engine says of every pair what the oracle says, and explains what it says. */
export function expectAgreement({ held, segments, fallen, inputs, window }: Situation): void {
  const index = indexOf(held, segments, fallen);
  const looked = held.map(
    ({ trace }, row) =>
      !fallen.has(row) && (window === null || (trace.time >= window.from && trace.time < window.to)),
  );
  const together = replayAll(inputs.map(planOfInput), index, window);
  for (const [at, input] of inputs.entries()) {
    const plan = planOfInput(input);
    const answers = held.map(({ trace, carried }) => oracle(input, trace, carried));
    const verdicts = replay(plan, index, window);
    told(verdicts, held.length).forEach((verdict, row) => {
      const answer = answers[row];
      const wanted = looked[row] && answer?.inScope ? answer.verdict : 'not looked at';
      expect(verdict, pairOf(input, held[row])).toBe(wanted);
    });
    expect(together[at]).toEqual(verdicts);
    expect(countOf(verdicts)).toEqual(counted(answers.filter(({ inScope }, row) => looked[row] && inScope)));
    expect(assumptionTallies(plan, index, window)).toEqual(
      assumptionsOf(
        plan,
        answers.filter((_, row) => looked[row]),
      ),
    );
    held.forEach(({ trace, carried }, row) => {
      const { verdict, clauses } = explain(plan, trace, carried);
      const byClause = Object.fromEntries(clauses.map((one) => [one.clause, one.verdict]));
      expect({ verdict, clauses: byClause }, pairOf(input, held[row])).toEqual({
        verdict: answers[row]?.verdict,
        clauses: answers[row]?.clauses,
      });
    });
  }
}

function pairOf(input: OracleInput, held: HeldTrace | undefined): string {
  const filled = Object.entries(held?.trace ?? {}).filter(([, value]) => value !== null);
  return JSON.stringify({ ...input, trace: Object.fromEntries(filled), columns: held?.columns });
}

export function told({ scope, match, possible }: Verdicts, rows: number): (Verdict | 'not looked at')[] {
  return Array.from({ length: rows }, (_, row) => {
    if (!scope.has(row)) return 'not looked at';
    if (match.has(row)) return 'match';
    return possible.has(row) ? 'unknown' : 'no-match';
  });
}

function counted(answers: readonly OracleAnswer[]): ReturnType<typeof countOf> {
  const count = (wanted: Verdict): number => answers.filter(({ verdict }) => verdict === wanted).length;
  return { traces: answers.length, matched: count('match'), unknown: count('unknown') };
}

function assumptionsOf({ assumptions }: Plan, answers: readonly OracleAnswer[]): object[] {
  return ASSUMPTION_NAMES.flatMap((name) => {
    const traces = answers.filter((answer) => answer.assumptions.includes(name)).length;
    return traces === 0 ? [] : [{ name, value: assumptions[name], traces }];
  });
}
