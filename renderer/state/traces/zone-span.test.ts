import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spanAround } from './zone-span.ts';
import { zoneTime } from './zone-time.ts';

const HOUR = 3_600_000;
const ZONES = [
  ...['UTC', 'Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'],
  // Their clocks change at midnight.
  ...['Africa/Cairo', 'America/Havana', 'Asia/Beirut'],
];

describe('the day around a moment', () => {
  it.each([
    ['Europe/Berlin', Date.UTC(2024, 2, 31, 12), 23],
    ['Europe/Berlin', Date.UTC(2024, 9, 27, 12), 25],
    // Midnight is leapt over: the day begins at one.
    ['Africa/Cairo', Date.UTC(2024, 3, 26, 12), 23],
    // Midnight comes twice: the day begins with the first.
    ['America/Havana', Date.UTC(2024, 10, 3, 12), 25],
    ['Asia/Shanghai', Date.UTC(2024, 4, 16, 12), 24],
  ])('has as many hours as the clocks of %s say', (zone, at, hours) => {
    const { from, to } = spanAround(at, 'day', zone);
    expect((to - from) / HOUR).toBe(hours);
  });

  it('holds the moment, and all that it holds shows its date, what lies beside it does not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2030, 0) }),
        (zone, at) => {
          const { from, to } = spanAround(at, 'day', zone);
          const date = (moment: number): string => zoneTime(moment, zone).slice(0, 10);
          expect(from <= at && at < to).toBe(true);
          expect([date(from), date(to - 1)]).toEqual([date(at), date(at)]);
          expect(date(to)).not.toBe(date(at));
          expect(date(from - 1)).not.toBe(date(at));
        },
      ),
    );
  });
});

it('the hour around a moment begins when the clocks show it', () => {
  const at = Date.UTC(2024, 4, 16, 9, 14, 2, 7);
  expect(spanAround(at, 'hour', 'UTC')).toEqual({
    from: Date.UTC(2024, 4, 16, 9),
    to: Date.UTC(2024, 4, 16, 10),
  });
  expect(zoneTime(spanAround(at, 'hour', 'Asia/Kathmandu').from, 'Asia/Kathmandu')).toBe(
    '2024-05-16 14:00:00',
  );
});
