import { describe, expect, it } from 'vitest';
import { exactTime, momentOf, offsetAt, zoneTime } from './zone-time.ts';

const HOUR = 3_600_000;
const AT = Date.UTC(2024, 4, 16, 9, 14, 2, 7);

describe('the time of a zone', () => {
  it.each([
    ['UTC', false, '2024-05-16 09:14:02'],
    ['UTC', true, '2024-05-16 09:14:02.007'],
    ['Asia/Shanghai', false, '2024-05-16 17:14:02'],
    ['America/St_Johns', false, '2024-05-16 06:44:02'],
  ])('is written in digits: %s', (zone, hasMs, text) => {
    expect(zoneTime(AT, zone, hasMs)).toBe(text);
  });

  it('is written exactly: milliseconds where there are some', () => {
    expect(exactTime(AT, 'UTC')).toBe('2024-05-16 09:14:02.007');
    expect(exactTime(AT - 7, 'UTC')).toBe('2024-05-16 09:14:02');
  });

  it('changes its offset with the season', () => {
    expect(offsetAt(Date.UTC(2024, 0, 1), 'Europe/Berlin')).toBe(HOUR);
    expect(offsetAt(Date.UTC(2024, 6, 1), 'Europe/Berlin')).toBe(2 * HOUR);
  });

  it('is written also where no calendar reaches', () => {
    expect(zoneTime(9e15, 'UTC')).toBe('9000000000000000');
  });
});

describe('a written moment', () => {
  it.each([
    ['2024-05-16', 'UTC', Date.UTC(2024, 4, 16)],
    [' 2024-05-16 09:14 ', 'UTC', Date.UTC(2024, 4, 16, 9, 14)],
    ['2024-05-16T09:14:02.007', 'UTC', AT],
    ['2024-05-16 17:14:02.007', 'Asia/Shanghai', AT],
    ['2024-02-30', 'UTC', null],
    ['2024-05-16 25:00', 'UTC', null],
    ['2024-05-16 09:75', 'UTC', null],
    ['2024-05-16 09:14:99', 'UTC', null],
    ['2024-13-01', 'UTC', null],
    ['2024-05-16 09:14:02.5', 'UTC', Date.UTC(2024, 4, 16, 9, 14, 2, 500)],
    ['yesterday', 'UTC', null],
    ['', 'UTC', null],
  ])('%j in %s', (text, zone, at) => {
    expect(momentOf(text, zone)).toBe(at);
  });

  it.each([Date.UTC(2024, 2, 31, 0, 30), Date.UTC(2024, 2, 31, 2, 30), Date.UTC(2024, 9, 27, 3)])(
    'is found again near a change of the clocks: %i',
    (at) => {
      expect(momentOf(zoneTime(at, 'Europe/Berlin'), 'Europe/Berlin')).toBe(at);
    },
  );

  it.each([
    [
      'one that clocks leap over is as much later',
      '2024-03-31 02:30',
      'Europe/Berlin',
      '2024-03-31 03:30:00',
    ],
    ['also west of Greenwich', '2018-11-04 00:10', 'America/Sao_Paulo', '2018-11-04 01:10:00'],
    [
      'a day that has no midnight begins an hour later',
      '2018-11-04',
      'America/Sao_Paulo',
      '2018-11-04 01:00:00',
    ],
  ])('%s', (_, text, zone, shown) => {
    expect(zoneTime(momentOf(text, zone) ?? NaN, zone)).toBe(shown);
  });

  it('is the first of two where clocks are set back', () => {
    expect(momentOf('2024-10-27 02:30', 'Europe/Berlin')).toBe(Date.UTC(2024, 9, 27, 0, 30));
  });
});
