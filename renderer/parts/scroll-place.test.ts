import { describe, expect, it } from 'vitest';
import { barOfPlace, listLength, placeAfterScroll, placeOfBar, TALLEST_PX } from './scroll-place.ts';

const ROW = 28;
const SEEN = 560;
const short = listLength(1_000, ROW, SEEN);
const long = listLength(10_000_000, ROW, SEEN);

describe('a list that the scrollbar can hold', () => {
  it.each([0, 1, 1_000, 1_000 * ROW - SEEN])('stands where the bar stands: %i', (top) => {
    expect(placeOfBar(top, short)).toBe(top);
    expect(barOfPlace(top, short)).toBe(top);
  });

  it('goes no further than its last row', () => {
    expect(placeOfBar(1e9, short)).toBe(1_000 * ROW - SEEN);
  });

  it('stands at its start where all of it is seen', () => {
    const tiny = listLength(3, ROW, SEEN);
    expect([placeOfBar(40, tiny), barOfPlace(40, tiny)]).toEqual([0, 0]);
  });
});

describe('a list that is longer than any scrollbar', () => {
  it('is reached from its first row to its last', () => {
    expect(long.barPx).toBe(TALLEST_PX);
    expect(placeOfBar(0, long)).toBe(0);
    expect(placeOfBar(TALLEST_PX - SEEN, long)).toBe(10_000_000 * ROW - SEEN);
  });

  it.each([0, 12_345_678, 10_000_000 * ROW - SEEN])('finds the place of a bar again: %i', (above) => {
    expect(placeOfBar(barOfPlace(above, long), long)).toBeCloseTo(above, 3);
  });

  it('moves by as much as the wheel does, and by shares when it is dragged', () => {
    const above = 5_000 * ROW;
    const bar = barOfPlace(above, long);
    expect(placeAfterScroll(above, bar, bar + 100, long)).toBe(above + 100);
    expect(placeAfterScroll(above, bar, 7_000_000, long)).toBe(placeOfBar(7_000_000, long));
  });

  it('is at its end where the bar is', () => {
    expect(placeAfterScroll(500, 90, 0, long)).toBe(0);
    expect(placeAfterScroll(1, TALLEST_PX - SEEN - 10, TALLEST_PX - SEEN, long)).toBe(
      10_000_000 * ROW - SEEN,
    );
  });
});
