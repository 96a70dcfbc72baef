import { describe, expect, it } from 'vitest';
import { marksBetween } from './time-axis.ts';

const at = (text: string): number => Date.parse(text);
const HOUR = 3_600_000;
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

const cases: { what: string; from: string; to: string; room: number; marks: string[] }[] = [
  {
    ...{ what: 'an hour by quarters', from: '2024-05-16T02:05Z', to: '2024-05-16T03:05Z', room: 4 },
    marks: ['2024-05-16T02:15', '2024-05-16T02:30', '2024-05-16T02:45', '2024-05-16T03:00'],
  },
  {
    ...{ what: 'two days by twelve hours', from: '2024-05-16T01:00Z', to: '2024-05-18T01:00Z', room: 4 },
    marks: ['2024-05-16T12:00', '2024-05-17T00:00', '2024-05-17T12:00', '2024-05-18T00:00'],
  },
  {
    ...{ what: 'half a year by months', from: '2024-01-15T00:00Z', to: '2024-07-02T00:00Z', room: 6 },
    marks: ['2024-02-01', '2024-03-01', '2024-04-01', '2024-05-01', '2024-06-01', '2024-07-01'].map(
      (day) => `${day}T00:00`,
    ),
  },
  {
    ...{ what: 'ten years by years', from: '2014-05-01T00:00Z', to: '2024-05-01T00:00Z', room: 5 },
    marks: ['2016', '2018', '2020', '2022', '2024'].map((year) => `${year}-01-01T00:00`),
  },
];

describe('the marks of a time axis', () => {
  it.each(cases)('$what', ({ from, to, room, marks }) => {
    expect(marksBetween(at(from), at(to), room).map((mark) => iso(mark.at))).toEqual(marks);
  });

  it('say the day at midnight, where they go by hours', () => {
    const marks = marksBetween(at('2024-05-16T20:00Z'), at('2024-05-17T04:00Z'), 8);
    expect(marks.filter(({ unit }) => unit === 'day').map((mark) => iso(mark.at))).toEqual([
      '2024-05-17T00:00',
    ]);
  });

  it('are in order, within, and hardly more than there is room for, for every span', () => {
    const from = at('2001-03-04T05:06:07Z');
    for (let span = 60_000; from + span < at('2286-01-01T00:00Z'); span *= 1.7)
      for (const room of [1, 3, 8, 15]) {
        const marks = marksBetween(from, from + span, room).map((mark) => mark.at);
        expect(marks.length, `${span / HOUR} h in ${room}`).toBeLessThanOrEqual(room + 1);
        expect(marks.every((mark) => mark >= from && mark <= from + span)).toBe(true);
        expect(marks).toEqual([...new Set(marks)].sort((one, other) => one - other));
      }
  });
});
