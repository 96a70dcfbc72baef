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
  const asked = plans.map((plan) => askedOf(plan, index, window));
  const sets = madeTogether(
    index,
    asked.flatMap((one) => scansOf(one, index.rows)),
  );
  return asked.map((one) => verdictsOf(one, index, window, (test) => sets.get(test)));
}

function scansOf({ groups }: Asking, rows: number): Test[] {
  return groups.flatMap(({ restrictions }) =>
    scannedOf(rows, testsOf(restrictions, 'possible'), testsOf(undecided(restrictions), 'match')),
  );
}

function madeTogether(index: ReplayIndex, tests: readonly Test[]): Map<Test, Bitset> {
  const columns = new Map<Asked, Map<string, Test[]>>();
  for (const test of tests) {
    const alike = columns.get(test.asked) ?? new Map<string, Test[]>();
    columns.set(test.asked, alike);
    const key = keyOfTest(test);
    alike.set(key, [...(alike.get(key) ?? []), test]);
  }
  const sets = new Map<Test, Bitset>();
  for (const [column, alike] of columns) {
    const asked = [...alike.values()];
    const found = scanTogether(
      index.column(column).ids,
      asked.map(([one]) => (one as Test).table),
    );
    asked.forEach((same, at) => same.forEach((test) => sets.set(test, found[at] as Bitset)));
  }
  return sets;
}
