import { describe, expect, it } from 'vitest';
import { bucketAt, sharesWithin, wholeBuckets } from './time-buckets.ts';

const TEN = { from: 100, widthMs: 10, count: 10 };

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
});
