import { describe, expect, test } from 'vitest';
import { isoOf, readInstant, readWindow, utcText } from './instant.ts';

const AT = Date.UTC(2026, 2, 2, 3, 4, 5);

test.each<[string, number]>([
  ['2026-03-02', Date.UTC(2026, 2, 2)],
  ['2024-02-29', Date.UTC(2024, 1, 29)],
  ['2026-03-02T03:04:05Z', AT],
  ['2026-03-02t03:04:05z', AT],
  ['2026-03-02 03:04:05Z', AT],
  ['2026-03-02T11:04:05+08:00', AT],
  ['2026-03-02T11:04:05+0800', AT],
  ['2026-03-02T11:04:05+08', AT],
  ['2026-03-01T21:34:05-05:30', AT],
  ['2026-03-02T03:04Z', AT - 5000],
  ['2026-03-02T03:04:05.678Z', AT + 678],
  ['2026-03-02T03:04:05,6789999Z', AT + 678],
  ['1772420645000', 1772420645000],
  ['-1', -1],
  ['0', 0],
  ['8640000000000000', 8.64e15],
])('%s is an instant', (given, at) => expect(readInstant('--from', given)).toBe(at));

test.each(['2026-03-02T03:04:05', '2026-03-02T03:04', '2026-03-02 03:04:05.5'])(
  '%s lacks its zone',
  (given) => {
    expect(() => readInstant('--to', given)).toThrow('instant-without-zone');
  },
);

test.each([
  ...['', 'x', 'today', '2026-03', '2026-3-2', '2026-02-30', '2025-02-29', '2026-13-01', '2026-00-01'],
  ...['2026-03-02T24:00Z', '2026-03-02T03:60Z', '2026-03-02T03:04:60Z', '2026-03-02T3:04Z', '2026-03-02Z'],
  ...[
    '2026-03-02T03:04:05+24:00',
    '2026-03-02T03:04:05+08:60',
    '2026-03-02T03:04:05CST',
    '1e3',
    '1.5',
    '0x10',
  ],
  ...['8640000000000001', '-8640000000000001', '9'.repeat(400), '٢٠٢٦-٠٣-٠٢'],
])('%j is none', (given) => expect(() => readInstant('--from', given)).toThrow('instant-unreadable'));

describe('a window', () => {
  test.each<[{ from?: string; to?: string }, object]>([
    [{}, { from: null, to: null }],
    [{ from: '5' }, { from: 5, to: null }],
    [
      { from: '5', to: '5' },
      { from: 5, to: 5 },
    ],
    [{ to: '1970-01-02' }, { from: null, to: 86_400_000 }],
  ])('%j', (given, window) => expect(readWindow(given)).toEqual(window));

  test('does not end before it begins', () => {
    expect(() => readWindow({ from: '6', to: '5' })).toThrow('window-turned');
  });
});

test('an end behind the last instant there is can be written', () => {
  expect(isoOf(8.64e15 + 1)).toBe('+275760-09-13T00:00:00.000Z');
});

test.each([
  [AT, '2026-03-02 03:04:05 UTC'],
  [AT + 1, '2026-03-02 03:04:05.001 UTC'],
])('%d is %s to a person', (at, text) => expect(utcText(at)).toBe(text));
