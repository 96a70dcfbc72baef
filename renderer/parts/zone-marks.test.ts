import { describe, expect, it } from 'vitest';
import { marksInZone, zoneOffset } from './zone-marks.ts';

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(text);
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

describe('the clocks of a zone', () => {
  it.each([
    ['UTC', '2024-05-16T00:00Z', 0],
    ['Asia/Shanghai', '2024-05-16T00:00Z', 8],
    ['Asia/Kolkata', '2024-05-16T00:00Z', 5.5],
    ['America/New_York', '2024-01-16T00:00Z', -5],
    ['America/New_York', '2024-07-16T00:00Z', -4],
    ['Europe/Berlin', '2024-03-31T00:59Z', 1],
    ['Europe/Berlin', '2024-03-31T01:00Z', 2],
  ])('%s at %s are %d hours ahead', (zone, moment, hours) =>
    expect(zoneOffset(zone, at(moment))).toBe(hours * HOUR),
  );

  it('give milliseconds no part in it, also before 1970', () =>
    expect(zoneOffset('Asia/Shanghai', -1)).toBe(8 * HOUR));

  const midnights = (zone: string, from: string, to: string): string[] =>
    marksInZone(at(from), at(to), 5, zone).map((mark) => iso(mark.at));

  it('have their midnights on the axis', () =>
    expect(midnights('Asia/Shanghai', '2024-05-15T12:00Z', '2024-05-18T12:00Z')).toEqual([
      ...['2024-05-15T16:00', '2024-05-16T16:00', '2024-05-17T16:00'],
    ]));

  it('keep midnight where it is when they are changed', () =>
    expect(midnights('Europe/Berlin', '2024-03-29T12:00Z', '2024-04-02T12:00Z')).toEqual([
      ...['2024-03-29T23:00', '2024-03-30T23:00', '2024-03-31T22:00', '2024-04-01T22:00'],
    ]));
});
