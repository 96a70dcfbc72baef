import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outside, readPart, united, within } from './read-stretches.ts';

const stretch = fc.tuple(fc.nat(40), fc.nat(10)).map(([from, length]) => ({ from, to: from + length }));
const covers = (all: readonly { from: number; to: number }[], at: number): boolean =>
  all.some(({ from, to }) => from <= at && at < to);

it('what is read, inside and outside, says of each instant what the stretches say', () => {
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 8 }), stretch, (given, window) => {
      const read = united(given);
      const inside = within(read, window);
      const gaps = outside(read, window);
      let never = 0;
      for (let at = 0; at < 60; at += 1) {
        const isAsked = window.from <= at && at < window.to;
        expect(covers(read, at)).toBe(covers(given, at));
        expect(covers(inside, at)).toBe(isAsked && covers(given, at));
        expect(covers(gaps, at)).toBe(isAsked && !covers(given, at));
        if (isAsked && !covers(given, at)) never += 1;
      }
      expect(readPart({ read, complete: [], trackers: [] }, window).neverMs).toBe(never);
    }),
  );
});

describe('what was never read of some trackers', () => {
  const HOUR = 3_600_000;
  const hours = (...spans: [number, number][]) =>
    spans.map(([from, to]) => ({ from: from * HOUR, to: to * HOUR }));
  const lacking = (trackers: { from: number; to: number }[][], [from, to]: [number, number]) =>
    readPart({ read: united(trackers.flat()), complete: [], trackers }, { from: from * HOUR, to: to * HOUR })
      .lacking;
  const broken = hours([0, 10], [13, 24]);
  const whole = hours([0, 24]);

  it.each<
    [what: string, trackers: { from: number; to: number }[][], window: [number, number], told: object | null]
  >([
    [
      'is told where others were read then',
      [broken, whole],
      [10, 13],
      { trackers: 1, of: 2, neverMs: 3 * HOUR },
    ],
    [
      'is told of the one that lacks most',
      [broken, hours([0, 9], [14, 24]), whole],
      [0, 24],
      { trackers: 2, of: 3, neverMs: 5 * HOUR },
    ],
    ['is what was never read of any, where there is one alone', [broken], [10, 13], null],
    ['is nothing before its first record and after its last', [hours([10, 13]), whole], [0, 24], null],
    ['is nothing in another window', [broken, whole], [0, 10], null],
    ['is nothing where it is a moment', [hours([0, 10], [10.0001, 24]), whole], [0, 24], null],
  ])('%s', (_what, trackers, window, told) => {
    expect(lacking(trackers, window)).toEqual(told);
  });
});
