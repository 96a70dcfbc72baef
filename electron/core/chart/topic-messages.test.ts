import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Bitset } from '../columns/bitset.ts';
import { TimeOrder } from '../columns/time-order.ts';
import { hourOfDay } from './hour-of-day.ts';
import { holdersOf, overlapSteps, type Overlap } from './overlaps.ts';
import {
  loudestStretch,
  messageCount,
  messagesByHour,
  secondRecords,
  topicMessageSteps,
} from './topic-messages.ts';

const HOUR = 3_600_000;

/** Traces with their times, and which of a few notifications report each: two rows a pair where their numbers say so. */
const situation = fc
  .array(fc.record({ time: fc.integer({ min: -30, max: 30 }), by: fc.uniqueArray(fc.nat(4)) }), {
    maxLength: 70,
  })
  .map((traces) => {
    const times = Float64Array.from(traces.map(({ time }) => time));
    const order = TimeOrder.of(times, () => 0);
    const sets = Array.from({ length: 5 }, (_, of) =>
      Bitset.of(
        traces.length,
        traces.flatMap(({ by }, row) => (by.includes(of) ? [row] : [])),
      ),
    );
    return { traces, sets, told: result(topicMessageSteps(order, sets)) };
  });

function result<Value>(steps: Generator<void, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

it('each trace is a message for each notification that reports it', () => {
  fc.assert(
    fc.property(situation, ({ traces, told }) => {
      expect(messageCount(told)).toBe(traces.flatMap(({ by }) => by).length);
      const reported = traces.flatMap(({ by }, row) => (by.length > 0 ? [row] : []));
      expect([...told.reported.rows()]).toEqual(reported);
      const repeated = traces.flatMap(({ by }, row) => (by.length > 1 ? [row] : []));
      expect([...told.repeated.rows()]).toEqual(repeated);
      expect([...told.rows].sort((a, b) => a - b)).toEqual(reported);
      expect([...told.messages]).toEqual([...told.rows].map((row) => traces[row]?.by.length));
    }),
  );
});

it('two notifications that both report one trace to one topic are two messages, one of them a duplicate', () => {
  const order = TimeOrder.of(Float64Array.of(1, 2), () => 0);
  const told = result(topicMessageSteps(order, [Bitset.of(2, [0]), Bitset.of(2, [0])]));
  expect([messageCount(told), told.rows.length]).toEqual([2, 1]);
});

it('no stretch holds more messages than the loudest one, which is the first that does', () => {
  fc.assert(
    fc.property(situation, fc.integer({ min: 1, max: 25 }), ({ traces, told }, length) => {
      const within = (from: number): number =>
        traces
          .filter(({ time }) => time >= from && time < from + length)
          .reduce((sum, { by }) => sum + by.length, 0);
      const starts = traces.flatMap(({ time, by }) => (by.length > 0 ? [time] : [])).sort((a, b) => a - b);
      const most = Math.max(0, ...starts.map(within));
      const from = starts.find((start) => within(start) === most);
      expect(loudestStretch(told, length)).toEqual(
        from === undefined ? null : { from, to: from + length, messages: most },
      );
    }),
  );
});

it('messages are told by the hour of the day', () => {
  fc.assert(
    fc.property(situation, ({ traces, told }) => {
      const expected = Array.from({ length: 24 }, (_, hour) =>
        traces
          .filter(({ time }) => ((time % 24) + 24) % 24 === hour)
          .reduce((sum, { by }) => sum + by.length, 0),
      );
      const hourOf = hourOfDay('UTC');
      expect(result(messagesByHour(told, (time) => hourOf(time * HOUR)))).toEqual(expected);
    }),
  );
});

it('of an operation that was recorded twice the later record says it again, where both are reported', () => {
  fc.assert(
    fc.property(situation, ({ traces, told }) => {
      const partnerOf = (row: number): number => ((row ^ 1) < traces.length ? row ^ 1 : -1);
      const isTold = (row: number): boolean => (traces[row]?.by.length ?? 0) > 0;
      const expected = traces.flatMap(({ time }, row) => {
        const other = partnerOf(row);
        const isLater = (traces[other]?.time ?? Infinity) < time;
        return isLater && isTold(row) && isTold(other) ? [row] : [];
      });
      expect([...result(secondRecords(told, partnerOf)).rows()]).toEqual(expected);
    }),
  );
});

it('what two report in common is counted, and who reports all that another one does', () => {
  fc.assert(
    fc.property(situation, ({ traces, sets, told }) => {
      const reports = (of: number): number[] =>
        traces.flatMap(({ by }, row) => (by.includes(of) ? [row] : []));
      const expected: Overlap[] = [];
      for (let one = 0; one < sets.length; one += 1)
        for (let other = one + 1; other < sets.length; other += 1) {
          const traceCount = reports(one).filter((row) => reports(other).includes(row)).length;
          if (traceCount > 0) expected.push({ of: [one, other], traces: traceCount });
        }
      const overlaps = result(overlapSteps(sets, told.repeated));
      expect(overlaps).toEqual(expected);
      const holders = sets.map((_, one) =>
        sets.flatMap((__, other) =>
          one !== other &&
          reports(one).length > 0 &&
          reports(one).every((row) => reports(other).includes(row))
            ? [other]
            : [],
        ),
      );
      expect(
        holdersOf(
          sets.map((set) => set.count()),
          overlaps,
        ),
      ).toEqual(holders);
    }),
  );
});

const ZONES = ['UTC', 'Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu'];

it('the hour is the one on the clocks of the zone, also where they are put forward or back', () => {
  const time = fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2025, 0, 1) });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.array(time, { maxLength: 20 }), (zone, times) => {
      const hourOf = hourOfDay(zone);
      const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', hour: 'numeric' });
      for (const at of times) expect(hourOf(at)).toBe(Number(clock.format(at)));
    }),
  );
  const changing = hourOfDay('Europe/Berlin');
  const spring = Date.UTC(2024, 2, 31, 1);
  expect([spring - 1, spring].map(changing)).toEqual([1, 3]);
});
