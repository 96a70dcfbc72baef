import { describe, expect, it } from 'vitest';
import { barAt, placeBars, placeOf, totalsOf } from './time-bars.ts';

const area = { left: 10, top: 5, width: 100, height: 200 };
const data = (counts: number[][], borders: number[], gaps: { from: number; to: number }[] = []) => ({
  borders,
  gaps,
  series: counts.map((of) => ({ label: '', tone: 'normal' as const, counts: of })),
});

describe('bars over time', () => {
  it('stand on each other, as high as their counts', () => {
    const { boxes, ticks } = placeBars(
      data(
        [
          [4, 0],
          [4, 8],
        ],
        [0, 10, 20],
      ),
      area,
    );
    expect(boxes[0]).toEqual([{ x: 10, y: 105, width: 49, height: 100 }]);
    expect(boxes[1]).toEqual([
      { x: 10, y: 5, width: 49, height: 100 },
      { x: 60, y: 5, width: 49, height: 200 },
    ]);
    expect(ticks.map(({ value }) => value)).toEqual([0, 2, 4, 6, 8]);
  });

  it('show one among very many, and nothing where there is nothing', () => {
    const { boxes, peak } = placeBars(
      data(
        [
          [0, 1_000_000],
          [0, 1],
        ],
        [0, 10, 20],
      ),
      area,
    );
    expect(boxes.map((series) => series.length)).toEqual([1, 1]);
    expect(boxes[1]?.[0]?.height).toBeGreaterThanOrEqual(2);
    expect(boxes[1]?.[0]?.y).toBeGreaterThanOrEqual(area.top);
    expect(peak?.value).toBe(1_000_001);
    expect(placeBars(data([[0, 0]], [0, 10, 20]), area)).toMatchObject({ boxes: [[]], peak: null });
  });

  it('have the same room however long they are, and moments stand within their bar', () => {
    const borders = [0, 10, 110];
    expect([0, 5, 10, 60, 110, 500, -5].map((at) => placeOf(borders, area, at))).toEqual([
      ...[10, 35, 60, 85, 110, 110, 10],
    ]);
    expect([-1, 0, 9, 10, 109, 110].map((at) => barAt(borders, at))).toEqual([0, 0, 0, 1, 1, 1]);
    expect(placeBars(data([[1, 1]], borders, [{ from: 5, to: 60 }]), area).gaps).toEqual([
      { x: 35, width: 50 },
    ]);
  });

  it('sum up what stands in each', () => {
    expect(
      totalsOf(
        data(
          [
            [1, 2],
            [3, 4],
          ],
          [0, 1, 2],
        ),
      ),
    ).toEqual([4, 6]);
  });

  it.each([1, 2, 3, 7, 10, 99, 1234, 987_654])('have few round ticks up to %d', (most) => {
    const ticks = placeBars(data([[most]], [0, 1]), area).ticks.map(({ value }) => value);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
    expect(ticks.every((value) => Number.isInteger(value))).toBe(true);
  });
});
