import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASSUMPTION_NAMES } from '../../../../shared/model/assumptions.ts';
import type { TraceFieldName } from '../../../../shared/model/trace-fields.ts';
import { CLAUSES, VERDICTS } from '../../../../shared/model/verdict.ts';
import { arbitraryInput } from './arbitrary-notification.ts';
import { arbitraryHeldTrace } from './arbitrary-trace.ts';
import { ALL_CASES, CORPUS, inputOfCase, traceOfCase, type EngineCase } from './corpus.ts';
import { oracle } from './oracle.ts';

const MEMBERS: (keyof EngineCase)[] = [
  ...(['reason', 'notification', 'trace', 'format', 'columns', 'provider', 'projectId'] as const),
  ...(['assumptions', 'respectStatus', 'want', 'clauses', 'inScope', 'assumed'] as const),
];

describe.each(Object.entries(CORPUS))('says what the hand-written cases want: %s', (_subject, cases) => {
  it.each(cases)('$reason', (golden) => {
    const { trace, carried } = traceOfCase(golden);
    const answer = oracle(inputOfCase(golden), trace, carried);
    const { want, inScope = true, clauses = {}, assumed = answer.assumptions } = golden;
    expect(answer).toEqual({
      verdict: want,
      inScope,
      clauses: { ...answer.clauses, ...clauses },
      assumptions: assumed,
    });
  });
});

describe('the hand-written cases', () => {
  it('have a reason each', () => {
    const reasons = ALL_CASES.map(({ reason }) => reason);
    expect(new Set(reasons).size).toBe(reasons.length);
    expect(reasons.filter((reason) => !/^\S.*\.$/.test(reason))).toEqual([]);
  });

  it('are all taken from their folder', () => {
    const files = readdirSync(new URL('../../cases/engine/', import.meta.url));
    expect(files.sort()).toEqual(
      Object.keys(CORPUS)
        .map((subject) => `${subject}.json`)
        .sort(),
    );
    expect(ALL_CASES.length).toBeGreaterThanOrEqual(150);
  });

  it('have no members but those that are read', () => {
    const known = new Set<string>(MEMBERS);
    const unread = ALL_CASES.flatMap((golden) => Object.keys(golden).filter((name) => !known.has(name)));
    expect(unread).toEqual([]);
  });

  it('have traces that hold only what their format carries', () => {
    for (const golden of ALL_CASES) {
      const { trace, carried, columns } = traceOfCase(golden);
      const names = Object.keys(golden.trace) as TraceFieldName[];
      expect(
        names.filter((name) => !carried.has(name)),
        golden.reason,
      ).toEqual([]);
      expect(columns === null, golden.reason).toBe(trace.format !== 'cts-sheet');
    }
  });

  it('want every verdict of every clause, where it can be', () => {
    const wanted = CLAUSES.map((clause) => new Set(ALL_CASES.map(({ clauses }) => clauses?.[clause])));
    expect(wanted.map((verdicts) => VERDICTS.filter((verdict) => verdicts.has(verdict)))).toEqual(
      CLAUSES.map((clause) => (clause === 'management' ? ['match', 'no-match'] : VERDICTS)),
    );
  });
});

const PAIRS = 4000;
const pairs = fc.sample(fc.tuple(arbitraryInput, arbitraryHeldTrace), { numRuns: PAIRS, seed: 1 });
const answers = pairs.map(([input, { trace, carried }]) => oracle(input, trace, carried));
const inScope = answers.filter((answer) => answer.inScope);

describe('generated pairs', () => {
  it.each(VERDICTS)('have the verdict %s in a tenth of what is in scope at the least', (wanted) => {
    const found = inScope.filter(({ verdict }) => verdict === wanted);
    expect(found.length).toBeGreaterThan(inScope.length / 10);
  });

  it.each(CLAUSES.flatMap((clause) => VERDICTS.map((wanted) => ({ clause, wanted }))))(
    'have $wanted for the clause $clause often, where it can be',
    ({ clause, wanted }) => {
      const found = inScope.filter(({ clauses }) => clauses[clause] === wanted);
      const possible = !(clause === 'management' && wanted === 'unknown');
      if (possible) expect(found.length).toBeGreaterThan(inScope.length / 100);
      else expect(found).toEqual([]);
    },
  );

  it.each(ASSUMPTION_NAMES.filter((name) => name !== 'other-projects-out-of-scope'))(
    'rest on %s often',
    (name) => {
      const found = inScope.filter(({ assumptions }) => assumptions.includes(name));
      expect(found.length).toBeGreaterThan(inScope.length / 100);
    },
  );

  it('are out of scope for either reason, and in scope, often', () => {
    const outside = answers.filter((answer) => !answer.inScope);
    const byProject = outside.filter(({ assumptions }) => assumptions.length > 0);
    expect(inScope.length).toBeGreaterThan(PAIRS / 2);
    expect(byProject.length).toBeGreaterThan(PAIRS / 100);
    expect(outside.length - byProject.length).toBeGreaterThan(PAIRS / 100);
  });

  it('hold no value of a field that the format does not carry', () => {
    for (const [, { trace, carried, columns }] of pairs) {
      expect(columns === null).toBe(trace.format !== 'cts-sheet');
      for (const name of ['code', 'user.name', 'project_id', 'resource_name'] as const) {
        if (!carried.has(name)) expect(trace[name]).toBeNull();
      }
    }
  });
});
