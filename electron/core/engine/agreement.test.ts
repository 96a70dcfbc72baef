import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from './explain.ts';
import { replay } from './replay.ts';
import { expectAgreement, planOfInput, situation, told } from './testing/agreement.ts';
import { CORPUS, inputOfCase, traceOfCase } from './testing/corpus.ts';
import { indexOf } from './testing/index-of.ts';

describe.each(Object.entries(CORPUS))('%s', (_, cases) => {
  it.each(cases)('$reason', (golden) => {
    const held = traceOfCase(golden);
    const plan = planOfInput(inputOfCase(golden));
    const [verdict] = told(replay(plan, indexOf([held])), 1);
    const isIn = golden.inScope ?? true;
    expect(verdict).toBe(isIn ? golden.want : 'not looked at');
    const explained = explain(plan, held.trace, held.carried);
    expect(explained.verdict).toBe(golden.want);
    const clauses = Object.fromEntries(explained.clauses.map((one) => [one.clause, one.verdict]));
    expect(clauses).toMatchObject(golden.clauses ?? {});
  });
});

it('replay and explanation say what the definition says', () => {
  fc.assert(fc.property(situation, expectAgreement), { numRuns: 40 });
});
