import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expectAgreement, PAIRS, situation } from './testing/agreement.ts';

const WANTED = 200_000;

it(`replay and explanation say what the definition says of ${WANTED} pairs`, () => {
  let pairs = 0;
  const counted = fc.property(situation, (one) => {
    pairs += one.held.length * one.inputs.length;
    expectAgreement(one);
  });
  fc.assert(counted, { numRuns: Math.ceil(WANTED / PAIRS) });
  expect(pairs).toBeGreaterThanOrEqual(WANTED);
});
