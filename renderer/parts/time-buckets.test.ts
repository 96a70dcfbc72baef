import { describe, expect, it } from 'vitest';
import { bucketAt, momentAt, shareOf, sharesWithin, wholeBuckets } from './time-buckets.ts';

const TEN = Array.from({ length: 11 }, (_, at) => 100 + at * 10);
/** A day, one of 23 hours and one of 25. */
const DAYS = [0, 24, 47, 72];

describe('buckets of time', () => {
  it.each([
    [100, 0],
    [109, 0],
    [110, 1],
    [199, 9],
    [200, 9],
    [-5, 0],
    [1e15, 9],
  ])('%d lies in bucket %d', (at, index) => expect(bucketAt(TEN, at)).toBe(index));

  it.each([
    [104, 104, 100, 110],
    [104, 110, 100, 120],
    [139, 121, 120, 140],
    [0, 1000, 100, 200],
  ])('from %d to %d are the whole buckets %d to %d', (one, other, from, to) =>
    expect(wholeBuckets(TEN, one, other)).toEqual({ from, to }),
  );

  it('cut what lies partly outside, and drop what lies there wholly', () =>
    expect(
      sharesWithin(TEN, [
        { from: 0, to: 120 },
        { from: 150, to: 160 },
        { from: 200, to: 300 },
        { from: 0, to: 100 },
      ]),
    ).toEqual([
      { start: 0, length: 0.2 },
      { start: 0.5, length: expect.closeTo(0.1) as number },
    ]));

  it.each([
    [0, 0],
    [12, 1 / 6],
    [24, 1 / 3],
    [35.5, 1 / 2],
    [47, 2 / 3],
    [72, 1],
  ])('of different length are equally wide: %d lies at %d of the whole, and back', (at, share) => {
    expect(shareOf(DAYS, at)).toBeCloseTo(share);
    expect(momentAt(DAYS, share)).toBeCloseTo(at);
  });
});
