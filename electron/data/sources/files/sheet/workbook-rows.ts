import type { ZipEntry } from '../zip.ts';
import { cellText } from './cell-text.ts';
import { dateText } from './date-styles.ts';
import { MOST_COLUMNS } from './row-width.ts';
import type { SheetRow } from './sheet-records.ts';
import { partSteps, WorkbookError, type Workbook } from './workbook.ts';
import type { XmlHandlers } from './xml.ts';

/** A row longer than this is no trace. */
const MOST_ROW_LENGTH = 16 * 1024 * 1024;

/** The rows of one sheet, as they are read. */
export async function* workbookRows(workbook: Workbook, entry: ZipEntry): AsyncGenerator<SheetRow[], void> {
  const rows: SheetRow[] = [];
  for await (const step of partSteps(entry, rowHandlers(workbook, rows))) {
    void step;
    if (rows.length > 0) yield rows.splice(0);
  }
}

interface Cell {
  column: number;
  type: string;
  isDate: boolean;
  text: string;
}

function rowHandlers(workbook: Workbook, rows: SheetRow[]): XmlHandlers {
  let line = 0;
  let rowLength = 0;
  let cells: string[] = [];
  let cell: Cell | null = null;
  let isText = false;
  let isReading = false;
  return {
    open(name, attributes) {
      if (name === 'row') {
        line = rowNumber(attributes['r']) ?? line + 1;
        cells = [];
        rowLength = 0;
      } else if (name === 'c') cell = openCell(attributes, cells.length, workbook);
      else if (name === 'rPh') isReading = true;
      isText = !isReading && (name === 'v' || name === 't');
    },
    text(part) {
      if (!isText || cell === null) return;
      cell.text += part;
      rowLength += part.length;
      if (rowLength > MOST_ROW_LENGTH)
        throw new WorkbookError({ code: 'size-exceeded', details: { limitBytes: MOST_ROW_LENGTH } });
    },
    close(name) {
      isText = false;
      if (name === 'rPh') isReading = false;
      if (name === 'c' && cell !== null && cell.column < MOST_COLUMNS) {
        while (cells.length < cell.column) cells.push('');
        cells[cell.column] = shownText(cell, workbook);
        cell = null;
      }
      if (name !== 'row' || cells.every((text) => text.trim() === '')) return;
      // A sheet has no text of its own to point into: rows are found by their number.
      rows.push({ cells, line, byteOffset: 0, unsound: null });
    },
  };
}

function openCell(attributes: Readonly<Record<string, string>>, next: number, { styles }: Workbook): Cell {
  const column = columnOf(attributes['r'] ?? '') ?? next;
  return {
    column,
    type: attributes['t'] ?? 'n',
    isDate: styles[Number(attributes['s'] ?? 0)] ?? false,
    text: '',
  };
}

function rowNumber(written: string | undefined): number | null {
  return written !== undefined && /^[1-9]\d{0,8}$/.test(written) ? Number(written) : null;
}

/** `AB12` is column 27, from 0. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}(?=\d+$)/.exec(reference)?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function shownText({ type, isDate, text }: Cell, { texts, countsFrom1904 }: Workbook): string {
  if (type === 's') return texts[Number(text)] ?? '';
  if (type === 'b') return text === '1' ? 'true' : 'false';
  if (type === 'inlineStr' || type === 'str') return cellText(text);
  if (type !== 'n' || text === '') return text;
  if (isDate) return dateText(Number(text), countsFrom1904) ?? text;
  // Long numbers are written as powers of ten.
  return /e/i.test(text) && Number.isFinite(Number(text)) ? String(Number(text)) : text;
}
