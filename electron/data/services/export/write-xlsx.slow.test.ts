import fc from 'fast-check';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { xmlReader } from '../../sources/files/sheet/xml.ts';
import type { ExportColumn } from '../../../../shared/model/export.ts';
import type { ExportRow } from './exported-trace.ts';
import { neutralised } from '../../../core/normalise/neutralise.ts';
import { batchesOf, EXPORTED_AT, rowWith, written } from './testing/exporting.ts';
import { hostileText } from '../../../core/normalise/testing/hostile-text.ts';
import { partsOf } from './testing/parts-of.ts';
import { writeXlsx, type XlsxOptions } from './write-xlsx.ts';

async function workbook(
  rows: readonly ExportRow[],
  options: Partial<XlsxOptions> = {},
): Promise<{ sheets: string[]; parts: Map<string, string>; rows: number; cutCells: number }> {
  const { bytes, tally } = await written(
    writeXlsx(batchesOf(rows, 4), { exportedAt: EXPORTED_AT, ...options }),
  );
  const parts = partsOf(bytes);
  const sheets = [...parts.keys()].filter((name) => name.startsWith('xl/worksheets/'));
  return { parts, sheets: sheets.map((name) => parts.get(name) ?? ''), ...tally };
}

/** The text of each cell, with the workbook's own escape undone. */
function cellTexts(sheet: string): string[] {
  const cells: string[] = [];
  const xml = xmlReader({
    open: (name) => void (name === 'c' && cells.push('')),
    text: (text) => void cells.push(`${cells.pop() ?? ''}${text}`),
    close: () => undefined,
  });
  xml.feed(Buffer.from(sheet.replace(/^.*<sheetData>/s, '<sheetData>').replace('</worksheet>', '')));
  xml.end();
  return cells.map((cell) =>
    cell.replace(/_x([\dA-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  );
}

const MESSAGE: { columns: ExportColumn[] } = { columns: ['message'] };

test('every text is a text again, whatever is in it, and none would run', async () => {
  const text = fc.oneof(
    hostileText,
    fc.constantFrom('_x0041_', '_x005F_x0041_', '\uD800', 'a\r\nb', '\uFFFF'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (texts) => {
      const { sheets } = await workbook(
        texts.map((message) => rowWith({ message })),
        MESSAGE,
      );
      const [heading, ...cells] = cellTexts(sheets[0] ?? '');
      expect(heading).toBe('message');
      expect(cells).toEqual(texts.map(neutralised));
      expect(sheets[0]).not.toMatch(/<f[ >]|<t[^>]*>[\s"]*[=+\-@]/);
    }),
    { numRuns: 200 },
  );
});

test.each([
  [1, 1],
  [3, 1],
  [4, 2],
  [6, 2],
  [7, 3],
])('%i rows are on %i sheets of three, each with headings, and none is lost', async (count, expected) => {
  const rows = Array.from({ length: count }, (_, index) => rowWith({ message: `row ${index}` }));
  const { sheets, parts } = await workbook(rows, { ...MESSAGE, mostRows: 4 });
  expect(sheets).toHaveLength(expected);
  const texts = sheets.map(cellTexts);
  expect(texts.every(([heading]) => heading === 'message')).toBe(true);
  expect(texts.flatMap((cells) => cells.slice(1))).toEqual(rows.map(({ trace }) => trace.message));
  for (const name of ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'])
    expect(parts.get(name)?.match(/rId\d+/g)?.length).toBeGreaterThanOrEqual(expected);
});

test.each([
  ['as much as fits', 'x'.repeat(32_767), 'x'.repeat(32_767), 0],
  ['one more', 'x'.repeat(32_768), `${'x'.repeat(32_760)}…✂32768`, 1],
  ['a pair where it is cut', `${'x'.repeat(32_759)}🔑${'x'.repeat(99)}`, `${'x'.repeat(32_759)}…✂32860`, 1],
  ['what the apostrophe makes too long', `=${'x'.repeat(32_766)}`, `'=${'x'.repeat(32_758)}…✂32768`, 1],
])('a cell with %s', async (_what, message, expected, cutCells) => {
  const book = await workbook([rowWith({ message }), rowWith({})], MESSAGE);
  expect(cellTexts(book.sheets[0] ?? '')[1]).toBe(expected);
  expect(book).toMatchObject({ rows: 2, cutCells });
});

test('columns beyond Z have their letters', async () => {
  const { sheets } = await workbook([rowWith({ total_time: 7 })]);
  expect(sheets[0]).toContain('<c r="AV2"><v>7</v></c>');
});

test('what fails while rows are read is told, and the rows are let go of', async () => {
  const ends: string[] = [];
  async function* failing(): AsyncGenerator<ExportRow[], void> {
    try {
      yield await Promise.resolve([rowWith({})]);
      throw new Error('no more');
    } finally {
      ends.push('let go');
    }
  }
  await expect(written(writeXlsx(failing(), { exportedAt: EXPORTED_AT }))).rejects.toThrow('no more');
  expect(ends).toEqual(['let go']);
});

test('whoever stops reading stops the rows', async () => {
  let isLetGo = false;
  async function* endless(): AsyncGenerator<ExportRow[], void> {
    try {
      for (;;) {
        await turn();
        yield Array.from({ length: 100 }, () => rowWith({ message: String(Math.random()) }));
      }
    } finally {
      isLetGo = true;
    }
  }
  const chunks = writeXlsx(endless(), { exportedAt: EXPORTED_AT });
  for (let taken = 0; taken < 20; taken += 1) await chunks.next();
  await chunks.return({ rows: 0, cutCells: 0 });
  expect(isLetGo).toBe(true);
});
