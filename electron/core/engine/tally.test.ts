import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_ASSUMPTIONS } from '../../../shared/model/assumptions.ts';
import { carriedFields } from '../../../shared/model/carries.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import { newTrace } from '../normalise/new-trace.ts';
import { replay } from './replay.ts';
import { breakdown } from './tally.ts';
import { planOfInput, situation, type Situation } from './testing/agreement.ts';
import type { HeldTrace } from './testing/arbitrary-trace.ts';
import { indexOf } from './testing/index-of.ts';
import { oracle, type OracleInput } from './testing/oracle.ts';

const HOUR_MS = 3_600_000;

interface Counted {
  matched: number;
  unknown: number;
}

/** Counted one trace after another. */
function counted(
  { held, fallen, window }: Situation,
  input: OracleInput,
  keyOf: (trace: Trace) => unknown,
): Map<string, Counted> {
  const counts = new Map<string, Counted>();
  held.forEach(({ trace, carried }, row) => {
    const isIn = window === null || (trace.time >= window.from && trace.time < window.to);
    const { inScope, verdict } = oracle(input, trace, carried);
    if (fallen.has(row) || !isIn || !inScope || verdict === 'no-match') return;
    const key = JSON.stringify(keyOf(trace));
    const count = counts.get(key) ?? { matched: 0, unknown: 0 };
    counts.set(key, count);
    count[verdict === 'match' ? 'matched' : 'unknown'] += 1;
  });
  return counts;
}

const ratingOf = ({ trace_rating }: Trace): string =>
  ['normal', 'warning', 'incident'].find((one) => one === trace_rating) ?? 'other';

it('matches and unknown ones are spread as their traces say', () => {
  fc.assert(
    fc.property(situation, (given) => {
      const { held, segments, fallen, inputs, window } = given;
      const index = indexOf(held, segments, fallen);
      for (const input of inputs) {
        const told = breakdown(index, replay(planOfInput(input), index, window));
        const of = (keyOf: (trace: Trace) => unknown) => counted(given, input, keyOf);

        const ratings = of(ratingOf);
        const none = { matched: 0, unknown: 0 };
        for (const [rating, tally] of Object.entries(told.byRating))
          expect(tally, rating).toEqual(ratings.get(JSON.stringify(rating)) ?? none);

        const hours = told.byHour.map(({ at, ...tally }) => [JSON.stringify(at), tally] as const);
        expect(new Map(hours)).toEqual(of(({ time }) => Math.floor(time / HOUR_MS) * HOUR_MS));
        expect(told.byHour.map(({ at }) => at)).toEqual(
          told.byHour.map(({ at }) => at).toSorted((a, b) => a - b),
        );

        const operations = told.byOperation.map(
          ({ service_type: service, resource_type: type, trace_name: name, ...tally }) =>
            [JSON.stringify([service, type, name]), tally] as const,
        );
        expect(new Map(operations)).toEqual(
          of(({ service_type, resource_type, trace_name }) => [service_type, resource_type, trace_name]),
        );
        const users = told.byUser.map(({ name, ...tally }) => [JSON.stringify(name), tally] as const);
        expect(new Map(users)).toEqual(of((trace) => trace['user.name'] ?? trace['user.user_name']));
        // Each is there once.
        for (const list of [hours, operations, users])
          expect(new Set(list.map(([key]) => key)).size).toBe(list.length);
      }
    }),
    { numRuns: 25 },
  );
});

const held = (fields: Partial<Trace>): HeldTrace => ({
  trace: { ...newTrace('huawei', 'cts'), trace_id: 't1', ...fields },
  carried: carriedFields('cts'),
  columns: null,
});

const EVERYTHING = planOfInput({
  notification: { operation_type: 'complete' },
  ...{ provider: 'huawei', projectId: null, assumptions: DEFAULT_ASSUMPTIONS, respectStatus: false },
});

it('most come first, then texts by their code units, what is absent last', () => {
  const names = ['b', 'b', null, 'é', 'a', 'B', '\ud83d\ude00', '\uff5e'];
  const traces = names.map((name) => held({ 'user.name': name, service_type: name, resource_type: 'x' }));
  const index = indexOf(traces);
  const { byUser, byOperation } = breakdown(index, replay(EVERYTHING, index));
  const order = ['b', 'B', 'a', 'é', '\ud83d\ude00', '\uff5e', null];
  expect(byUser.map(({ name }) => name)).toEqual(order);
  expect(byOperation.map(({ service_type }) => service_type)).toEqual(order);
});

it('hours before 1970 begin where they do', () => {
  const index = indexOf([held({ time: -1 }), held({ time: -HOUR_MS }), held({ time: 0 })]);
  expect(breakdown(index, replay(EVERYTHING, index)).byHour).toEqual([
    { at: -HOUR_MS, matched: 2, unknown: 0 },
    { at: 0, matched: 1, unknown: 0 },
  ]);
});

it('of no traces there is nothing to tell', () => {
  const index = indexOf([]);
  const none = { matched: 0, unknown: 0 };
  expect(breakdown(index, replay(EVERYTHING, index))).toEqual({
    byRating: { normal: none, warning: none, incident: none, other: none },
    ...{ byHour: [], byOperation: [], byUser: [] },
  });
});
