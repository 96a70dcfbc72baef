import type { ExportRows, ExportTally } from './exported-trace.ts';
import { rowCursor } from './row-cursor.ts';
import { sheetXml } from './sheet-xml.ts';
import { CONTENT_TYPES, PACKAGE_RELATIONS, STYLES, workbookRelations, workbookXml } from './workbook-xml.ts';
import { tableColumns, type TableOptions } from './table-columns.ts';
import { zipChunks, type ZipPart } from './zip-stream.ts';

export interface XlsxOptions extends TableOptions {
  exportedAt: number;
  /** Of one sheet, the headings included. */
  mostRows?: number;
}

/** A workbook, with as many sheets as its rows need. */
export async function* writeXlsx(
  rows: ExportRows,
  { exportedAt, ...options }: XlsxOptions,
): AsyncGenerator<Buffer, ExportTally> {
  const tally: ExportTally = { rows: 0, cutCells: 0 };
  yield* zipChunks(workbookParts(rows, options, tally), exportedAt);
  return tally;
}

async function* workbookParts(
  rows: ExportRows,
  { mostRows, ...options }: Omit<XlsxOptions, 'exportedAt'>,
  tally: ExportTally,
): AsyncGenerator<ZipPart, void> {
  const columns = tableColumns(options);
  const cursor = rowCursor(rows);
  let sheets = 0;
  try {
    // First, because that is how programs tell a workbook from another archive.
    yield part('[Content_Types].xml', CONTENT_TYPES);
    yield part('_rels/.rels', PACKAGE_RELATIONS);
    yield part('xl/styles.xml', STYLES);
    do {
      sheets += 1;
      const content = sheetXml(cursor, { columns, ...(mostRows === undefined ? {} : { mostRows }) }, tally);
      yield { name: `xl/worksheets/sheet${sheets}.xml`, content };
    } while (!(await cursor.isAtEnd()));
    yield part('xl/workbook.xml', workbookXml(sheets));
    yield part('xl/_rels/workbook.xml.rels', workbookRelations(sheets));
  } finally {
    await cursor.close();
  }
}

const part = (name: string, content: string): ZipPart => ({ name, content: [Buffer.from(content)] });
