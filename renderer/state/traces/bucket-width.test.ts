import { describe, expect, it } from 'vitest';
import { bucketsOver } from './bucket-width.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AT = Date.UTC(2024, 4, 16, 9, 14, 2);

describe('buckets over a stretch of time', () => {
  it.each([
    ['an hour', HOUR, 125, 30_000],
    ['a day', DAY, 120, 15 * 60_000],
    ['a week', 7 * DAY, 120, 2 * HOUR],
    ['a quarter', 90 * DAY, 120, DAY],
    ['a moment', 1, 120, 1],
  ])('are as wide as people count, for %s', (_, length, room, widthMs) => {
    const found = bucketsOver(AT, AT + length, room);
    expect(found.buckets).toBeLessThanOrEqual(room);
    expect(found.widthMs).toBe(widthMs);
  });

  it('begin at a multiple of their width and cover all of it', () => {
    const { from, widthMs, buckets } = bucketsOver(AT, AT + 7 * DAY, 100);
    expect(from % widthMs).toBe(0);
    expect(from).toBeLessThanOrEqual(AT);
    expect(from + widthMs * buckets).toBeGreaterThanOrEqual(AT + 7 * DAY);
  });

  it('are no more than there is room for, over centuries', () => {
    expect(bucketsOver(AT, AT + 300 * 365 * DAY, 12).buckets).toBeLessThanOrEqual(12);
  });

  it('are one at least, however little room there is', () => {
    expect(bucketsOver(AT, AT + 1, 0).buckets).toBe(1);
  });
});
