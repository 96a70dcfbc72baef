import type { UsageDetails } from '../../shared/words/en/cli.ts';

export type UsageProblem = {
  [Code in keyof UsageDetails]: { code: Code; details: UsageDetails[Code] };
}[keyof UsageDetails];

/** Thrown where a command line cannot be understood, caught where the program begins. */
export class Misused extends Error {
  readonly problem: UsageProblem;
  constructor(problem: UsageProblem) {
    super(problem.code);
    this.problem = problem;
  }
}
