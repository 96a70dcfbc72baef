import { describe, expect, it } from 'vitest';
import type { Json } from '../../../shared/model/json.ts';
import { readTime } from './timestamps.ts';

const AT = '2024-06-10T10:00:14.977Z';

describe('reads', () => {
  it.each<[string, Json, string]>([
    ['milliseconds', 1718013614977, AT],
    ['milliseconds as text', '1718013614977', AT],
    ['milliseconds as text among spaces', ' 1718013614977\n', AT],
    ['seconds', 1718013614, '2024-06-10T10:00:14.000Z'],
    ['seconds as text', '1718013614', '2024-06-10T10:00:14.000Z'],
    ['the first and least of all times', 1_000_000_000_000, '2001-09-09T01:46:40.000Z'],
    ['the last of all times', 9_999_999_999_999, '2286-11-20T17:46:39.999Z'],
    ['slashes and a named zone', '2024/06/10 18:00:14 GMT+08:00', '2024-06-10T10:00:14.000Z'],
    ['slashes without leading zeros', '2024/6/9 8:00:14 GMT+8', '2024-06-09T00:00:14.000Z'],
    ['dashes and a named zone', '2024-06-10 18:00:14 GMT+08:00', '2024-06-10T10:00:14.000Z'],
    ['a month by its name', 'Jun 10, 2024 18:00:14 GMT+08:00', '2024-06-10T10:00:14.000Z'],
    ['a month by its whole name', 'december 8, 2016 11:24:04 GMT', '2016-12-08T11:24:04.000Z'],
    ['ISO 8601 in UTC', AT, AT],
    ['ISO 8601 in small letters', '2024-06-10t10:00:14.977z', AT],
    ['ISO 8601 with a colon in the offset', '2024-06-10T18:00:14.977+08:00', AT],
    ['ISO 8601 without a colon in the offset', '2024-06-10T10:00:14.977+0000', AT],
    ['ISO 8601 with hours alone in the offset', '2024-06-10T02:00:14.977-08', AT],
    ['an offset of half an hour', '2024-06-10T15:30:14.977+05:30', AT],
    ['an offset that leads into the day before', '2024-06-10T00:30:00+02:00', '2024-06-09T22:30:00.000Z'],
    ['a fraction of two digits', '2024-06-10T10:00:14.97Z', '2024-06-10T10:00:14.970Z'],
    ['a fraction of seven digits, cut and not rounded', '2024-06-10T10:00:14.9779999Z', AT],
    ['a fraction after a comma', '2024-06-10T10:00:14,977Z', AT],
    ['no seconds', '2024-06-10T10:00Z', '2024-06-10T10:00:00.000Z'],
    ['the compact form', '20240610T180014.977+0800', AT],
    ['the compact form in UTC', '20240610T100014Z', '2024-06-10T10:00:14.000Z'],
    ['an offset with its abbreviation', '2024-06-10 10:00:14.977 +0000 UTC', AT],
    ['an offset with an abbreviation that is not UTC', '2024-06-10 18:00:14.977 +0800 CST', AT],
    ['UTC by name', '2024-06-10 10:00:14 UTC', '2024-06-10T10:00:14.000Z'],
    ['a leap day', '2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['a leap day of a century', '2100-02-28T00:00:00Z', '2100-02-28T00:00:00.000Z'],
    ['the end of a day as 24:00', '2024-06-10T24:00:00Z', '2024-06-11T00:00:00.000Z'],
    ['a leap second', '2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    [
      'a leap second where the clock shows another hour',
      '2017-01-01T07:59:60.5+08:00',
      '2017-01-01T00:00:00.500Z',
    ],
  ])('%s', (_name, written, instant) => {
    const time = readTime(written);
    expect(typeof time === 'number' ? new Date(time).toISOString() : time).toBe(instant);
  });
});

describe('cannot read', () => {
  it.each<[string, Json]>([
    ['nothing', null],
    ['true', true],
    ['a list', [1718013614977]],
    ['an object', { ms: 1718013614977 }],
    ['empty text', ''],
    ['nine digits', 999_999_999],
    ['eleven digits', 17180136149],
    ['eleven digits as text', '17180136149'],
    ['twelve digits', 171801361497],
    ['fourteen digits', 17180136149770],
    ['microseconds as text', '1718013614977000'],
    ['a fraction of a second', 1718013614.977],
    ['a number below zero', -1718013614977],
    ['words', 'yesterday'],
    ['a date alone', '2024-06-10'],
    ['a compact date alone', '20240610'],
    ['a time alone', '10:00:14Z'],
    ['30 February', '2023-02-30T10:00:00Z'],
    ['29 February of a common year', '2023-02-29T10:00:00Z'],
    ['29 February of a common century', '2100-02-29T10:00:00Z'],
    ['31 April', '2024/04/31 10:00:00 GMT'],
    ['a thirteenth month', '2024-13-01T00:00:00Z'],
    ['a day zero', '2024-06-00T00:00:00Z'],
    ['a month that is none', 'Foo 10, 2024 18:00:14 GMT+08:00'],
    ['a month in one letter', 'J 10, 2024 18:00:14 GMT+08:00'],
    ['the day before the month', '10/06/2024 18:00:14 GMT+08:00'],
    ['mixed separators', '2024-06/10 18:00:14 GMT+08:00'],
    ['25 hours', '2024-06-10T25:00:00Z'],
    ['more than 24:00', '2024-06-10T24:00:01Z'],
    ['more than 24:00 by a millisecond', '2024-06-10T24:00:00.001Z'],
    ['60 minutes', '2024-06-10T10:60:00Z'],
    ['61 seconds', '2024-12-31T23:59:61Z'],
    ['a second 60 in the middle of the day', '2016-12-31T12:30:60Z'],
    ['a second 60 at the end of an ordinary day', '2016-12-30T23:59:60Z'],
    ['a second 60 at the end of a month without leap seconds', '2016-03-31T23:59:60Z'],
    ['a second 60 that is none in UTC', '2016-12-31T23:59:60+08:00'],
    ['an hour of three digits', '2024-06-10T100:00:00Z'],
    ['a fraction without digits', '2024-06-10T10:00:14.Z'],
    ['an offset of fifteen hours', '2024-06-10T10:00:14+15:00'],
    ['an offset with 60 minutes', '2024-06-10T10:00:14+08:60'],
    ['an offset of one digit', '2024-06-10T10:00:14+8'],
    ['an offset of three digits', '2024-06-10T10:00:14+800'],
    ['an abbreviation that could be many zones', '2024-06-10 10:00:14 CST'],
    ['something behind', '2024-06-10T10:00:14Z and more'],
    ['something behind the offset', '2024-06-10T10:00:14+08:00[Asia/Shanghai]'],
    ['digits of another script', '２０２４-06-10T10:00:14Z'],
    ['very long text', `2024-06-10T10:00:14.${'9'.repeat(10_000)}Z`],
  ])('%s', (_name, written) => {
    expect(readTime(written)).toBe('time-unreadable');
  });
});

describe('does not take for local time', () => {
  it.each([
    '2024-06-10T10:00:14',
    '2024-06-10T10:00:14.977',
    '2024-06-10 10:00:14',
    '2024/06/10 10:00:14',
    'Jun 10, 2024 10:00:14',
    '20240610T100014.977',
  ])('%s', (written) => {
    expect(readTime(written)).toBe('time-without-zone');
  });

  it('but takes for UTC where the source documents so', () => {
    expect(readTime('2024-06-10T10:00:14.977', 'utc')).toBe(Date.parse(AT));
  });

  it('and still obeys a zone that is written there', () => {
    expect(readTime('2024-06-10T18:00:14.977+0800', 'utc')).toBe(Date.parse(AT));
  });
});

it.each([
  '1999-12-31T23:59:59Z',
  '2001-09-09T01:46:39.999Z',
  '2286-11-20T17:46:40Z',
  '0001-01-01T00:00:00Z',
  '0050-01-01T00:00:00Z',
])('finds %s out of range', (written) => {
  expect(readTime(written)).toBe('time-out-of-range');
});

it('reads the same whatever the zone of the machine', () => {
  const zone = process.env['TZ'];
  const read = (): (number | string)[] =>
    ['2024-06-10 18:00:14 GMT+08:00', '2024-06-10T10:00:14', '20240610T180014+0800'].map((text) =>
      readTime(text),
    );
  try {
    process.env['TZ'] = 'Pacific/Kiritimati';
    const there = read();
    process.env['TZ'] = 'America/Los_Angeles';
    expect(read()).toEqual(there);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});
