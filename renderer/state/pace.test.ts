import { describe, expect, it } from 'vitest';
import { paceOf, withSample, type Sample } from './pace.ts';

const sample = (at: number, done: number, traces?: number): Sample => ({
  ...{ at, done, total: 1000 },
  ...(traces === undefined ? {} : { traces }),
});

const ofAll = (samples: Sample[]): ReturnType<typeof paceOf> =>
  paceOf(samples.reduce<Sample[]>((kept, next) => withSample(kept, next), []));

describe('the pace of a task', () => {
  it.each([
    ['without a sample', []],
    ['after one', [sample(0, 0)]],
    ['in its first moment', [sample(0, 0), sample(500, 400)]],
  ])('is not told %s', (_when, samples) => expect(ofAll(samples)).toBeNull());

  it('is what was done by the time it took, with what is left at that pace', () => {
    expect(ofAll([sample(0, 0, 0), sample(2000, 200, 50)])).toEqual({
      ...{ donePerSecond: 100, tracesPerSecond: 25, leftMs: 8000 },
    });
  });

  it('is that of late, not of the whole', () => {
    const fast = Array.from({ length: 10 }, (_, second) => sample(second * 1000, second * 90));
    const slow = Array.from({ length: 10 }, (_, second) => sample(10_000 + second * 1000, 810 + second));
    expect(ofAll([...fast, ...slow])?.donePerSecond).toBeCloseTo(1);
  });

  it('keeps few samples, however long it takes', () => {
    let kept: Sample[] = [];
    for (let at = 0; at < 100_000; at += 500) kept = withSample(kept, sample(at, at));
    expect(kept.length).toBeLessThan(20);
  });

  it('says nothing of what is left while nothing moves', () => {
    expect(ofAll([sample(0, 5), sample(3000, 5)])).toMatchObject({ donePerSecond: 0, leftMs: null });
  });

  it('has no traces where none are counted', () => {
    expect(ofAll([sample(0, 0), sample(1000, 10)])?.tracesPerSecond).toBeNull();
  });
});
