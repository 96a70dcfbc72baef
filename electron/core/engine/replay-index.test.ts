import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_ASSUMPTIONS } from '../../../shared/model/assumptions.ts';
import { carriedFields } from '../../../shared/model/carries.ts';
import type { TraceFieldName } from '../../../shared/model/trace-fields.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import { newTrace } from '../normalise/new-trace.ts';
import { assumptionTallies } from './assumption-tallies.ts';
import { nearMisses } from './near-misses.ts';
import type { Plan } from './plan.ts';
import { countOf, replay } from './replay.ts';
import type { ReplayIndex, Window } from './replay-index.ts';
import { neverSeen, seenOperations } from './seen.ts';
import { breakdown } from './tally.ts';
import { planOfInput, situation } from './testing/agreement.ts';
import type { HeldTrace } from './testing/arbitrary-trace.ts';
import { indexOf } from './testing/index-of.ts';

/** Everything that is told of a plan, but for the numbers of rows. */
function answersOf(plan: Plan, index: ReplayIndex, window: Window | null) {
  const verdicts = replay(plan, index, window);
  const misses = nearMisses(plan, index, { window, groups: 1000, rows: 0 });
  return {
    counts: countOf(verdicts),
    ...breakdown(index, verdicts),
    assumptions: assumptionTallies(plan, index, window),
    misses,
    unseen: neverSeen(plan, index),
    operations: seenOperations(plan, index),
  };
}

/** An order by keys that have nothing to do with what is ordered. */
function shuffled<Value>(values: readonly Value[], keys: readonly number[]): Value[] {
  const keyed = values.map((value, at) => ({ value, key: keys[at] ?? 0 }));
  return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
}

it('the answers hang on the traces alone, not on their rows, nor on how they came', () => {
  const keys = fc.array(fc.integer(), { minLength: 40, maxLength: 40 });
  const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 5 });
  fc.assert(
    fc.property(situation, keys, sizes, ({ held, inputs, segments }, order, otherSegments) => {
      // No two at one time: the order of those is settled by what the index does not know.
      const timed = held.map(({ trace, ...rest }, at) => ({
        ...rest,
        trace: { ...trace, time: trace.time + 40 * at },
      }));
      const window = { from: timed[10]?.trace.time ?? 0, to: timed[30]?.trace.time ?? 0 };
      const one = indexOf(timed);
      const others = [
        indexOf(timed, segments),
        indexOf(shuffled(timed, order)),
        indexOf(shuffled(timed, order), otherSegments),
      ];
      for (const input of inputs) {
        const plan = planOfInput(input);
        for (const limits of [null, window])
          for (const other of others)
            expect(answersOf(plan, other, limits)).toEqual(answersOf(plan, one, limits));
      }
    }),
    { numRuns: 8 },
  );
});

const held = (fields: Partial<Trace>, columns: TraceFieldName[] | null = null): HeldTrace => {
  const format = columns === null ? 'cts' : 'cts-sheet';
  return {
    trace: { ...newTrace('huawei', format), trace_id: 't1', ...fields },
    carried: carriedFields(format, columns ?? []),
    columns,
  };
};

const numbered = (rows: number): HeldTrace[] =>
  Array.from({ length: rows }, (_, at) => held({ time: at, resource_id: `key-${at}` }));

describe('an index', () => {
  it('finds the ids of values that came after it was first asked', () => {
    const traces = numbered(300);
    // The second segment makes the ids wider.
    const index = indexOf(traces.slice(0, 200));
    expect(index.idOf('resource_id', 'key-199')).toBe(200);
    const grown = indexOf(traces, [100, 100]);
    for (const at of [0, 99, 100, 299])
      expect(grown.column('resource_id').valueOf(grown.idOf('resource_id', `key-${at}`))).toBe(`key-${at}`);
    for (const unknown of ['key-300', '', '__proto__']) expect(grown.idOf('resource_id', unknown)).toBe(0);
  });

  it('tells which fields the sheet of each row has, also of sheets that came later', () => {
    const traces = [
      held({ time: 0 }),
      held({ time: 1, code: '200' }, ['code', 'trace_name']),
      held({ time: 2 }, []),
      held({ time: 3, code: '200' }, ['trace_name', 'code']),
      held({ time: 4, 'user.name': 'lena' }, ['user.name']),
    ];
    for (const segments of [[5], [1, 1, 1, 1, 1], [2, 2, 1]]) {
      const index = indexOf(traces, segments);
      const { ids } = index.column('origin');
      const carries = (field: TraceFieldName) => [...ids].map((id) => index.origin(id).carried.has(field));
      expect(carries('code')).toEqual([true, true, false, true, false]);
      expect(carries('user.name')).toEqual([true, false, false, false, true]);
      // Whatever the order of the columns.
      expect(ids[1]).toBe(ids[3]);
      expect(new Set(ids).size).toBe(4);
    }
  });

  it('takes the name of a user from the first of the two fields that has one', () => {
    const index = indexOf([
      held({ 'user.name': 'a', 'user.user_name': 'b' }),
      held({ 'user.user_name': 'b' }),
      held({}),
    ]);
    expect([...index.column('actor').ids].map((id) => index.userName(id))).toEqual(['a', 'b', null]);
  });

  it('knows the rows of a window, from the first instant to before the last', () => {
    const index = indexOf(numbered(10), [10], new Set([4]));
    const rows = (from: number, to: number) => [...index.rowsIn({ from, to }).rows()];
    expect(rows(3, 6)).toEqual([3, 5]);
    expect(rows(-Infinity, 2)).toEqual([0, 1]);
    expect(rows(8, Infinity)).toEqual([8, 9]);
    for (const [from, to] of [
      [3, 3],
      [6, 3],
      [10, 20],
      [-5, 0],
    ] as const)
      expect(rows(from, to)).toEqual([]);
    expect(index.rowsIn(null).count()).toBe(9);
  });

  it('knows that rows of a window fell after it was asked for', () => {
    const index = indexOf(numbered(10));
    const count = (): number => index.rowsIn({ from: 2, to: 5 }).count();
    expect(count()).toBe(3);
    index.columns.setStanding(3, false);
    expect(count()).toBe(2);
    index.columns.setStanding(3, true);
    expect(count()).toBe(3);
  });

  it('of no rows has no verdicts', () => {
    const index = indexOf([]);
    const plan = planOfInput({
      notification: { operation_type: 'complete' },
      ...{ provider: 'huawei', projectId: null, assumptions: DEFAULT_ASSUMPTIONS, respectStatus: false },
    });
    expect(countOf(replay(plan, index))).toEqual({ traces: 0, matched: 0, unknown: 0 });
    expect(index.bytes().perTrace).toBe(0);
  });
});
