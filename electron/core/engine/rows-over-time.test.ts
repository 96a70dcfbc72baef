import fc from 'fast-check';
import { expect, it } from 'vitest';
import { busiestStretch } from './rows-over-time.ts';

/** Times of rows, and the rows by time. */
const timed = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 40 }).map((given) => {
  const times = Float64Array.from(given);
  const rows = Uint32Array.from(given.keys()).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b);
  return { given, times, rows };
});

it('no stretch of the length holds more rows than the busiest, and it holds as many as it says', () => {
  fc.assert(
    fc.property(timed, fc.integer({ min: 1, max: 30 }), ({ given, times, rows }, length) => {
      const found = busiestStretch(times, rows, length);
      const within = (from: number): number =>
        given.filter((time) => time >= from && time < from + length).length;
      const most = Math.max(0, ...given.map(within));
      expect(found?.traces ?? 0).toBe(most);
      if (found !== null) {
        expect(within(found.from)).toBe(found.traces);
        expect(given.filter((time) => within(time) === most).sort((a, b) => a - b)[0]).toBe(found.from);
        expect(found.to - found.from).toBe(length);
      }
    }),
  );
});
