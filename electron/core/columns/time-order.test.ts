import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimeOrder } from './time-order.ts';

const anyTime = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.integer({ min: 0, max: 2 ** 31 }),
  fc.constantFrom(0, 2047, 2048, 2 ** 22, 2 ** 32 - 1, 2 ** 32, 2 ** 43, 2 ** 52, -(2 ** 52)),
);
const anyRows = fc.array(fc.record({ time: anyTime, key: fc.nat({ max: 2 }) }), { maxLength: 200 });

describe('TimeOrder', () => {
  it('is the order of a plain sort, whether rows came at once or one batch after the other', () => {
    fc.assert(
      fc.property(anyRows, fc.array(fc.nat({ max: 200 }), { maxLength: 4 }), (rows, cuts) => {
        const times = Float64Array.from(rows, ({ time }) => time);
        const key = (row: number): number => rows[row]?.key ?? 0;
        const wanted = [...rows.keys()].sort(
          (a, b) => (times[a] ?? 0) - (times[b] ?? 0) || key(a) - key(b) || a - b,
        );
        const ties = (a: number, b: number): number => {
          // It may cost reading both.
          expect(a).not.toBe(b);
          return key(a) - key(b);
        };
        let order = TimeOrder.of(new Float64Array(0), ties);
        for (const cut of [...cuts.sort((a, b) => a - b), rows.length]) {
          if (cut < order.length || cut > rows.length) continue;
          const before = { order, rows: [...order.rows] };
          order = order.extended(times.slice(0, cut));
          expect([...before.order.rows]).toEqual(before.rows);
        }
        expect([...order.rows]).toEqual(wanted);
        expect(order.isRowOrder).toBe(wanted.every((row, position) => row === position));
        wanted.forEach((row, position) => {
          expect(order.positionOf(row)).toBe(position);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('finds the first position from a time on, and after it', () => {
    fc.assert(
      fc.property(anyRows, anyTime, fc.constantFrom(0, 0.5), (rows, whole, fraction) => {
        const time = whole + fraction;
        const times = rows.map((row) => row.time).sort((a, b) => a - b);
        const order = TimeOrder.of(
          Float64Array.from(rows, (row) => row.time),
          () => 0,
        );
        const from = times.findIndex((other) => other >= time);
        const after = times.findIndex((other) => other > time);
        expect(order.firstFrom(time)).toBe(from < 0 ? times.length : from);
        expect(order.firstAfter(time)).toBe(after < 0 ? times.length : after);
      }),
    );
  });

  it('sorts many rows of one millisecond by what settles ties', () => {
    const times = new Float64Array(5000).fill(7);
    const order = TimeOrder.of(times, (a, b) => b - a);
    expect([...order.rows.subarray(0, 3)]).toEqual([4999, 4998, 4997]);
  });

  it.each([NaN, 1.5, Infinity])('refuses %s as a time', (time) => {
    expect(() => TimeOrder.of(Float64Array.of(1, time, 0), () => 0)).toThrow('Row 1');
    expect(() => TimeOrder.of(Float64Array.of(time), () => 0)).toThrow('Row 0');
  });
});
