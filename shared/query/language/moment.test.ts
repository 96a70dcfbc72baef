import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueryContext } from './calendar.ts';
import { printInstant, readMoment } from './moment.ts';
import { BERLIN, CONTEXT, UTC } from './testing/query-context.ts';

const iso = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');

describe('a time spans what it names', () => {
  const cases: [text: string, context: QueryContext, from: string, to: string][] = [
    ['2026-11-20', UTC, '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z'],
    ['2026-11-20', CONTEXT, '2026-11-19T16:00:00Z', '2026-11-20T16:00:00Z'],
    ['2026-11-20Z', CONTEXT, '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z'],
    ['2026-11-20+01:00', CONTEXT, '2026-11-19T23:00:00Z', '2026-11-20T23:00:00Z'],
    ['2026-12', UTC, '2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['2024-02-29', UTC, '2024-02-29T00:00:00Z', '2024-03-01T00:00:00Z'],
    ['2026-11-20T10:00', UTC, '2026-11-20T10:00:00Z', '2026-11-20T10:01:00Z'],
    ['2026-11-20 10:00', CONTEXT, '2026-11-20T02:00:00Z', '2026-11-20T02:01:00Z'],
    ['2026-11-20T23:59:59-0330', UTC, '2026-11-21T03:29:59Z', '2026-11-21T03:30:00Z'],
    ['2026-11-20T10:00:05.5', UTC, '2026-11-20T10:00:05.500Z', '2026-11-20T10:00:05.501Z'],
    ['1763632800000', UTC, '2025-11-20T10:00:00Z', '2025-11-20T10:00:00.001Z'],
    ['now', CONTEXT, '2026-11-21T12:00:00Z', '2026-11-21T12:00:00.001Z'],
    ['-90s', CONTEXT, '2026-11-21T11:58:30Z', '2026-11-21T11:58:30.001Z'],
    ['-30m', CONTEXT, '2026-11-21T11:30:00Z', '2026-11-21T11:30:00.001Z'],
    ['-2h', CONTEXT, '2026-11-21T10:00:00Z', '2026-11-21T10:00:00.001Z'],
    ['-7d', CONTEXT, '2026-11-14T12:00:00Z', '2026-11-14T12:00:00.001Z'],
    ['-1w', CONTEXT, '2026-11-14T12:00:00Z', '2026-11-14T12:00:00.001Z'],
    ['today', CONTEXT, '2026-11-20T16:00:00Z', '2026-11-21T16:00:00Z'],
    ['Yesterday', UTC, '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z'],
    // A day of 23 hours and one of 25; a time that is leapt over and one that comes twice.
    ['2026-03-29', BERLIN, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
    ['2026-10-25', BERLIN, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
    ['2026-03-29T02:30', BERLIN, '2026-03-29T01:30:00Z', '2026-03-29T01:31:00Z'],
    ['2026-10-25T02:30', BERLIN, '2026-10-25T00:30:00Z', '2026-10-25T00:31:00Z'],
  ];
  it.each(cases)('%s', (text, context, from, to) => {
    const moment = readMoment(text, context);
    expect(moment && [iso(moment.from), iso(moment.to)]).toEqual([from, to]);
  });
});

it.each([
  '',
  '2026',
  '2026-13',
  '2026-00-10',
  '2026-02-30',
  '2026-11-20T',
  '2026-11-20T24:00',
  '2026-11-20T10',
  '2026-11-20T10:00+24:00',
  '2026-11-20T10:00+10:60',
  '0050-01-01',
  '20-11-2026',
  '2h',
  '+2h',
  '-2y',
  '-h',
  '-1234567d',
  'tomorrow',
  'toString',
  '12345',
])('%j is no time', (text) => {
  expect(readMoment(text, CONTEXT)).toBeUndefined();
});

describe('an instant is printed as it is shown, with its offset', () => {
  it.each([
    ['2026-11-20T10:00:00Z', UTC, '2026-11-20T10:00Z'],
    ['2026-11-20T10:00:00Z', CONTEXT, '2026-11-20T18:00+08:00'],
    ['2026-11-20T10:00:05Z', UTC, '2026-11-20T10:00:05Z'],
    ['2026-11-20T10:00:00.120Z', UTC, '2026-11-20T10:00:00.120Z'],
    ['2026-11-20T10:00:00Z', { ...UTC, offsetAt: () => -210 }, '2026-11-20T06:30-03:30'],
    ['1900-01-01T00:00:00Z', { ...UTC, offsetAt: () => 485.71 }, '1900-01-01T00:00Z'],
  ])('%s', (at, context, printed) => {
    expect(printInstant(Date.parse(at), context)).toBe(printed);
  });

  it('and is read as the same in any zone', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
        expect(readMoment(printInstant(date.getTime(), BERLIN), CONTEXT)?.from).toBe(date.getTime());
      }),
    );
  });
});
