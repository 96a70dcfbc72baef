import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BarUnit } from '../../../shared/model/overview.ts';
import { barUnit, timeBorders } from './time-borders.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (text: string): number => Date.parse(text);
const hoursBetween = (borders: readonly number[]): number[] =>
  borders.slice(1).map((border, place) => (border - (borders[place] ?? 0)) / HOUR);

describe('the borders of bars', () => {
  it.each([
    { zone: 'UTC', from: '2024-03-30T00:00Z', to: '2024-04-02T00:00Z', hours: [24, 24, 24] },
    // Clocks go forward at 01:00 UTC on the 31st, and back on 27 October.
    { zone: 'Europe/Berlin', from: '2024-03-29T23:00Z', to: '2024-04-01T22:00Z', hours: [24, 23, 24] },
    { zone: 'Europe/Berlin', from: '2024-10-25T22:00Z', to: '2024-10-28T23:00Z', hours: [24, 25, 24] },
    // Midnight is left out: the day begins at 01:00.
    { zone: 'Asia/Beirut', from: '2024-03-29T22:00Z', to: '2024-04-01T21:00Z', hours: [24, 23, 24] },
    // At midnight clocks went back to 23:00 of the day before.
    { zone: 'America/Sao_Paulo', from: '2019-02-15T02:00Z', to: '2019-02-18T03:00Z', hours: [24, 25, 24] },
    { zone: 'Asia/Kolkata', from: '2024-05-01T00:00Z', to: '2024-05-02T00:00Z', hours: [18.5, 5.5] },
  ])('are days of $zone, from $from on', ({ zone, from, to, hours }) => {
    expect(hoursBetween(timeBorders({ from: at(from), to: at(to) }, 'day', zone))).toEqual(hours);
  });

  it('keep each hour an hour where clocks are changed', () => {
    for (const [from, to] of [
      ['2024-10-26T20:00Z', '2024-10-27T06:00Z'],
      ['2024-03-30T20:00Z', '2024-03-31T06:00Z'],
    ] as const) {
      const borders = timeBorders({ from: at(from), to: at(to) }, 'hour', 'Europe/Berlin');
      expect(hoursBetween(borders)).toEqual(new Array(10).fill(1));
    }
  });

  it('begin months and years on the clocks of the zone', () => {
    const year = { from: at('2023-12-15T00:00Z'), to: at('2024-03-02T00:00Z') };
    expect(
      timeBorders(year, 'month', 'Asia/Shanghai').map((border) => new Date(border).toISOString()),
    ).toEqual([
      '2023-12-15T00:00:00.000Z',
      '2023-12-31T16:00:00.000Z',
      '2024-01-31T16:00:00.000Z',
      '2024-02-29T16:00:00.000Z',
      '2024-03-02T00:00:00.000Z',
    ]);
    expect(timeBorders(year, 'year', 'UTC')).toEqual([year.from, at('2024-01-01T00:00Z'), year.to]);
  });

  it('rise from one end of the window to the other, and stand where the zone begins a unit', () => {
    const window = fc
      .tuple(
        fc.integer({ min: at('1950-01-01'), max: at('2037-01-01') }),
        fc.integer({ min: 1, max: 60 * DAY }),
      )
      .map(([from, length]) => ({ from, to: from + length }));
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/St_Johns',
    );
    const unit = fc.constantFrom<BarUnit>('hour', 'day', 'month');
    fc.assert(
      fc.property(window, zone, unit, (asked, name, of) => {
        const borders = timeBorders(asked, of, name);
        expect([borders[0], borders.at(-1)]).toEqual([asked.from, asked.to]);
        borders.slice(1).forEach((border, place) => expect(border).toBeGreaterThan(borders[place] ?? 0));
        if (of === 'hour') return;
        const date = new Intl.DateTimeFormat('en-CA', { timeZone: name });
        // Neither bar shares a date with its neighbour, and none has more than a date or a month.
        const dates = (from: number, to: number): string[] =>
          [from, to - 1].map((moment) => date.format(moment).slice(0, of === 'day' ? 10 : 7));
        const bars = borders.slice(1).map((to, place) => dates(borders[place] ?? 0, to));
        bars.forEach(([first, last], place) => {
          expect(last).toBe(first);
          expect(bars[place - 1]?.[0]).not.toBe(first);
        });
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    [HOUR, 'hour', 'minutes'],
    [7 * DAY, 'hour', 'hour'],
    [7 * DAY, 'day', 'day'],
    [90 * DAY, 'hour', 'day'],
    [10 * 365 * DAY, 'hour', 'month'],
    [500 * 365 * DAY, 'day', 'year'],
    [8e15, 'day', 'year'],
  ] as const)('of %d ms asked for by the %s are by the %s, and not too many', (length, step, unit) => {
    const window = { from: 0, to: length };
    expect(barUnit(window, step)).toBe(unit);
    expect(timeBorders(window, unit, 'Europe/Berlin').length).toBeLessThan(760);
  });
});
