import type { Bitset } from '../columns/bitset.ts';
import { scanTogether } from '../columns/scan-together.ts';
import { keyOfTest, scannedOf, type Test } from './passing-rows.ts';
import type { Plan } from './plan.ts';
import { askedOf, testsOf, undecided, verdictsOf, type Asking, type Verdicts } from './replay.ts';
import type { Asked, ReplayIndex, Window } from './replay-index.ts';

/**
 * Many plans over the same rows: tests that cost a pass over a column are made together, and each only once however many plans ask
 * it. The answers are those of each plan alone.
 */
export function replayAll(
  plans: readonly Plan[],
  index: ReplayIndex,
  window: Window | null = null,
): Verdicts[] {
  const steps = replayAllSteps(plans, index, window);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, to be given up between two steps. The index must not grow meanwhile: whoever goes on has to look. */
export function* replayAllSteps(
  plans: readonly Plan[],
  index: ReplayIndex,
  window: Window | null = null,
): Generator<void, Verdicts[]> {
  const asked: Asking[] = [];
  for (const plan of plans) {
    asked.push(askedOf(plan, index, window));
    yield;
  }
  const sets = yield* madeTogether(
    index,
    asked.flatMap((one) => scansOf(one, index.rows)),
  );
  const verdicts: Verdicts[] = [];
  for (const one of asked) {
    yield;
    verdicts.push(verdictsOf(one, index, window, (test) => sets.get(test)));
  }
  return verdicts;
}

function scansOf({ groups }: Asking, rows: number): Test[] {
  return groups.flatMap(({ restrictions }) =>
    scannedOf(rows, testsOf(restrictions, 'possible'), testsOf(undecided(restrictions), 'match')),
  );
}

/** A pass over a column is made for so many tests at once: more make a step long. */
const TESTS_A_PASS = 32;

function* madeTogether(index: ReplayIndex, tests: readonly Test[]): Generator<void, Map<Test, Bitset>> {
  const columns = new Map<Asked, Map<string, Test[]>>();
  for (const test of tests) {
    const alike = columns.get(test.asked) ?? new Map<string, Test[]>();
    columns.set(test.asked, alike);
    const key = keyOfTest(test);
    alike.set(key, [...(alike.get(key) ?? []), test]);
  }
  const sets = new Map<Test, Bitset>();
  for (const [column, alike] of columns) {
    const all = [...alike.values()];
    for (let from = 0; from < all.length; from += TESTS_A_PASS) {
      yield;
      const asked = all.slice(from, from + TESTS_A_PASS);
      const found = scanTogether(
        index.column(column).ids,
        asked.map(([one]) => (one as Test).table),
      );
      asked.forEach((same, at) => same.forEach((test) => sets.set(test, found[at] as Bitset)));
    }
  }
  return sets;
}
