import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundBorders } from './round-borders.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const at = (text: string): number => Date.parse(text);
const iso = (moment: number): string => new Date(moment).toISOString().slice(0, 16);

const clocks = (zone: string, moment: number): string[] =>
  new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, weekday: 'short', hourCycle: 'h23' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  })
    .format(moment)
    .split(/[\s,:]+/);

describe('round borders', () => {
  it.each([
    ['an hour', HOUR, 125, 30_000],
    ['a day', DAY, 120, 15 * MINUTE],
    ['a week', 7 * DAY, 120, 2 * HOUR],
    ['a quarter', 90 * DAY, 120, DAY],
    ['a moment', 1, 120, 1],
  ])('are as far apart as people count, for %s', (_, length, room, widthMs) => {
    const from = at('2024-05-16T09:14:02Z');
    const [first = 0, second = 0, ...rest] = roundBorders({ from, to: from + length }, room, 'UTC');
    expect(second - first).toBe(widthMs);
    expect(rest.length).toBeLessThan(room);
  });

  it.each([
    ['Asia/Kolkata', 5, ['2024-03-29T18:30', '2024-03-30T18:30', '2024-03-31T18:30', '2024-04-01T18:30']],
    ['Europe/Berlin', 5, ['2024-03-29T23:00', '2024-03-30T23:00', '2024-03-31T22:00', '2024-04-01T22:00']],
    // Midnight is left out: the day begins at 01:00.
    ['Asia/Beirut', 5, ['2024-03-29T22:00', '2024-03-30T22:00', '2024-03-31T21:00', '2024-04-01T21:00']],
  ])('of days are where they begin in %s', (zone, room, borders) => {
    const stretch = { from: at('2024-03-30T04:00Z'), to: at('2024-04-01T18:00Z') };
    expect(roundBorders(stretch, room, zone).map(iso)).toEqual(borders);
  });

  it('are the same hour twice where clocks show it twice, and none for one they leave out', () => {
    const night = (from: string, to: string) =>
      roundBorders({ from: at(from), to: at(to) }, 9, 'Europe/Berlin').map(iso);
    expect(night('2024-10-26T23:00Z', '2024-10-27T03:00Z')).toEqual(
      ['23:00', '23:30']
        .map((time) => `2024-10-26T${time}`)
        .concat(
          ['00:00', '00:30', '01:00', '01:30', '02:00', '02:30', '03:00'].map((time) => `2024-10-27T${time}`),
        ),
    );
    // Asked for is the second of the two.
    expect(night('2024-10-27T01:10Z', '2024-10-27T01:20Z')[0]).toBe('2024-10-27T01:10');
  });

  it('of weeks are Mondays of the zone', () => {
    const year = { from: at('2024-01-01T00:00Z'), to: at('2024-12-31T00:00Z') };
    for (const zone of ['UTC', 'Asia/Kathmandu', 'America/St_Johns'])
      for (const border of roundBorders(year, 60, zone))
        expect(clocks(zone, border).slice(0, 3)).toEqual(['Mon', '00', '00']);
  });

  it('cover any stretch with no more buckets than there is room for, and are round on the clocks of the zone', () => {
    const stretch = fc
      .tuple(
        fc.integer({ min: at('1950-01-01'), max: at('2037-01-01') }),
        fc.oneof(fc.integer({ min: 1, max: DAY }), fc.integer({ min: 1, max: 800 * DAY })),
      )
      .map(([from, length]) => ({ from, to: from + length }));
    const zones = [
      ...['UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns'],
      ...['Asia/Kolkata', 'Pacific/Apia', 'America/Sao_Paulo'],
    ];
    fc.assert(
      fc.property(
        stretch,
        fc.integer({ min: 2, max: 200 }),
        fc.constantFrom(...zones),
        (asked, room, zone) => {
          const borders = roundBorders(asked, room, zone);
          const lengths = borders.slice(1).map((border, place) => border - (borders[place] ?? 0));
          expect(Math.min(...lengths)).toBeGreaterThan(0);
          expect(lengths.length).toBeLessThanOrEqual(room);
          expect(borders[0]).toBeLessThanOrEqual(asked.from);
          expect(borders[1]).toBeGreaterThan(asked.from);
          expect(borders.at(-1)).toBeGreaterThanOrEqual(asked.to);
          expect(borders.at(-2)).toBeLessThan(asked.to);
          // How far apart they are mostly; where clocks are changed a border is where the change is.
          const usual = lengths.toSorted((a, b) => a - b)[lengths.length >> 1] ?? 0;
          const round = borders.filter((border) => isRound(zone, border, usual));
          expect(
            borders.length - round.length,
            `${zone} ${usual} ${borders.map(iso).join()}`,
          ).toBeLessThanOrEqual(6);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Whether the clocks of a zone show a multiple of a width, at most a day of it. */
function isRound(zone: string, moment: number, width: number): boolean {
  const [, hour = 0, minute = 0, second = 0] = clocks(zone, moment).map(Number);
  const shown = hour * HOUR + minute * MINUTE + second * 1000 + (((moment % 1000) + 1000) % 1000);
  return width >= 20 * HOUR ? shown === 0 : shown % width === 0;
}
