import { describe, expect, it } from 'vitest';
import type { ColumnMapping, Sheet } from '../../../shared/model/sheet.ts';
import { doubtsIn, guessedMapping, mayLackZone } from './column-doubts.ts';

const sheet = (mapping: ColumnMapping): Sheet => ({
  ...{ name: null, headings: Object.keys(mapping), mapping, rowsBefore: 0 },
});

describe('columns', () => {
  it('of all tables of a file are one mapping', () => {
    expect(guessedMapping([sheet({ a: 'time' }), sheet({ b: 'code', c: null })])).toEqual({
      ...{ a: 'time', b: 'code', c: null },
    });
  });

  it('may be called as anything an object has', () => {
    const headings = ['constructor', '__proto__', 'toString'];
    const guessed = guessedMapping([{ name: null, headings, mapping: {}, rowsBefore: 0 }]);
    expect(Object.entries(guessed)).toEqual(headings.map((heading) => [heading, null]));
  });

  const cases: [what: string, sheets: ColumnMapping[], twice: string[], noTime: boolean][] = [
    ['none', [{ a: 'time', b: null, c: null }], [], false],
    ['one field twice', [{ a: 'time', b: 'code', c: 'code' }], ['code'], false],
    ['one field in two tables, which is none', [{ a: 'time' }, { b: 'time' }], [], false],
    ['no time', [{ a: 'code' }], [], true],
    ['no time in the second table', [{ a: 'time' }, { b: 'code' }], [], true],
  ];
  it.each(cases)('leave these doubts: %s', (_what, mappings, twice, noTime) => {
    const sheets = mappings.map(sheet);
    expect(doubtsIn(sheets, guessedMapping(sheets))).toEqual({ twice, noTime });
  });

  it.each([
    ['time', true],
    ['Operation Time (GMT+08:00)', false],
    ['时间（UTC+8）', false],
  ])('leave the zone of times open: %s', (heading, isOpen) => {
    const sheets = [sheet({ [heading]: 'time', b: null })];
    expect(mayLackZone(sheets, guessedMapping(sheets))).toBe(isOpen);
  });
});
