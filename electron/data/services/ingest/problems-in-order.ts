import type { Found, FoundProblem } from '../../sources/files/walk.ts';

/** Paths that lead to no file, told among the files in the order of all paths. What is skipped on purpose needs no word. */
export class ProblemsInOrder {
  private readonly problems: readonly FoundProblem[];
  private next = 0;

  /** In the order of their paths. */
  constructor(found: readonly Found[]) {
    this.problems = found.filter((one): one is FoundProblem => one.kind === 'problem');
  }

  /** Those before a path that were not given yet; all that are left where there is none. */
  *before(path: string | null): Generator<FoundProblem, void> {
    for (;;) {
      const problem = this.problems[this.next];
      if (problem === undefined || (path !== null && problem.path > path)) return;
      this.next += 1;
      yield problem;
    }
  }
}
